//! `.rtf`: the paragraphs of the text. Numbers of lists stand in the file as text (`\listtext`).

mod encoding;
mod tokens;

use std::collections::HashMap;

use encoding_rs::{Encoding, GB18030, WINDOWS_1252};

use crate::WordFile;
use crate::paragraph::{Cell, Paragraph, ParagraphStyle, Paragraphs};
use crate::{Budget, Fault};

use tokens::{Token, Tokens};

/// The most groups inside each other. A form with tables in tables has some thirty.
const DEEPEST: usize = 10_000;
/// The most fonts and styles.
const MOST: usize = 10_000;

/// What a word costs, and a byte of text, in steps.
const WORD: usize = 15;
const BYTE: usize = 4;

/// Groups that hold no running text and have no star.
const DROPPED: [&str; 24] = [
    "colortbl",
    "info",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "footnote",
    "annotation",
    "pict",
    "objdata",
    "nonshppict",
    "nonesttables",
    "shprslt",
    "sp",
    "listtable",
    "listoverridetable",
    "revtbl",
    "pntxta",
    "pntxtb",
    "fldinst",
];

/// Reads a file.
///
/// # Errors
/// [`Fault`].
pub fn read(bytes: &[u8], budget: &Budget) -> Result<WordFile, Fault> {
    let mut walk = Walk {
        groups: Vec::new(),
        now: Group::default(),
        fonts: HashMap::new(),
        styles: HashMap::new(),
        name: String::new(),
        page: WINDOWS_1252,
        bytes: Vec::new(),
        units: Vec::new(),
        to_skip: 0,
        open: Paragraph::default(),
        table: None,
        tables: 0,
        row: None,
        rows: 0,
        cells: 0,
        is_in_row: false,
        paragraphs: Paragraphs::new(budget),
    };
    let mut tokens = Tokens::of(bytes);
    while let Some(token) = tokens.next() {
        if let Token::Word("bin", Some(length)) = token {
            tokens.pass(usize::try_from(length).unwrap_or_default());
            continue;
        }
        budget.work(if let Token::Byte(_) = token {
            BYTE
        } else {
            WORD
        })?;
        if !walk.take(token)? {
            break;
        }
    }
    walk.flush()?;
    if !walk.open.text.trim().is_empty() {
        walk.end()?;
    }
    Ok(walk.paragraphs.into_file())
}

/// Where the words of a group go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Destination {
    #[default]
    Text,
    /// Numbers that the program put in front.
    Number,
    Fonts,
    Styles,
    Nowhere,
}

/// What holds inside a group.
#[derive(Debug, Clone, Default)]
struct Group {
    destination: Destination,
    font: i32,
    /// How many characters follow `\u` for programs that don't know it.
    skipped: Option<i32>,
    is_deleted: bool,
    /// Whether the characters of the run are those of an East Asian font.
    is_wide: bool,
    /// Whether `\*` came before: what is not known is not to be read.
    is_optional: bool,
    /// Whether it belongs to nothing that the text shows: a header, another form of a picture.
    is_apart: bool,
}

struct Walk<'a> {
    groups: Vec<Group>,
    now: Group,
    /// The encoding of each font.
    fonts: HashMap<i32, &'static Encoding>,
    styles: HashMap<i32, (ParagraphStyle, Option<u8>)>,
    /// The name of a style that is being read.
    name: String,
    /// The encoding of the file.
    page: &'static Encoding,
    /// Bytes of text that are not decoded yet, and units of UTF-16: a character may stand in two.
    bytes: Vec<u8>,
    units: Vec<u16>,
    /// Characters to be passed over behind `\u`.
    to_skip: i32,
    open: Paragraph,
    /// The table that is open, and how many there were.
    table: Option<usize>,
    tables: usize,
    /// The row that is open, and how many there were.
    row: Option<usize>,
    rows: usize,
    /// The cells so far.
    cells: usize,
    is_in_row: bool,
    paragraphs: Paragraphs<'a>,
}

