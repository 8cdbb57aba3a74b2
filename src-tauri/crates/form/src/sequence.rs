//! The paragraphs of the document, from those of the report.

use report::figures::Figures;
use report::paragraph::Paragraph as Printed;
use report::{BlockKind, Meta, Paper, Report, Variant};

use crate::house::House;
use crate::paragraph::{Indent, Origin, Paragraph};
use crate::printed::{heading, origin, plain, titled};
use crate::style::Style;
use crate::{Document, Element};
use crate::{annex, attachment, imprint, letter, letterhead, page, signature, width};

/// What a report is printed as in a house style. Blank blocks are left out.
#[must_use]
pub fn document(report: &Report, figures: &Figures, house: &House) -> Document {
    let meta = &report.meta;
    let (printed, imprint) = parted(report::paragraph::of(report, figures), meta, house);
    let head = printed
        .iter()
        .take_while(|printed| printed.kind == BlockKind::Letterhead)
        .count();
    let typed: Vec<&Printed> = printed[..head].iter().collect();
    let follows = report::annex::follows(meta, figures);
    let mut sequence = Sequence {
        meta,
        house,
        names: meta.organs().chain([meta.unit_short.as_str()]).collect(),
        marks: annex::marks(&printed, follows).into_iter(),
        closing: None,
        out: Vec::with_capacity(printed.len() + 16),
    };
    let letter = is_letter(meta).then(|| letter::of(meta, &typed, house));
    if letter.is_some() {
        for line in letter::below(meta, &typed, house) {
            sequence.push(line);
        }
    } else if is_formal(meta) {
        sequence.out = letterhead::elements(meta, &typed, &house.page);
    }
    sequence.body(&printed[head..], annex::titles(meta, &printed, follows));
    if follows {
        sequence.figures(figures);
    }
    match sequence.out.last() {
        None => sequence.push(Paragraph::empty(Style::Normal)),
        // Word puts a whole line below a table at the end.
        Some(Element::Table(_)) => sequence.push(Paragraph::empty(Style::Anchor)),
        Some(_) => {}
    }
    Document {
        closing: sequence.closing,
        elements: sequence.out,
        imprint,
        letter,
        house: house.clone(),
    }
}

/// Takes the lines of the 版记 that were typed at the end off the text: they belong above those that
/// are known.
fn parted(mut printed: Vec<Printed>, meta: &Meta, house: &House) -> (Vec<Printed>, Vec<Paragraph>) {
    let typed = printed
        .iter()
        .rev()
        .take_while(|printed| printed.kind == BlockKind::Imprint)
        .count();
    let typed = printed.split_off(printed.len() - typed);
    if !is_formal(meta) {
        return (printed, Vec::new());
    }
    let typed = typed.iter().map(plain).collect();
    let imprint = imprint::paragraphs(meta, typed, !is_letter(meta), &house.page);
    (printed, imprint)
}

/// 版头 and 版记 belong to the paper that is sent; 公开稿 and 素排 are the text alone: no 份号, no 密级,
/// no number, no signatory.
fn is_formal(meta: &Meta) -> bool {
    matches!(meta.variant, Variant::Submission | Variant::Consultation)
}

/// A letter without the name of an organ is none.
fn is_letter(meta: &Meta) -> bool {
    is_formal(meta) && meta.paper == Paper::Letter && !meta.unit.trim().is_empty()
}

/// Full lines of a closing paragraph that is moved whole without anybody minding.
const SHORT: usize = 4;
/// Full lines of one that leaves room for the signature on its page.
const LONG: usize = 15;

struct Sequence<'a> {
    meta: &'a Meta,
    house: &'a House,
    /// Names that no line of a title breaks.
    names: Vec<&'a str>,
    /// The computed marks of the attachments that are still to come.
    marks: std::vec::IntoIter<Option<String>>,
    /// See [`Document::closing`].
    closing: Option<usize>,
    out: Vec<Element>,
}

impl<'a> Sequence<'a> {
    fn push(&mut self, paragraph: Paragraph) {
        self.out.push(Element::Paragraph(paragraph));
    }

    /// What stands below the 版头. Attachments that the lines of 附件说明 do not name are named there.
    fn body(&mut self, printed: &'a [Printed], titles: Vec<String>) {
        let typed: Vec<&Printed> = printed
            .iter()
            .filter(|printed| printed.kind == BlockKind::Attachment)
            .collect();
        let mut described = attachment::described(&typed, &titles)
            .into_iter()
            .peekable();
        let mut left = typed.len();
        let mut at = 0;
        while let Some(next) = printed.get(at) {
            at += if next.kind == BlockKind::Attachment {
                left -= 1;
                // Behind the last stand those that nobody named.
                let own = |line: &attachment::Described<'_>| line.is_of(next) || left == 0;
                while let Some(line) = described.next_if(own) {
                    self.described(line);
                }
                1
            } else {
                if typed.is_empty() && is_below_text(next.kind) {
                    described.by_ref().for_each(|line| self.described(line));
                }
                self.paragraph(printed, at)
            };
        }
        described.for_each(|line| self.described(line));
    }

