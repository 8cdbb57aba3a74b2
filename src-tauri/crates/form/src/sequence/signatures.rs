//! Names and dates below the text (GB/T 9704-2012, 7.3.5).

use report::paragraph::Paragraph as Printed;
use report::{BlockKind, SignatureRule};

use super::{Sequence, is_signature};
use crate::paragraph::{Indent, Paragraph, Run};
use crate::printed::{origin, plain};
use crate::style::{Align, Style};
use crate::{page, signature};

impl Sequence<'_> {
    /// A block of names and dates; all lines but the last are kept with the next, so that the block
    /// is never alone on a page.
    pub(super) fn signatures(&mut self, lines: &[Printed]) {
        let signed = signed(lines);
        let names: Vec<&Printed> = lines
            .iter()
            .filter(|line| line.kind == BlockKind::Signature)
            .collect();
        let rule = self.meta.signature_rule;
        let dated = lines.len() > names.len();
        // Rows are for names that stand together, above their date.
        let together = lines[..names.len()]
            .iter()
            .all(|line| line.kind == BlockKind::Signature);
        let in_rows = rule == SignatureRule::Sealed && names.len() > 1 && together;
        if in_rows {
            self.rows(&names, signed.1, dated);
        }
        for (at, line) in lines.iter().enumerate() {
            let is_name = line.kind == BlockKind::Signature;
            if is_name && in_rows {
                continue;
            }
            self.signature(line, signed, at + 1 == lines.len());
            if is_name && rule == SignatureRule::Stamp && at + 1 < lines.len() {
                self.empty(signature::BELOW_STAMP, true);
            }
        }
    }

    /// Names under seals, side by side.
    fn rows(&mut self, names: &[&Printed], date: &str, dated: bool) {
        let texts: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
        let rows = signature::rows(&texts, date, self.line());
        for (number, row) in rows.iter().enumerate() {
            if number > 0 {
                self.empty(signature::BETWEEN_ROWS, true);
            }
            let Some((first, left)) = row.first() else {
                continue;
            };
            let text: Vec<&str> = row.iter().map(|(name, _)| texts[*name]).collect();
            let last = number + 1 == rows.len();
            self.push(Paragraph {
                origin: Some(origin(names[*first])),
                align: Some(Align::Left),
                indent: Some(Indent {
                    left: page::twips(*left),
                    ..Indent::default()
                }),
                tabs: row.iter().skip(1).map(|(_, at)| page::twips(*at)).collect(),
                keep_next: Some(dated || !last),
                ..Paragraph::of(Style::Signature, text.join("\t"))
            });
        }
    }

    fn signature(&mut self, printed: &Printed, signed: (&str, &str), last: bool) {
        let rule = self.meta.signature_rule;
        let (name, date) = signed;
        let is_name = printed.kind == BlockKind::Signature;
        let mut line = plain(printed);
        let post = self.meta.post.trim();
        if is_name && rule == SignatureRule::Stamp && !printed.text.ends_with(post) {
            line.runs.push(Run::new(post));
        }
        let blank = if is_name {
            signature::blanks(rule, &line.text(), date, self.line()).signature
        } else {
            signature::blanks(rule, name, &printed.text, self.line()).date
        };
        self.push(Paragraph {
            indent: Some(Indent {
                right: page::twips(blank),
                ..Indent::default()
            }),
            keep_next: Some(!last),
            ..line
        });
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
