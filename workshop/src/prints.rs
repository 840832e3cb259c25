//! Pages for the browser's print service. What stands on them, and that a locked vault prints nothing, is the core's.

use amparo::AmparoError;

use crate::device::Device;

/// What is to be printed, as the address says it: `what`, `id` where there are several, `languages` with commas between them. The values
/// are ids and tags, so that nothing in them is escaped.
pub(crate) fn page(phone: &Device, what: &str, query: &str) -> Result<String, AmparoError> {
    let field = |name: &str| {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let mut values = pairs.filter_map(|(key, value)| (key == name).then_some(value));
        values.next().filter(|value| !value.is_empty())
    };
    let id = || field("id").map(str::to_owned).ok_or(AmparoError::NotFound);
    let listed = |name| {
        field(name).map_or_else(Vec::new, |list| {
            list.split(',').map(str::to_owned).collect()
        })
    };
    let languages = listed("languages");
    let amparo = phone.amparo()?;
    let cards = amparo.cards()?;
    let plan = amparo.plan()?;
    let (page, personal) = match what {
        "wallet" => (cards.print_wallet(languages)?, false),
        "card" => (cards.print_card(id()?, languages)?, false),
        "handout" => (cards.print_handout(listed("ids"), languages)?, false),
        "directory" => (cards.print_directory(id().ok(), languages)?, false),
        "packet" => (plan.print_packet(id()?, languages)?, true),
        "plan" => (plan.print_plan(languages)?, true),
        _ => return Err(AmparoError::NotFound),
    };
    if personal {
        return phone.practice_page(&page.html);
    }
    Ok(page.html)
}
