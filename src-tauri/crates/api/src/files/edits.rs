//! What was changed in Word, as lines to read without the window.

use report::merge::{Correction, Edit, EditKind};

use crate::dto::kind_name;

/// The most changes that are told one by one.
const MOST: usize = 20;
/// The most characters of what was added or removed.
const LONGEST: usize = 40;
/// Characters that are shown beside a change, to find it by.
const BESIDE: usize = 8;

/// How many places were changed, then each of the first of them on a line; nothing where none was.
pub(crate) fn notes(edits: &[Edit]) -> Vec<String> {
    if edits.is_empty() {
        return Vec::new();
    }
    let count = edits.len();
    let mut notes = vec![format!(
        "这份 Word 文件导出后又改过{count}处，以 Word 里的文字为准。"
    )];
    notes.extend(edits.iter().take(MOST).map(line));
    if count > MOST {
        let more = count - MOST;
        notes.push(format!(
            "　还有{more}处没有列出来，用 nianbao recognise 可以看全部。"
        ));
    }
    notes
}

/// Every change, a line each with tabs: what was done, what it was done to, before, after.
pub(crate) fn table(edits: &[Edit]) -> String {
    let rows: Vec<String> = edits
        .iter()
        .map(|edit| {
            let cells = [
                done(edit.kind),
                kind_name(edit.block_kind),
                &one_line(&edit.before),
                &one_line(&edit.after),
            ];
            cells.join("\t")
        })
        .collect();
    rows.join("\n")
}

/// What became of figures whose values were changed in the text, a sentence each.
pub(super) fn corrections(corrections: &[Correction]) -> Vec<String> {
    let count = corrections.len();
    let told = corrections.iter().take(MOST).map(|it| {
        let Correction {
            label,
            before,
            after,
            taken,
        } = it;
        let was = if before.is_empty() { "空的" } else { before };
        if *taken {
            format!("数据“{label}”跟着 Word 里的改成{after}（原来{was}）。")
        } else {
            format!(
                "数据“{label}”在 Word 里有一处改成了{after}，别处不是这个数，数据还是{was}，请核对。"
            )
        }
    });
    let more = (count > MOST).then(|| format!("还有{}项数据没有列出来。", count - MOST));
    told.chain(more).collect()
}

fn done(kind: EditKind) -> &'static str {
    match kind {
        EditKind::Changed => "改过",
        EditKind::Added => "新加",
        EditKind::Removed => "删去",
    }
}

fn line(edit: &Edit) -> String {
    let (before, after) = (one_line(&edit.before), one_line(&edit.after));
    let what = match edit.kind {
        EditKind::Added => shortened(&after),
        EditKind::Removed => shortened(&before),
        EditKind::Changed if before == after => {
            format!("{}（文字没有变，换了一种段落）", shortened(&before))
        }
        EditKind::Changed => {
            let (before, after) = around_change(&before, &after);
            format!("{before} → {after}")
        }
    };
    let (done, name) = (done(edit.kind), kind_name(edit.block_kind));
    format!("　{done}　{name}：{what}")
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

/// A text without its middle, where it is long.
fn shortened(text: &str) -> String {
    let all: Vec<char> = text.chars().collect();
    if all.len() <= LONGEST {
        return text.to_owned();
    }
    let half = LONGEST / 2;
    let (start, end) = (&all[..half], &all[all.len() - half..]);
    start.iter().chain(&['…']).chain(end).collect()
}

/// Two texts as far as they differ, with a few characters of what is the same on either side.
fn around_change(before: &str, after: &str) -> (String, String) {
    let (one, two): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    let shorter = one.len().min(two.len());
    let start = one.iter().zip(&two).take_while(|(a, b)| a == b).count();
    let end = one.iter().rev().zip(two.iter().rev());
    let end = end
        .take(shorter - start)
        .take_while(|(a, b)| a == b)
        .count();
    let from = start.saturating_sub(BESIDE);
    let shown = |all: &[char]| {
        let to = (all.len() - end + BESIDE).min(all.len());
        let middle: String = all[from..to].iter().collect();
        let dots = |is_cut: bool| if is_cut { "…" } else { "" };
        let (lead, tail) = (dots(from > 0), dots(to < all.len()));
        format!("{lead}{}{tail}", shortened(&middle))
    };
    (shown(&one), shown(&two))
}

#[cfg(test)]
mod tests {
    use super::*;
    use report::BlockKind;

    fn edit(kind: EditKind, before: &str, after: &str) -> Edit {
        Edit {
            kind,
            block_kind: BlockKind::Body,
            before: before.to_owned(),
            after: after.to_owned(),
        }
    }

    #[test]
    fn a_long_text_is_shown_around_its_change() {
        let long = "全年推进法治政府建设各项工作取得新的成效".repeat(3);
        let line = line(&edit(
            EditKind::Changed,
            &format!("{long}受理65件。{long}"),
            &format!("{long}受理66件。{long}"),
        ));
        assert_eq!(
            line,
            "　改过　正文：…得新的成效受理65件。全年推进法治… → …得新的成效受理66件。全年推进法治…"
        );
    }

    #[test]
    fn what_is_added_or_removed_is_shown_from_both_ends_and_breaks_are_none() {
        let long: String = "一二三四五六七八九十".repeat(6);
        assert_eq!(
            line(&edit(EditKind::Added, "", &long)),
            format!("　新加　正文：{0}{0}…{0}{0}", "一二三四五六七八九十")
        );
        assert_eq!(
            line(&edit(EditKind::Removed, "甲\n乙", "")),
            "　删去　正文：甲 乙"
        );
        assert_eq!(
            line(&edit(EditKind::Changed, "甲", "甲")),
            "　改过　正文：甲（文字没有变，换了一种段落）"
        );
        assert_eq!(
            line(&edit(EditKind::Changed, "好好", "好好好")),
            "　改过　正文：好好 → 好好好"
        );
    }

    #[test]
    fn no_more_than_twenty_are_told_one_by_one() {
        let edits = vec![edit(EditKind::Added, "", "甲"); 23];
        let notes = notes(&edits);
        assert_eq!(notes.len(), 22);
        assert!(notes[21].contains("还有3处"), "{}", notes[21]);
        assert_eq!(table(&edits).lines().count(), 23);
    }
}