impl Walk<'_> {
    /// Takes a word; `false` at the end of the text.
    fn take(&mut self, token: Token<'_>) -> Result<bool, Fault> {
        if let Token::Byte(byte) = token {
            if self.to_skip > 0 {
                self.to_skip -= 1;
            } else {
                self.flush_units()?;
                self.byte(byte)?;
            }
            return Ok(true);
        }
        if let Token::Word("u", Some(unit)) = token {
            self.flush_bytes()?;
            // Words above 32767 are written as negative ones.
            self.units.push((unit & 0xFFFF) as u16);
            self.to_skip = self.now.skipped.unwrap_or(1);
            return Ok(true);
        }
        if let Token::Word("uc", number) = token {
            // May stand between the two halves of a character.
            self.now.skipped = number;
            self.to_skip = 0;
            return Ok(true);
        }
        self.flush()?;
        self.to_skip = 0;
        match token {
            Token::Open => {
                if self.groups.len() >= DEEPEST {
                    return Err(Fault::damaged("groups without end inside each other"));
                }
                self.groups.push(self.now.clone());
                self.now.is_optional = false;
            }
            Token::Close => {
                self.leave();
                match self.groups.pop() {
                    Some(before) => self.now = before,
                    None => return Ok(false),
                }
                // What stands behind the end is not shown by any program.
                return Ok(!self.groups.is_empty());
            }
            Token::Sign(sign) => self.sign(sign)?,
            Token::Word(word, number) => self.word(word, number)?,
            Token::Byte(_) => {}
        }
        Ok(true)
    }

    /// A byte of text, if anything becomes of it.
    fn byte(&mut self, byte: u8) -> Result<(), Fault> {
        if self.reads() || self.now.destination == Destination::Styles {
            // No encoding has fewer bytes in UTF-8.
            if self.bytes.len() >= self.paragraphs.budget.limits().text {
                return Err(Fault::TooLarge);
            }
            self.bytes.push(byte);
        }
        Ok(())
    }

    fn sign(&mut self, sign: u8) -> Result<(), Fault> {
        match sign {
            b'*' => {
                self.now.is_optional = true;
                Ok(())
            }
            b'~' => self.push("\u{A0}"),
            b'_' => self.push("-"),
            b'{' | b'}' | b'\\' => self.push(char::from(sign).encode_utf8(&mut [0; 4])),
            b'\r' | b'\n' => self.paragraph(),
            b'\t' => self.push("\t"),
            _ => Ok(()),
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) -> Result<(), Fault> {
        let is_optional = std::mem::take(&mut self.now.is_optional);
        let is_on = number != Some(0);
        match word {
            "fonttbl" => self.now.destination = Destination::Fonts,
            "stylesheet" => self.now.destination = Destination::Styles,
            "listtext" | "pntext" if self.now.destination == Destination::Text => {
                self.now.destination = Destination::Number;
            }
            "shpinst" | "shptxt" | "ud" | "upr" => {}
            _ if is_optional || DROPPED.contains(&word) => self.leave_out(word),
            "ansicpg" => {
                if let Some(page) = number.and_then(encoding::of_page) {
                    self.page = page;
                }
            }
            // In a style the number is the style's own.
            "f" if self.now.destination != Destination::Styles => {
                self.now.font = number.unwrap_or_default();
            }
            "fcharset" if self.now.destination == Destination::Fonts => {
                if let Some(encoding) = number.and_then(encoding::of_charset)
                    && self.fonts.len() < MOST
                {
                    self.fonts.insert(self.now.font, encoding);
                }
            }
            "plain" => {
                self.now.is_deleted = false;
                self.now.is_wide = false;
            }
            "deleted" => self.now.is_deleted = is_on,
            "dbch" => self.now.is_wide = true,
            "loch" | "hich" => self.now.is_wide = false,
            "par" | "sect" | "page" => self.paragraph()?,
            "cell" | "nestcell" => {
                self.in_row();
                self.paragraph()?;
                self.cells += 1;
            }
            "row" | "nestrow" => self.row = None,
            "pard" if self.now.destination == Destination::Text => {
                self.open.style = ParagraphStyle::default();
                self.open.heading = None;
                self.is_in_row = false;
            }
            "intbl" => self.in_row(),
            "s" => self.style(number.unwrap_or_default()),
            "outlinelevel" if self.reads() => {
                self.open.heading = number
                    .and_then(|level| u8::try_from(level).ok())
                    .filter(|level| *level < 9)
                    .map(|level| level + 1);
            }
            "line" => self.push("\n")?,
            // The number needs nothing behind it.
            "tab" if self.now.destination == Destination::Number => {}
            "tab" => self.push("\t")?,
            "emdash" => self.push("—")?,
            "endash" => self.push("–")?,
            "lquote" => self.push("‘")?,
            "rquote" => self.push("’")?,
            "ldblquote" => self.push("“")?,
            "rdblquote" => self.push("”")?,
            "emspace" | "enspace" => self.push("\u{3000}")?,
            _ => {}
        }
        Ok(())
    }

    /// A group begins whose words are not read.
    fn leave_out(&mut self, word: &str) {
        self.now.destination = Destination::Nowhere;
        let left_out = &mut self.paragraphs.left_out;
        match word {
            // In one of these stands the picture, once in a form that every program knows and once as
            // a property of its shape.
            "shppict" | "sp" => return,
            _ if self.now.is_apart => {}
            "pict" => left_out.pictures += 1,
            "footnote" => left_out.notes += 1,
            "annotation" => left_out.comments += 1,
            _ => {}
        }
        self.now.is_apart = true;
    }

    /// The paragraph stands in a row, which begins if none is open.
    fn in_row(&mut self) {
        self.is_in_row = true;
        if self.table.is_none() {
            self.table = Some(self.tables);
            self.tables += 1;
        }
        if self.row.is_none() {
            self.row = Some(self.rows);
            self.rows += 1;
        }
    }

    fn reads(&self) -> bool {
        matches!(
            self.now.destination,
            Destination::Text | Destination::Number
        )
    }

    /// The style of a paragraph, or the one whose name follows.
    fn style(&mut self, number: i32) {
        match self.now.destination {
            Destination::Styles => {
                self.name.clear();
                self.now.font = number;
            }
            Destination::Text => {
                let known = self.styles.get(&number).cloned();
                (self.open.style, self.open.heading) =
                    known.unwrap_or_else(|| (named(number, ""), None));
            }
            _ => {}
        }
    }

    /// A group ends: a style has got its name, a number is whole.
    fn leave(&mut self) {
        let before = self.groups.last().map(|group| group.destination);
        if self.now.destination == Destination::Number && before != Some(Destination::Number) {
            // Where a typed number would have nothing behind it, neither has this one; and a bare
            // sign in front is no number.
            match self.open.text.chars().last() {
                Some(c) if c.is_ascii_alphanumeric() => self.open.text.push(' '),
                Some('\u{F000}'..='\u{F0FF}' | '·' | '•') => {
                    self.open.text.pop();
                }
                _ => {}
            }
        }
        if self.now.destination == Destination::Styles && self.styles.len() < MOST {
            let name = std::mem::take(&mut self.name);
            let name = name.trim().trim_end_matches(';').trim();
            if !name.is_empty() {
                self.styles.entry(self.now.font).or_insert_with_key(|id| {
                    let style = named(*id, name);
                    let heading = style.heading();
                    (style, heading)
                });
            }
        }
    }

    fn flush(&mut self) -> Result<(), Fault> {
        self.flush_units()?;
        self.flush_bytes()
    }

    fn flush_units(&mut self) -> Result<(), Fault> {
        if self.units.is_empty() {
            return Ok(());
        }
        let units = std::mem::take(&mut self.units);
        let text: String = char::decode_utf16(units).filter_map(Result::ok).collect();
        self.push(&text)
    }

    fn flush_bytes(&mut self) -> Result<(), Fault> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let bytes = std::mem::take(&mut self.bytes);
        if bytes.is_ascii() {
            return self.push(&String::from_utf8_lossy(&bytes));
        }
        let font = match self.now.is_wide {
            true => Some(GB18030),
            false => self.fonts.get(&self.now.font).copied(),
        };
        self.push(&encoding::decode(&bytes, font, self.page))
    }

    fn push(&mut self, text: &str) -> Result<(), Fault> {
        match self.now.destination {
            Destination::Styles => {
                self.paragraphs.budget.keep(text.len())?;
                self.name.push_str(text);
            }
            Destination::Text | Destination::Number if !self.now.is_deleted => {
                // Blanks behind a number are no part of it.
                let is_number = self.now.destination == Destination::Number;
                let text = if is_number { text.trim() } else { text };
                self.paragraphs.budget.text(text.len())?;
                self.open.text.push_str(text);
            }
            _ => {}
        }
        Ok(())
    }

    fn paragraph(&mut self) -> Result<(), Fault> {
        if !self.reads() || self.now.is_deleted {
            return Ok(());
        }
        self.end()
    }

    fn end(&mut self) -> Result<(), Fault> {
        let next = Paragraph {
            style: self.open.style.clone(),
            heading: self.open.heading,
            ..Paragraph::default()
        };
        let mut done = std::mem::replace(&mut self.open, next);
        if !self.is_in_row {
            self.table = None;
        }
        done.cell = self.table.zip(self.row).map(|(table, row)| Cell {
            table,
            row,
            cell: self.cells,
        });
        self.paragraphs.push(done)
    }
}

/// The style with a number.
fn named(number: i32, name: &str) -> ParagraphStyle {
    ParagraphStyle {
        id: number.to_string().into(),
        name: name.into(),
    }
}
