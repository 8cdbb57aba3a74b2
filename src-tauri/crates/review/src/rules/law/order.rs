//! L5: the order of laws in a list.

use super::titles::{Title, Titles};
use crate::context::Context;
use crate::finding::{Edit, Fix, Found};
use crate::lexicon::{STATE, Standing};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 并列法律的次序
    ///
    /// **查什么**　并列的法律没有按宪法、民法典、其他法律、行政法规、党内法规的次序排列。
    ///
    /// **为什么**　宪法是根本法，排在最前；法律在行政法规前面；党内法规另成一类，排在后面。次序不是硬性规定，所以只作提示。
    ///
    /// **错**　学习《行政处罚法》《宪法》。
    ///
    /// **对**　学习《宪法》《行政处罚法》。
    ORDER = "L5", "并列法律的次序", Hint, Law, on,
    "《立法法》第九十八条、第九十九条：宪法具有最高的法律效力，法律的效力高于行政法规",
    Line(check)
}

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let titles = line.fact::<Titles>(context);
    titles
        .rows(&line.text)
        .filter_map(|row| {
            let ranks: Vec<Option<u8>> =
                row.iter().map(|title| rank(title, line, context)).collect();
            let known: Vec<(usize, u8)> = (0..)
                .zip(&ranks)
                .filter_map(|(at, rank)| Some((at, (*rank)?)))
                .collect();
            let pair = known.windows(2).find(|pair| pair[0].1 > pair[1].1)?;
            let (high, low) = (row.get(pair[1].0)?, row.get(pair[0].0)?);
            let message = format!("《{}》应排在《{}》前面。", high.text(line), low.text(line));
            let found = Found::new(line, high.whole.start, high.whole.end, message);
            Some(if ranks.iter().all(Option::is_some) {
                found.fix(sorted(line, row, &ranks))
            } else {
                found
            })
        })
        .collect()
}

/// The titles of the row by rank, each in the place of another, what stands between them as it is.
fn sorted(line: &Line, row: &[Title], ranks: &[Option<u8>]) -> Fix {
    let mut order: Vec<usize> = (0..row.len()).collect();
    order.sort_by_key(|at| ranks.get(*at).copied().flatten());
    let edits = row
        .iter()
        .zip(order)
        .enumerate()
        .filter(|(at, (_, from))| at != from)
        .filter_map(|(_, (place, from))| {
            let title = row.get(from)?.text(line);
            Some(Edit::replace(
                line,
                place.inner.start,
                place.inner.end,
                title,
            ))
        })
        .collect();
    Fix::new("按次序排列", edits)
}

fn rank(title: &Title, line: &Line, context: &Context) -> Option<u8> {
    let name = title.text(line);
    let short = name.strip_prefix(STATE).unwrap_or(name);
    match short {
        "宪法" => return Some(0),
        "民法典" => return Some(1),
        _ if short.starts_with("中国共产党") => return Some(4),
        _ => {}
    }
    match title.standing(line, context)? {
        Standing::Current(law) if law.is_law => Some(2),
        Standing::Current(law) => law.source.starts_with("国务院").then_some(3),
        Standing::Repealed(law) => law.title.ends_with('法').then_some(2),
        Standing::Misnamed(_) => None,
    }
}
