//! Elements to paragraphs.

use std::cell::RefCell;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};

use crate::WordFile;
use crate::numbering::NumberFormat;
use crate::paragraph::{Cell, Paragraph, Paragraphs};
use crate::{Budget, Fault};

/// Elements that end a paragraph where they begin and end.
const BLOCKS: [&str; 38] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "ul",
];
/// Elements whose text is none of the page's.
const DROPPED: [&str; 17] = [
    "script", "style", "title", "textarea", "iframe", "noframes", "noscript", "xmp", "head",
    "select", "template", "svg", "del", "button", "object", "rp", "rt",
];
/// Pictures of which a side is shorter than this, in pixels, are ornaments of the page.
const SMALLEST: u32 = 50;
/// The most lists, and the most tables, inside each other.
const DEEPEST: usize = 1_000;

/// What a tag or a run of characters costs beside its bytes, in steps.
const TOKEN: usize = 60;

/// Takes the pieces of a page.
pub(super) struct Sink<'a>(pub(super) RefCell<Walk<'a>>);

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut walk = self.0.borrow_mut();
        if walk.fault.is_none() {
            walk.fault = walk.paragraphs.budget.work(TOKEN).err();
        }
        match token {
            Token::TagToken(tag) => return walk.tag(&tag),
            Token::CharacterTokens(text) => walk.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// A numbered list that is open, or one with signs.
#[derive(Debug)]
struct List {
    format: NumberFormat,
    next: u32,
}

pub(super) struct Walk<'a> {
    open: Paragraph,
    /// Whether white space came behind the text so far.
    is_apart: bool,
    /// The name of the element that is passed over, and how many of that name are open.
    dropped: Option<(String, usize)>,
    lists: Vec<List>,
    /// The number of the item that is open, until its text begins.
    number: String,
    heading: Option<u8>,
    /// The tables that are open, and how many there were.
    tables: (Vec<usize>, usize),
    /// The row that is open, and how many there were.
    row: Option<usize>,
    rows: usize,
    /// The cells so far.
    cells: usize,
    /// `pre` elements that are open.
    is_typed: usize,
    paragraphs: Paragraphs<'a>,
    fault: Option<Fault>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(budget: &'a Budget) -> Self {
        Self {
            open: Paragraph::default(),
            is_apart: false,
            dropped: None,
            lists: Vec::new(),
            number: String::new(),
            heading: None,
            tables: (Vec::new(), 0),
            row: None,
            rows: 0,
            cells: 0,
            is_typed: 0,
            paragraphs: Paragraphs::new(budget),
            fault: None,
        }
    }

    pub(super) fn done(mut self) -> Result<WordFile, Fault> {
        self.end();
        match self.fault {
            Some(fault) => Err(fault),
            None => Ok(self.paragraphs.into_file()),
        }
    }

    /// Whether the rest of the page is of no use.
    pub(super) fn has_failed(&self) -> bool {
        self.fault.is_some()
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let begins = tag.kind == TagKind::StartTag;
        if self.is_dropped(name, begins, tag.self_closing) {
            return raw(name, begins);
        }
        if begins
            && !tag.self_closing
            && !is_void(name)
            && (DROPPED.contains(&name) || is_hidden(tag))
        {
            self.dropped = Some((name.to_owned(), 1));
            return raw(name, begins);
        }
        if name == "br" {
            self.push("\n");
            self.is_apart = false;
        }
        if name == "img" && begins && !is_hidden(tag) && !is_ornament(tag) {
            self.paragraphs.left_out.pictures += 1;
        }
        if BLOCKS.contains(&name) || name == "tr" {
            self.end();
            self.block(name, begins, tag);
        }
        TokenSinkResult::Continue
    }

    /// Whether a tag belongs to what is passed over; its end is noticed.
    fn is_dropped(&mut self, name: &str, begins: bool, is_whole: bool) -> bool {
        let Some((dropped, open)) = &mut self.dropped else {
            return false;
        };
        // Neither needs an end: the next block is one.
        if begins && BLOCKS.contains(&name) && matches!(dropped.as_str(), "head" | "p") {
            self.dropped = None;
            return false;
        }
        if dropped == name {
            if begins {
                *open += usize::from(!is_whole);
            } else {
                *open -= 1;
            }
        }
        if *open == 0 {
            self.dropped = None;
        }
        true
    }

    fn block(&mut self, name: &str, begins: bool, tag: &Tag) {
        match name {
            "tr" => {
                self.row = begins.then_some(self.rows);
                self.rows += usize::from(begins);
            }
            "table" if begins => {
                if self.tables.0.len() < DEEPEST {
                    self.tables.0.push(self.tables.1);
                    self.tables.1 += 1;
                }
            }
            "table" => {
                self.tables.0.pop();
                self.row = None;
            }
            "td" | "th" if begins => self.cells += 1,
            "pre" if begins => self.is_typed += 1,
            "pre" => self.is_typed = self.is_typed.saturating_sub(1),
            "ol" | "ul" if begins => {
                if self.lists.len() < DEEPEST {
                    self.lists.push(list(name, tag));
                }
            }
            "ol" | "ul" => {
                self.lists.pop();
            }
            "li" if begins => {
                self.number.clear();
                if let Some(list) = self.lists.last_mut() {
                    list.next = value(tag, "value").unwrap_or(list.next);
                    self.number = numbered(list);
                    list.next = list.next.saturating_add(1);
                }
            }
            "li" => self.number.clear(),
            _ => {
                if let [b'h', digit @ b'1'..=b'6'] = name.as_bytes() {
                    self.heading = begins.then_some(digit - b'0');
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.dropped.is_some() {
            return;
        }
        if self.is_typed > 0 {
            self.push(&text.replace("\r\n", "\n").replace('\r', "\n"));
            return;
        }
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}');
        for piece in text.split_inclusive(is_space) {
            let word = piece.trim_end_matches(is_space);
            if !word.is_empty() {
                if std::mem::take(&mut self.is_apart) && self.parts(word) {
                    self.push(" ");
                }
                self.push(word);
            }
            self.is_apart |= word.len() < piece.len();
        }
    }

    /// Whether white space before a word is a space: none is at the edge of a line, and none where
    /// the source was broken between Chinese characters.
    fn parts(&self, word: &str) -> bool {
        let before = self.open.text.chars().last();
        let after = word.chars().next();
        let is_wide = |c: Option<char>| {
            c.is_some_and(|c| matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}'))
        };
        before.is_some_and(|c| c != '\n') && !(is_wide(before) && is_wide(after))
    }

    fn push(&mut self, text: &str) {
        if self.fault.is_some() {
            return;
        }
        let number = std::mem::take(&mut self.number);
        if let Err(fault) = self.paragraphs.budget.text(number.len() + text.len()) {
            self.fault = Some(fault);
            return;
        }
        self.open.text.push_str(&number);
        self.open.text.push_str(text);
    }

    /// A paragraph ends, if one was begun.
    fn end(&mut self) {
        self.is_apart = false;
        let mut done = std::mem::take(&mut self.open);
        if done.text.is_empty() || self.fault.is_some() {
            return;
        }
        done.heading = self.heading;
        done.cell = self.row.map(|row| Cell {
            table: self.tables.0.last().copied().unwrap_or_default(),
            row,
            cell: self.cells,
        });
        self.fault = self.paragraphs.push(done).err();
    }
}

/// How the tokenizer goes on: what stands in some elements is no markup.
fn raw(name: &str, begins: bool) -> TokenSinkResult<()> {
    if !begins {
        return TokenSinkResult::Continue;
    }
    match name {
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" | "iframe" | "noframes" | "xmp" => TokenSinkResult::RawData(RawKind::Rawtext),
        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs
        .iter()
        .find(|attribute| &*attribute.name.local == name)
        .map(|attribute| &*attribute.value)
}

fn value(tag: &Tag, name: &str) -> Option<u32> {
    attribute(tag, name)?.trim().parse().ok()
}

/// The style of an element, without white space.
fn style(tag: &Tag) -> String {
    attribute(tag, "style")
        .unwrap_or_default()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .to_lowercase()
}

/// Whether a picture is an icon or a rule; one that does not say its size is none.
fn is_ornament(tag: &Tag) -> bool {
    let side = |name| value(tag, name).is_some_and(|pixels| pixels < SMALLEST);
    side("width") || side("height")
}

fn is_hidden(tag: &Tag) -> bool {
    style(tag).contains("display:none")
}

fn list(name: &str, tag: &Tag) -> List {
    let style = style(tag);
    let kind = style
        .split_once("list-style-type:")
        .map(|(_, after)| after.split(';').next().unwrap_or_default());
    let format = match kind.or_else(|| attribute(tag, "type")) {
        _ if name == "ul" => NumberFormat::None,
        Some("none") => NumberFormat::None,
        Some("a" | "lower-alpha" | "lower-latin") => NumberFormat::LowerLetter,
        Some("A" | "upper-alpha" | "upper-latin") => NumberFormat::UpperLetter,
        Some("i" | "lower-roman") => NumberFormat::LowerRoman,
        Some("I" | "upper-roman") => NumberFormat::UpperRoman,
        Some("cjk-ideographic" | "simp-chinese-informal" | "trad-chinese-informal") => {
            NumberFormat::Counting
        }
        _ => NumberFormat::Decimal,
    };
    List {
        format,
        next: value(tag, "start").unwrap_or(1),
    }
}

fn numbered(list: &List) -> String {
    let number = list.format.write(list.next);
    match list.format {
        NumberFormat::None => number,
        NumberFormat::Counting => number + "、",
        _ => number + ".",
    }
}
