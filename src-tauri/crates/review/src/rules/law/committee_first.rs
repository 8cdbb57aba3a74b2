//! L12: the Party committee stands before the government.

use crate::context::Context;
use crate::finding::{Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 党委在前、政府在后
    ///
    /// **查什么**　“县政府、县委”“政府、党委”这样并列的写法，政府排到了党委前面。
    ///
    /// **为什么**　公文中并列党政机关，先党委、后政府：“县委、县政府”“镇党委、镇政府”“党委、政府”。
    ///
    /// **错**　按照县政府、县委的部署
    ///
    /// **对**　按照县委、县政府的部署
    COMMITTEE_FIRST = "L12", "党委在前、政府在后", Hint, Law, on,
    "公文中党政机关并列时先党委、后政府",
    Line(check)
}

const GOVERNMENTS: [&str; 2] = ["人民政府", "政府"];
const COMMITTEES: [&str; 3] = ["党委", "党工委", "委"];
const LEVELS: [char; 7] = ['省', '市', '县', '区', '旗', '镇', '乡'];

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    for (at, mark) in text.match_indices(['、', '和']) {
        let (before, behind) = (&text[..at], &text[at + mark.len()..]);
        let Some(government) = government(before) else {
            continue;
        };
        let Some(committee) = committee(behind) else {
            continue;
        };
        let (first, second) = (&before[government..], &behind[..committee]);
        let right = format!("{second}{mark}{first}");
        let message = format!("党委在前、政府在后，应为“{right}”。");
        let end = at + mark.len() + committee;
        found.push(
            Found::new(line, government, end, message)
                .fix(Fix::replace(line, government, end, right)),
        );
    }
    found
}

/// Where the government begins that a text ends with.
fn government(before: &str) -> Option<usize> {
    let head = GOVERNMENTS
        .iter()
        .find_map(|word| before.strip_suffix(word))?;
    let level = head.chars().next_back().filter(|c| LEVELS.contains(c));
    Some(head.len() - level.map_or(0, char::len_utf8))
}

/// How long the committee is that a text begins with: 县委, 镇党委, 党委. 委员会, 党委书记 are others.
fn committee(behind: &str) -> Option<usize> {
    let rest = behind.strip_prefix(LEVELS);
    let word = COMMITTEES
        .iter()
        .filter(|word| rest.is_some() || **word != "委")
        .find(|word| rest.unwrap_or(behind).starts_with(**word))?;
    let length = behind.len() - rest.unwrap_or(behind).len() + word.len();
    let goes_on = ["员", "全面", "书记", "会", "副", "班子", "办", "委"]
        .iter()
        .any(|word| behind[length..].starts_with(word));
    (!goes_on).then_some(length)
}