    /// The paragraph at a place; how many of the printed ones it took.
    fn paragraph(&mut self, all: &'a [Printed], at: usize) -> usize {
        let printed = &all[at];
        let kind = |at: usize| all.get(at).map(|printed| printed.kind);
        let before = at.checked_sub(1).and_then(kind);
        match printed.kind {
            BlockKind::Title => {
                let origin = (printed.id, printed.anchor.1);
                let title = titled(
                    Style::Title,
                    &printed.text,
                    Some(origin),
                    &self.names,
                    self.house,
                );
                self.push(title);
                if kind(at + 1).is_some_and(|next| next != BlockKind::Title) {
                    // 主送机关: 标题下空一行 (7.3.2).
                    self.empty(1, false);
                }
            }
            BlockKind::Addressee => self.addressee(printed),
            BlockKind::Signature | BlockKind::Date => {
                let length = all[at..]
                    .iter()
                    .take_while(|line| is_signature(line.kind))
                    .count();
                if before.is_some() {
                    self.keep_last();
                    self.empty(signature::empty_lines(self.meta.signature_rule), true);
                }
                self.signatures(&all[at..at + length]);
                return length;
            }
            BlockKind::Note => self.note(printed),
            BlockKind::Annex => {
                let mark = self.marks.next().flatten();
                for line in annex::head(printed, mark, &self.names, self.house) {
                    self.push(line);
                }
            }
            BlockKind::AnnexText => self.push(annex::text(printed)),
            _ if printed.kind.level().is_some() => self.push(heading(printed)),
            _ => self.push(plain(printed)),
        }
        1
    }

    /// 7.3.2: flush left, with a full-width colon.
    fn addressee(&mut self, printed: &Printed) {
        let organs = printed.text.trim_end_matches(['：', ':']).trim_end();
        self.push(Paragraph {
            origin: Some(origin(printed)),
            ..Paragraph::of(Style::Addressee, format!("{organs}："))
        });
    }

    /// A line of 附件说明.
    fn described(&mut self, line: attachment::Described<'_>) {
        let above = self.out.last().map(Element::paragraph);
        let is_further =
            |above: Option<&Paragraph>| above.is_some_and(|above| above.style == Style::Attachment);
        if above.is_some_and(|above| !is_further(above)) {
            // 正文下空一行 (7.3.4).
            self.empty(1, false);
        }
        let origin = line.from.map(|(printed, here, there)| Origin {
            block: printed.id,
            anchors: vec![(here, printed.anchor.1 + there)],
        });
        self.push(Paragraph {
            origin,
            indent: Some(Indent {
                left: page::twips(line.hanging.left),
                first: -page::twips(line.hanging.hanging),
                right: 0,
            }),
            ..Paragraph::of(Style::Attachment, line.text)
        });
    }

    /// 7.3.6: in brackets.
    fn note(&mut self, printed: &Printed) {
        let text = &printed.text;
        if text.starts_with(['（', '(']) {
            return self.push(plain(printed));
        }
        self.push(Paragraph {
            origin: Some(Origin {
                block: printed.id,
                anchors: vec![('（'.len_utf8(), printed.anchor.1)],
            }),
            ..Paragraph::of(Style::Note, format!("（{text}）"))
        });
    }

    /// Width of a line, in hundredths of a 字.
    fn line(&self) -> i32 {
        // Whole characters: what is left over belongs to none.
        self.house.page.width() / page::CELL * 100
    }

    fn figures(&mut self, figures: &Figures) {
        let mark = self.marks.next().flatten().unwrap_or_default();
        self.out.extend(annex::figures(
            self.meta,
            figures,
            mark,
            &self.names,
            self.house,
        ));
    }

    fn empty(&mut self, lines: usize, keep: bool) {
        for _ in 0..lines {
            self.push(Paragraph {
                keep_next: Some(keep),
                ..Paragraph::empty(Style::Normal)
            });
        }
    }

    /// Keeps the last line of the text on the page of the signature (7.3.5.5: 印章、成文日期 and
    /// text share a page).
    fn keep_last(&mut self) {
        let line = usize::try_from(self.line() / 50).unwrap_or(1).max(1);
        let at = self.out.len().saturating_sub(1);
        if let Some(Element::Paragraph(last)) = self.out.last_mut() {
            let lines = width::halves(&last.text()) as usize / line;
            match lines {
                0..SHORT => last.keep_next = Some(true),
                SHORT..=LONG => self.closing = Some(at),
                // It fills most of a page by itself.
                _ => {}
            }
        }
    }
}

/// What stands behind the text and 附件说明.
fn is_below_text(kind: BlockKind) -> bool {
    is_signature(kind)
        || matches!(
            kind,
            BlockKind::Note | BlockKind::Annex | BlockKind::AnnexText | BlockKind::Imprint
        )
}

fn is_signature(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Signature | BlockKind::Date)
}

mod signatures;
#[cfg(test)]
mod tests;
