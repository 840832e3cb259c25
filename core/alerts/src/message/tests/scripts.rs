//! What messages cost and look like in all 16 languages, also those that have no texts of ours yet:
//! people write their own words and names in any of them.
//!
//! The counts were made by another program: `len(text.encode("utf-16-be")) // 2` in Python, septets from
//! the code points of the table in 3GPP TS 23.038, packed letter by letter. Names and words are invented.

use super::*;

struct Row {
    language: &'static str,
    name: &'static str,
    own: &'static str,
    unicode: bool,
    /// Septets, or code units of UTF-16, of the words alone.
    units: usize,
    /// Parts of the words; with the place; with the link; with both, when nothing is left out.
    parts: [u32; 4],
    /// Parts of our words with this name in them.
    named: u32,
}

const fn row(
    language: &'static str,
    name: &'static str,
    own: &'static str,
    unicode: bool,
    units: usize,
    parts: [u32; 4],
    named: u32,
) -> Row {
    Row {
        language,
        name,
        own,
        unicode,
        units,
        parts,
        named,
    }
}

#[rustfmt::skip]
const ROWS: [Row; 16] = [
    row("en", "D’Angelo", "It’s me. If I don’t answer, call Aunt Lupe and pick up Sofi at 3 pm.", true, 68, [1, 2, 3, 3], 2),
    row("es", "Toño", "Por favor, recoge a la niña en la escuela. ¡Llama a la señora Ana! ¿Puedes?", false, 75, [1, 1, 2, 2], 1),
    row("ko", "김은서", "전화를 못 받으면 우리 계획대로 해 주세요. 아이를 학교에서 데려와 주세요.", true, 42, [1, 2, 2, 3], 2),
    row("zh-Hans", "王小梅", "如果我没有接电话，请按我们的计划做。请去学校接孩子，不要来这里。", true, 32, [1, 1, 2, 3], 2),
    row("zh-Hant", "陳美玲", "如果我沒有接電話，請照我們的計畫做。請去學校接孩子，不要來這裡。", true, 32, [1, 1, 2, 3], 2),
    row("hy", "Անահիտ", "Եթե չպատասխանեմ, սկսիր մեր ընտանեկան ծրագիրը։ Երեխային վերցրու դպրոցից։", true, 71, [2, 2, 3, 3], 2),
    row("fil", "Inday", "Kung hindi ako sumagot, simulan ang plano ng pamilya. Sunduin si Junjun sa eskuwela.", false, 84, [1, 1, 2, 2], 1),
    row("fa", "مریم", "اگر نمی‌توانم جواب بدهم، برنامهٔ خانواده را شروع کن. بچه را ساعت ۳ از مدرسه بردار.", true, 82, [2, 2, 3, 4], 2),
    row("ru", "Наташа", "Если я не отвечу, начинайте наш семейный план. Заберите Мишу из школы в 15:00.", true, 78, [2, 2, 3, 4], 2),
    row("vi", "Lan Nguyễn", "Nếu tôi không trả lời, hãy làm theo kế hoạch gia đình. Đón bé Bi ở trường lúc 3 giờ.", true, 84, [2, 2, 3, 4], 2),
    row("ar", "ليلى", "إذا لم أرد، ابدأوا خطة العائلة. خذوا سامي من المدرسة الساعة 3.", true, 62, [1, 2, 3, 3], 2),
    row("th", "สมศรี", "ถ้าฉันไม่รับสาย ให้ทำตามแผนของครอบครัว ไปรับลูกที่โรงเรียนด้วยนะ", true, 64, [1, 2, 3, 3], 2),
    row("km", "សុខា", "បើខ្ញុំមិនឆ្លើយ សូមធ្វើតាមផែនការគ្រួសារ។ សូមទៅយកកូននៅសាលា។", true, 58, [1, 2, 3, 3], 2),
    row("am", "አልማዝ", "ካልመለስኩ የቤተሰባችንን እቅድ ጀምሩ። ልጁን ከትምህርት ቤት ውሰዱ።", true, 43, [1, 2, 2, 3], 2),
    row("hi", "सीता", "अगर मैं जवाब न दूँ, तो परिवार की योजना शुरू करें। बच्चे को स्कूल से ले आएँ।", true, 75, [2, 2, 3, 3], 2),
    row("ja", "さくら", "電話に出ないときは、家族の計画を始めてください。学校へ子どもを迎えに行ってください🙏", true, 43, [1, 2, 2, 3], 2),
];

