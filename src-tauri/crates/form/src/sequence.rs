//! The paragraphs of the document, from those of the report.

use report::figures::Figures;
use report::paragraph::Paragraph as Printed;
use report::{BlockKind, Meta, Report, Variant};

use crate::paragraph::{Indent, Origin, Paragraph, Part, Run};
use crate::style::Style;
use crate::{Document, Element};
use crate::{attachment, imprint, letterhead, page, signature, title};

/// What a report is printed as. Blank blocks are left out.
#[must_use]
pub fn document(report: &Report, figures: &Figures) -> Document {
    let (printed, imprint) = parted(report::paragraph::of(report, figures), &report.meta);
    Document {
        elements: body(&printed, &report.meta)
            .into_iter()
            .map(Element::Paragraph)
            .collect(),
        imprint,
    }
}

/// Takes the lines of the 版记 that were typed at the end off the text: they belong above those that
/// are known.
fn parted(mut printed: Vec<Printed>, meta: &Meta) -> (Vec<Printed>, Vec<Paragraph>) {
    let typed = printed
        .iter()
        .rev()
        .take_while(|printed| printed.kind == BlockKind::Imprint)
        .count();
    let typed = printed.split_off(printed.len() - typed);
    if !is_formal(meta) {
        return (printed, Vec::new());
    }
    let mut imprint: Vec<Paragraph> = typed.iter().map(plain).collect();
    imprint.extend(imprint::paragraphs(meta));
    (printed, imprint)
}

fn body(printed: &[Printed], meta: &Meta) -> Vec<Paragraph> {
    let mut sequence = Sequence {
        printed,
        meta,
        signed: ("", ""),
        out: Vec::with_capacity(printed.len() + 16),
    };
    let above = sequence.letterhead();
    for at in above..printed.len() {
        sequence.paragraph(at);
    }
    if sequence.out.is_empty() {
        sequence.out.push(Paragraph::empty(Style::Normal));
    }
    sequence.out
}

/// 版头 and 版记 belong to the paper that is sent; 公开稿 and 素排 are the text alone: no 份号, no 密级,
/// no number, no signatory.
fn is_formal(meta: &Meta) -> bool {
    matches!(meta.variant, Variant::Submission | Variant::Consultation)
}

struct Sequence<'a> {
    printed: &'a [Printed],
    meta: &'a Meta,
    /// Name and date of the block of names and dates that was reached last. With several organs the
    /// date goes by the last, which stands above it.
    signed: (&'a str, &'a str),
    out: Vec<Paragraph>,
}

impl<'a> Sequence<'a> {
    /// The 版头. Returns how many lines of the report it took.
    fn letterhead(&mut self) -> usize {
        let typed: Vec<&Printed> = self
            .printed
            .iter()
            .take_while(|printed| printed.kind == BlockKind::Letterhead)
            .collect();
        if is_formal(self.meta) {
            self.out.extend(letterhead::paragraphs(self.meta, &typed));
        }
        typed.len()
    }

    fn kind(&self, at: usize) -> Option<BlockKind> {
        self.printed.get(at).map(|printed| printed.kind)
    }

    fn paragraph(&mut self, at: usize) {
        let printed: &'a Printed = &self.printed[at];
        let before = at.checked_sub(1).and_then(|at| self.kind(at));
        match printed.kind {
            BlockKind::Title => {
                self.title(printed);
                if self
                    .kind(at + 1)
                    .is_some_and(|next| next != BlockKind::Title)
                {
                    // 主送机关: 标题下空一行 (7.3.2).
                    self.empty(1, false);
                }
            }
            BlockKind::Addressee => self.addressee(printed),
            BlockKind::Attachment => {
                if before.is_some_and(|before| before != BlockKind::Attachment) {
                    // 正文下空一行 (7.3.4).
                    self.empty(1, false);
                }
                self.attachment(printed);
            }
            BlockKind::Signature | BlockKind::Date => {
                if !before.is_some_and(is_signature) {
                    self.signed = signed(&self.printed[at..]);
                }
                if before.is_some_and(|before| !is_signature(before)) {
                    self.keep_last();
                    self.empty(signature::empty_lines(self.meta.signature_rule), true);
                }
                self.signature(at);
            }
            _ if printed.kind.level().is_some() => self.out.push(heading(printed)),
            _ => self.out.push(plain(printed)),
        }
    }

