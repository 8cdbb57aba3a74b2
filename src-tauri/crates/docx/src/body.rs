//! The paragraphs of the document, from the paragraphs of the report.

use docx_rs::{Paragraph, SpecialIndentType};
use report::paragraph::Paragraph as Printed;
use report::{BlockKind, Meta, Variant};

use crate::styles::{self, id};
use crate::{attachment, imprint, letterhead, page, signature, text, title};

/// All paragraphs, in order.
pub(crate) fn paragraphs(printed: &[Printed], meta: &Meta) -> Vec<Paragraph> {
    let mut body = Body {
        printed,
        meta,
        signed: ("", ""),
        out: Vec::with_capacity(printed.len() + 16),
    };
    let above = body.letterhead();
    for at in above..printed.len() {
        body.paragraph(at);
    }
    if is_formal(meta) {
        body.out.extend(imprint::paragraphs(meta));
    }
    if body.out.is_empty() {
        body.out.push(Paragraph::new());
    }
    body.out
}

/// 版头 and 版记 belong to the paper that is sent; 公开稿 and 素排 are the text alone. A line of
/// either that was typed is text: it is never left out.
fn is_formal(meta: &Meta) -> bool {
    matches!(meta.variant, Variant::Submission | Variant::Consultation)
}

struct Body<'a> {
    printed: &'a [Printed],
    meta: &'a Meta,
    /// Name and date of the block of names and dates that was reached last. With several organs the
    /// date goes by the last, which stands above it.
    signed: (&'a str, &'a str),
    out: Vec<Paragraph>,
}

impl<'a> Body<'a> {
    /// The 版头. Returns how many lines of the report it took.
    fn letterhead(&mut self) -> usize {
        let typed: Vec<&str> = self
            .printed
            .iter()
            .take_while(|printed| printed.kind == BlockKind::Letterhead)
            .map(|printed| printed.text.as_str())
            .collect();
        if is_formal(self.meta) {
            self.out.extend(letterhead::paragraphs(self.meta, &typed));
        } else {
            self.out
                .extend(typed.iter().map(|line| letterhead::plain(line)));
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
        let lines = title::lines(&printed.text, &names).join("\n");
        self.out
            .push(Paragraph::new().style(id::TITLE).add_run(text::run(&lines)));
    }

    /// 7.3.2: flush left, with a full-width colon.
    fn addressee(&mut self, printed: &Printed) {
        let organs = printed.text.trim_end_matches(['：', ':']).trim_end();
        self.out.push(
            Paragraph::new()
                .style(id::ADDRESSEE)
                .add_run(text::run(&format!("{organs}："))),
        );
    }

    fn attachment(&mut self, printed: &Printed) {
        let place = attachment::hanging(&printed.text);
        let hanging =
            (place.hanging > 0).then(|| SpecialIndentType::Hanging(page::twips(place.hanging)));
        self.out
            .push(plain(printed).indent(Some(page::twips(place.left)), hanging, None, None));
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
        self.out.push(
            plain(printed)
                .indent(None, None, Some(page::twips(blank)), None)
                .keep_next(!last),
        );
    }

    fn empty(&mut self, lines: usize, keep: bool) {
        for _ in 0..lines {
            self.out.push(Paragraph::new().keep_next(keep));
        }
    }

    /// Keeps the last line of the text on the page of the signature (7.3.5.5: 印章、成文日期 and
    /// text share a page).
    fn keep_last(&mut self) {
        if let Some(last) = self.out.pop() {
            self.out.push(last.keep_next(true));
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

fn plain(printed: &Printed) -> Paragraph {
    Paragraph::new()
        .style(styles::of(printed.kind))
        .add_run(text::run(&printed.text))
}

/// A heading on a line of its own takes the heading style. One that runs on is a paragraph of text
/// whose first run has the heading's font; where the first sentence is a statement, only the number
/// has it.
fn heading(printed: &Printed) -> Paragraph {
    let head = format!("{}{}{}", printed.number, printed.gap, printed.heading);
    if !printed.is_run_in() {
        return Paragraph::new()
            .style(styles::of(printed.kind))
            .add_run(text::run(&head));
    }
    let level = usize::from(printed.kind.level().unwrap_or(1)) - 1;
    let mut paragraph = Paragraph::new().style(id::BODY);
    if !head.is_empty() {
        paragraph = paragraph.add_run(text::styled(&head, id::HEADING_PARTS[level]));
    }
    paragraph.add_run(text::run(&printed.text))
}

#[cfg(test)]
mod tests;