fn place_of(language: &str) -> String {
    let args = Args::new().with("place", "34.05, -118.24");
    text(language, "place-about", &args).unwrap()
}

#[test]
fn the_parts_are_those_that_another_program_counted() {
    let link = link(20);
    for row in &ROWS {
        let sms = |place: Option<&Location>, link: Option<&str>| {
            alert_sms(row.language, row.name, Some(row.own), place, link).unwrap()
        };
        let units = if row.unicode {
            row.own.encode_utf16().count()
        } else {
            row.own.chars().count()
        };
        assert_eq!(units, row.units, "{}", row.language);
        let [plain, placed, linked, both] = row.parts;
        for (text, parts) in [
            (sms(None, None), plain),
            (sms(Some(&ABOUT), None), placed),
            (sms(None, Some(&link)), linked),
            // Four parts would be one too many for the link: the place stays, the link goes whole.
            (
                sms(Some(&ABOUT), Some(&link)),
                if both > LINK_PARTS_MAX { placed } else { both },
            ),
        ] {
            let counted = count_parts(&text);
            assert_eq!(
                (counted.count, counted.unicode),
                (parts, row.unicode),
                "{text}"
            );
        }
        let named = alert_text(row.language, row.name, None).unwrap();
        assert_eq!(count_parts(&named).count, row.named, "{named}");
    }
    let left_out = ROWS.iter().filter(|row| row.parts[3] > LINK_PARTS_MAX);
    assert_eq!(left_out.count(), 3, "both cases are among the rows");
}

/// Logical order, nothing cut, nothing added: a phone lays the line out, not we.
#[test]
fn words_place_and_link_follow_each_other_letter_by_letter() {
    let link = link(20);
    for row in &ROWS {
        let place = place_of(row.language);
        let with_link = row.parts[3] <= LINK_PARTS_MAX;
        let sms = alert_sms(
            row.language,
            row.name,
            Some(row.own),
            Some(&ABOUT),
            Some(&link),
        );
        let tail = if with_link {
            format!("\n{link}")
        } else {
            String::new()
        };
        assert_eq!(sms.unwrap(), format!("{} {place}{tail}", row.own));
    }
}

/// The owner's own signs of direction stay; ours are none, whatever stands beside them.
#[test]
fn no_sign_of_direction_is_added_and_none_is_taken() {
    let link = link(20);
    for row in &ROWS {
        let marked = format!("\u{200f}{}\u{2067}{}\u{2069}", row.own, row.name);
        for own in [row.own, &marked] {
            let sms = alert_sms(row.language, "", Some(own), Some(&EXACT), Some(&link)).unwrap();
            assert_eq!(bidi_controls(&sms), bidi_controls(own), "{}", row.language);
            assert!(sms.starts_with(own), "{}", row.language);
        }
        for named in messages(row.language, row.name) {
            assert_eq!(bidi_controls(&named), 0, "{named}");
        }
    }
}

/// A family reads several scripts: any name in any message, whole and once.
#[test]
fn every_name_fits_into_every_language() {
    for row in &ROWS {
        for of in &ROWS {
            for text in messages(of.language, row.name) {
                assert_eq!(text.matches(row.name).count(), 1, "{text}");
                assert!(!text.contains(char::REPLACEMENT_CHARACTER), "{text}");
            }
        }
    }
}

/// Letters that are written in two ways stay as they came, though one of them costs more.
#[test]
fn letters_and_their_marks_are_not_joined() {
    let apart = "Lan Nguye\u{302}\u{303}n";
    let text = alert_text("vi", apart, None).unwrap();
    assert!(text.contains(apart));
    assert!(!text.contains('ễ'));
}

#[test]
fn the_longest_own_words_leave_whole_in_every_script() {
    let link = link(20);
    for row in &ROWS {
        let mut own = String::new();
        while own.len() + row.own.len() < crate::people::MESSAGE_MAX {
            own.push_str(row.own);
        }
        let sms = alert_sms(row.language, "", Some(&own), Some(&EXACT), Some(&link)).unwrap();
        assert!(sms.starts_with(&own), "{}", row.language);
        assert!(sms.contains("34.05432, -118.24346"), "{}", row.language);
        assert!(
            sms.ends_with(&link)
                == (count_parts(&sms).count <= LINK_PARTS_MAX && sms.contains(&link))
        );
        assert!(
            !sms.contains("#s") || sms.ends_with(&link),
            "{}",
            row.language
        );
    }
}