    /// One paragraph with breaks in it, so that it is one title wherever titles are listed.
    fn title(&mut self, printed: &Printed) {
        let names = [self.meta.unit.as_str(), self.meta.unit_short.as_str()];
        let mut text = String::with_capacity(printed.text.len() + 4);
        let mut anchors = Vec::new();
        let mut from = 0;
        for line in title::lines(&printed.text, &names) {
            if !text.is_empty() {
                text.push('\n');
            }
            from += printed.text[from..].find(line).unwrap_or(0);
            anchors.push((text.len(), printed.anchor.1 + from));
            text.push_str(line);
            from += line.len();
        }
        self.out.push(Paragraph {
            origin: Some(Origin {
                block: printed.id,
                anchors,
            }),
            ..Paragraph::of(Style::Title, text)
        });
    }

    /// 7.3.2: flush left, with a full-width colon.
    fn addressee(&mut self, printed: &Printed) {
        let organs = printed.text.trim_end_matches(['：', ':']).trim_end();
        self.out.push(Paragraph {
            origin: Some(origin(printed)),
            ..Paragraph::of(Style::Addressee, format!("{organs}："))
        });
    }

    fn attachment(&mut self, printed: &Printed) {
        let place = attachment::hanging(&printed.text);
        self.out.push(Paragraph {
            indent: Some(Indent {
                left: page::twips(place.left),
                first: -page::twips(place.hanging),
                right: 0,
            }),
            ..plain(printed)
        });
    }

    /// A line of a block of names and dates; all but the last are kept with the next, so that the
    /// block is never alone on a page.
    fn signature(&mut self, at: usize) {
        let printed = &self.printed[at];
        let rule = self.meta.signature_rule;
        let (name, date) = self.signed;
        let blank = if printed.kind == BlockKind::Signature {
            signature::blanks(rule, &printed.text, date).signature
        } else {
            signature::blanks(rule, name, &printed.text).date
        };
        let last = !self.kind(at + 1).is_some_and(is_signature);
        self.out.push(Paragraph {
            indent: Some(Indent {
                right: page::twips(blank),
                ..Indent::default()
            }),
            keep_next: Some(!last),
            ..plain(printed)
        });
    }

    fn empty(&mut self, lines: usize, keep: bool) {
        for _ in 0..lines {
            self.out.push(Paragraph {
                keep_next: Some(keep),
                ..Paragraph::empty(Style::Normal)
            });
        }
    }

    /// Keeps the last line of the text on the page of the signature (7.3.5.5: 印章、成文日期 and
    /// text share a page).
    fn keep_last(&mut self) {
        if let Some(last) = self.out.last_mut() {
            last.keep_next = Some(true);
        }
    }
}

/// The last name and the last date of the block that begins here; empty where there is none.
fn signed(printed: &[Printed]) -> (&str, &str) {
    let mut signed = ("", "");
    for line in printed.iter().take_while(|line| is_signature(line.kind)) {
        if line.kind == BlockKind::Signature {
            signed.0 = line.text.as_str();
        } else {
            signed.1 = line.text.as_str();
        }
    }
    signed
}

fn is_signature(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Signature | BlockKind::Date)
}

fn origin(printed: &Printed) -> Origin {
    Origin {
        block: printed.id,
        anchors: vec![printed.anchor],
    }
}

/// A paragraph in the style of its block.
pub(crate) fn plain(printed: &Printed) -> Paragraph {
    Paragraph {
        origin: Some(origin(printed)),
        ..Paragraph::of(Style::of(printed.kind), printed.text.as_str())
    }
}

/// A heading on a line of its own takes the heading style. One that runs on is a paragraph of text
/// whose first run has the heading's font; where the first sentence is a statement, only the number
/// has it.
fn heading(printed: &Printed) -> Paragraph {
    let head = format!("{}{}{}", printed.number, printed.gap, printed.heading);
    let mut paragraph = if printed.is_run_in() {
        let mut paragraph = Paragraph::of(Style::Body, printed.text.as_str());
        if !head.is_empty() {
            let level = printed.kind.level().unwrap_or(1);
            paragraph
                .runs
                .insert(0, Run::part(head, Part::Heading(level)));
        }
        paragraph
    } else {
        Paragraph::of(Style::of(printed.kind), head)
    };
    paragraph.origin = Some(origin(printed));
    paragraph
}

#[cfg(test)]
mod tests;
