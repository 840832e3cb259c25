//! Reads the lines of a printed sheet, as a person does who types them: nobody in a workshop wants to type six of them.

/// The numbered lines, the check letter last.
pub(crate) fn lines_of(html: &str) -> Vec<String> {
    let table = html.split_once("<table class=\"letters\"");
    let table = table.and_then(|(_, rest)| rest.split_once("</table>"));
    let rows = table.map_or("", |(table, _)| table).split("<tr>").skip(1);
    rows.map(|row| {
        // The first cell is the line's number.
        let cells = row.split("<td").skip(2);
        cells.filter_map(cell).collect::<Vec<_>>().join(" ")
    })
    .collect()
}

fn cell(rest: &str) -> Option<&str> {
    Some(rest.split_once('>')?.1.split_once('<')?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_its_groups_and_its_check_letter() {
        let html = "<table class=\"letters\" dir=\"ltr\">\n<tr><td class=\"number\">1</td><td>AC2D</td><td>EF3G</td>\
             <td class=\"check\">H</td></tr>\n</table>";
        assert_eq!(lines_of(html), ["AC2D EF3G H"]);
        assert!(lines_of("<p>nothing</p>").is_empty());
    }
}
