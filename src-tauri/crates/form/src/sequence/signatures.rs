//! Names and dates below the text (GB/T 9704-2012, 7.3.5).

use report::paragraph::Paragraph as Printed;
use report::{BlockKind, SignatureRule};

use super::{Sequence, is_signature};
use crate::paragraph::{Indent, Paragraph, Run};
use crate::printed::{origin, plain};
use crate::signature::Wide;
use crate::style::{Align, Style};
use crate::{name, page, signature};

impl Sequence<'_> {
    /// A block of names and dates; all lines but the last are kept with the next, so that the block
    /// is never alone on a page.
    pub(super) fn signatures(&mut self, lines: &[Printed]) {
        let (name, date) = signed(lines);
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
            self.rows(&names, date, dated);
        }
        let name = signature::named(rule, name, "", self.line());
        let signed = (Wide::of(&name), Wide::of(date));
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
        let rule = SignatureRule::Sealed;
        let texts: Vec<String> = names
            .iter()
            .map(|name| signature::named(rule, &name.text, "", self.line()))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
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
                origin: Some(name::broken(
                    origin(names[*first]),
                    &names[*first].text,
                    texts[*first],
                )),
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

    fn signature(&mut self, printed: &Printed, signed: (Wide, Wide), last: bool) {
        let line = match printed.kind {
            BlockKind::Signature => self.name(printed, signed.1),
            _ => self.date(printed, signed.0),
        };
        self.push(Paragraph {
            keep_next: Some(!last),
            ..line
        });
    }

    fn name(&self, printed: &Printed, date: Wide) -> Paragraph {
        let (rule, line) = (self.meta.signature_rule, self.line());
        let post = match self.meta.post.trim() {
            post if rule == SignatureRule::Stamp && !printed.text.ends_with(post) => post,
            _ => "",
        };
        let text = signature::named(rule, &printed.text, post, line);
        let wide = Wide::of(&text);
        let blank = signature::blanks(rule, wide, date, line).signature;
        // Lines under a seal are centred over each other, as the name is over the date.
        let is_centred = rule == SignatureRule::Sealed && text != printed.text;
        let beside = if is_centred {
            line - blank - wide.widest
        } else {
            0
        };
        let end = text.len() - post.len();
        let mut runs = vec![Run::new(&text[..end])];
        if !post.is_empty() {
            runs.push(Run::new(post));
        }
        Paragraph {
            runs,
            origin: Some(name::broken(origin(printed), &printed.text, &text[..end])),
            align: is_centred.then_some(Align::Center),
            indent: Some(Indent {
                left: page::twips(beside),
                first: 0,
                right: page::twips(blank),
            }),
            ..Paragraph::empty(Style::Signature)
        }
    }

    fn date(&self, printed: &Printed, name: Wide) -> Paragraph {
        let (rule, line) = (self.meta.signature_rule, self.line());
        let blank = signature::blanks(rule, name, Wide::of(&printed.text), line).date;
        Paragraph {
            indent: Some(Indent {
                right: page::twips(blank),
                ..Indent::default()
            }),
            ..plain(printed)
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
