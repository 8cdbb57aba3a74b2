//! The names of 附件说明: a block for each, and which of them are no attachment's.

use std::collections::HashMap;

use report::figures::Figures;
use report::inline::{self, Inline};
use report::paragraph::Paragraph as Printed;
use report::{Block, BlockId, BlockKind, Report};

use super::typed;
use crate::annex;

/// A report in which every name of 附件说明 is a block of its own, for whoever asks which line prints
/// which block: it is printed the same. `None` where it is so already.
#[must_use]
pub fn apart(report: &Report, figures: &Figures) -> Option<Report> {
    let (printed, titles) = attached(report, figures)?;
    let typed: Vec<&Printed> = printed.iter().filter(|it| is_name(it)).collect();
    let names = typed::names(&typed, &titles);
    let mut cuts: HashMap<BlockId, Vec<usize>> = HashMap::new();
    for name in &names {
        let of_line = cuts.entry(name.line.id).or_default();
        of_line.push(name.line.anchor.1 + name.from);
    }
    let mut fresh = report.fresh_id();
    let mut apart = report.clone();
    apart.blocks.clear();
    for block in &report.blocks {
        // The first name keeps what stands before it.
        let cuts = cuts.remove(&block.id).unwrap_or_default();
        let texts = parts(&block.text, cuts.into_iter().skip(1), figures);
        for (part, text) in texts.into_iter().enumerate() {
            let id = if part == 0 {
                block.id
            } else {
                let id = fresh;
                fresh = BlockId(fresh.0.saturating_add(1));
                id
            };
            apart.blocks.push(Block {
                id,
                text,
                ..block.clone()
            });
        }
    }
    (apart.blocks.len() > report.blocks.len()).then_some(apart)
}

/// The names of 附件说明 that are the title of no attachment, where the report has attachments: one of
/// the two was changed and the other forgotten.
#[must_use]
pub fn astray(report: &Report, figures: &Figures) -> Vec<String> {
    let Some((printed, titles)) = attached(report, figures) else {
        return Vec::new();
    };
    if titles.is_empty() || titles.len() > typed::MOST_TITLES {
        // What is named is sent apart.
        return Vec::new();
    }
    let typed: Vec<&Printed> = printed.iter().filter(|it| is_name(it)).collect();
    typed::names(&typed, &titles)
        .iter()
        .map(|name| name.text())
        .filter(|name| !titles.iter().any(|title| typed::tells(name, title)))
        .map(str::to_owned)
        .collect()
}

/// The paragraphs of a report and the titles of its attachments; `None` where it has no 附件说明.
fn attached(report: &Report, figures: &Figures) -> Option<(Vec<Printed>, Vec<String>)> {
    let is_name = |block: &Block| block.kind == BlockKind::Attachment;
    report.blocks.iter().find(|block| is_name(block))?;
    let printed = report::paragraph::of(report, figures);
    let follows = report::annex::follows(&report.meta, figures);
    let titles = annex::titles(&report.meta, &printed, follows);
    Some((printed, titles))
}

fn is_name(printed: &Printed) -> bool {
    printed.kind == BlockKind::Attachment
}

/// A block's text, cut at places of its shown text. A figure is not cut.
fn parts(text: &str, cuts: impl Iterator<Item = usize>, figures: &Figures) -> Vec<String> {
    let mut cuts = cuts.peekable();
    let mut parts = vec![String::new()];
    let mut push = |cut: bool, text: &str| {
        if cut {
            parts.push(String::new());
        }
        if let Some(last) = parts.last_mut() {
            last.push_str(text);
        }
    };
    let mut shown = 0;
    for piece in inline::pieces(text) {
        match piece {
            Inline::Text(text) => {
                let mut from = 0;
                while let Some(cut) = cuts.next_if(|cut| *cut < shown + text.len()) {
                    let at = cut.saturating_sub(shown).max(from);
                    push(false, &text[from..at]);
                    push(true, "");
                    from = at;
                }
                push(false, &text[from..]);
                shown += text.len();
            }
            Inline::Figure(id) => {
                let length = figures.show(id).len();
                let mut cut = false;
                while cuts.next_if(|cut| *cut < shown + length).is_some() {
                    cut = true;
                }
                push(cut, &inline::reference(id));
                shown += length;
            }
        }
    }
    if parts.len() > 1 {
        for part in &mut parts {
            *part = part.trim().to_owned();
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::House;

    fn report(texts: &[&str], attached: &[&str]) -> Report {
        let typed = texts.iter().map(|text| (BlockKind::Attachment, *text));
        let attached = attached.iter().map(|title| (BlockKind::Annex, *title));
        Report {
            blocks: typed
                .chain(attached)
                .zip(1..)
                .map(|((kind, text), id)| Block::new(id, kind, text))
                .collect(),
            ..Report::empty()
        }
    }

    fn texts(report: &Report) -> Vec<String> {
        let figures = Figures::of(report, None);
        crate::document(report, &figures, &House::default())
            .elements
            .iter()
            .filter_map(|element| element.paragraph())
            .map(crate::Paragraph::text)
            .collect()
    }

    #[test]
    fn names_of_one_block_come_into_blocks_of_their_own_and_are_printed_the_same() {
        for (typed, attached, wanted) in [
            (
                "附件：1.任务清单； 2.名册。",
                &[][..],
                &["附件：1.任务清单；", "2.名册。"][..],
            ),
            (
                "附件：任务清单、名册",
                &["任务清单", "名册"],
                &["附件：任务清单、", "名册"],
            ),
            (
                "附件：\n1.任务清单\n2.名册",
                &[],
                &["附件：\n1.任务清单", "2.名册"],
            ),
            (
                "附件：1.⟦a⟧⟦b⟧清单 2.⟦a⟧名册",
                &[],
                &["附件：1.⟦a⟧⟦b⟧清单", "2.⟦a⟧名册"],
            ),
        ] {
            let whole = report(&[typed, "照片"], attached);
            let apart = apart(&whole, &Figures::of(&whole, None)).unwrap();
            let found: Vec<&str> = apart.blocks[..wanted.len()]
                .iter()
                .map(|block| block.text.as_str())
                .collect();
            assert_eq!(found, wanted);
            assert_eq!(apart.blocks[0].id, whole.blocks[0].id);
            assert_eq!(texts(&apart), texts(&whole), "{typed}");
        }
    }

    #[test]
    fn a_report_with_a_block_for_every_name_is_left_as_it_is() {
        for typed in [&["附件：1.任务清单", "2.名册"][..], &["附件："], &[]] {
            let report = report(typed, &["任务清单"]);
            assert_eq!(apart(&report, &Figures::of(&report, None)), None);
        }
    }
}
