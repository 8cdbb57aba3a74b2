//! The paragraphs of the text.

use super::archive::Archive;
use super::styles::Styles;
use super::symbol;
use super::xml::{Node, Start};
use super::{WordParagraph, WordStyle};
use crate::{Fault, Limits};

/// Elements that say nothing about the text as it stands: what was deleted or moved away, how things
/// looked before a change, instructions of fields, settings of form fields, the phonetic side of a
/// ruby.
const DROPPED: [&str; 19] = [
    "del",
    "moveFrom",
    "delText",
    "delInstrText",
    "instrText",
    "fldData",
    "pPrChange",
    "rPrChange",
    "sectPrChange",
    "tblPrChange",
    "tblPrExChange",
    "tblGridChange",
    "trPrChange",
    "tcPrChange",
    "numberingChange",
    "sdtPr",
    "sdtEndPr",
    "rubyPr",
    "rt",
];

/// Reads the paragraphs of the part that holds the text.
pub(super) fn read(
    archive: &mut Archive<'_>,
    main: &str,
    styles: &Styles,
) -> Result<Vec<WordParagraph>, Fault> {
    let mut walk = Walk::new(archive.limits, styles);
    archive.part(main, |xml| {
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(start) => walk.start(&start)?,
                Node::End => walk.end()?,
                Node::Text(text) => walk.text(&text)?,
            }
        }
        Ok(())
    })?;
    Ok(walk.paragraphs)
}

/// An element that is open, as far as it matters to what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    Paragraph,
    ParagraphProperties,
    Run,
    RunProperties,
    /// `w:t`, and the text of a formula.
    Text,
    Row,
    /// Paragraphs in it are among themselves: a cell, a text box.
    Frame,
    /// The same thing in several forms, for programs of different age.
    Alternatives,
    Alternative,
    Other,
}

/// A paragraph that is open.
#[derive(Debug, Default)]
struct Open {
    paragraph: WordParagraph,
    /// Of each field that is open in it: whether its instruction is being read.
    fields: Vec<bool>,
    /// How many of them that is true of.
    instructions: usize,
    /// Whether its end was deleted, so that the next one goes on in it.
    runs_on: bool,
}

impl Open {
    /// A field begins, comes to its result, or ends.
    fn field(&mut self, what: &str) {
        match what {
            "begin" => self.fields.push(true),
            "separate" | "end" => {
                self.instructions -= usize::from(self.fields.pop() == Some(true));
                if what == "separate" {
                    self.fields.push(false);
                }
                return;
            }
            _ => return,
        }
        self.instructions += 1;
    }
}

struct Walk<'a> {
    limits: &'a Limits,
    styles: &'a Styles,
    open: Vec<Element>,
    /// Elements open inside one that is dropped, itself included.
    dropped: usize,
    /// The open paragraphs: one in a text box stands in another.
    stack: Vec<Open>,
    /// Of each frame that is open, and of the body: the paragraph whose end was deleted.
    unfinished: Vec<Option<WordParagraph>>,
    /// Of each set of alternatives that is open: characters read before, and whether one of them
    /// has given any.
    alternatives: Vec<(usize, bool)>,
    /// The rows of tables that are open, by their numbers, and how many there were.
    rows: (Vec<usize>, usize),
    /// The style of the run that is open.
    run_style: WordStyle,
    /// Bytes of text read.
    length: usize,
    paragraphs: Vec<WordParagraph>,
}

impl<'a> Walk<'a> {
    fn new(limits: &'a Limits, styles: &'a Styles) -> Self {
        Self {
            limits,
            styles,
            open: Vec::new(),
            dropped: 0,
            stack: Vec::new(),
            unfinished: vec![None],
            alternatives: Vec::new(),
            rows: (Vec::new(), 0),
            run_style: WordStyle::default(),
            length: 0,
            paragraphs: Vec::new(),
        }
    }

    /// The element `back` steps out from the innermost.
    fn around(&self, back: usize) -> Element {
        self.open
            .len()
            .checked_sub(back + 1)
            .and_then(|at| self.open.get(at))
            .copied()
            .unwrap_or(Element::Other)
    }

    fn start(&mut self, start: &Start<'_>) -> Result<(), Fault> {
        if self.dropped > 0 {
            self.dropped += 1;
            return Ok(());
        }
        let parent = self.around(0);
        let element = match start.name() {
            // The mark of a paragraph that was deleted or moved away.
            "del" | "moveFrom"
                if parent == Element::RunProperties
                    && self.around(1) == Element::ParagraphProperties =>
            {
                if let Some(open) = self.stack.last_mut() {
                    open.runs_on = true;
                }
                Element::Other
            }
            name if DROPPED.contains(&name) => {
                self.dropped = 1;
                return Ok(());
            }
            "AlternateContent" => {
                self.alternatives.push((self.length, false));
                Element::Alternatives
            }
            "Choice" | "Fallback" if parent == Element::Alternatives => {
                if self.alternatives.last().is_some_and(|(_, read)| *read) {
                    self.dropped = 1;
                    return Ok(());
                }
                Element::Alternative
            }
            "p" => {
                self.begin();
                Element::Paragraph
            }
            "pPr" if parent == Element::Paragraph => Element::ParagraphProperties,
            "pStyle" if parent == Element::ParagraphProperties => {
                let style = self.styles.of(&start.value()?);
                if let Some(open) = self.stack.last_mut() {
                    open.paragraph.style = style;
                }
                Element::Other
            }
            "r" => {
                self.run_style = WordStyle::default();
                Element::Run
            }
            "rPr" => Element::RunProperties,
            "rStyle" if parent == Element::RunProperties && self.around(1) == Element::Run => {
                self.run_style = self.styles.of(&start.value()?);
                Element::Other
            }
            "t" if parent == Element::Run => Element::Text,
            "tr" => {
                self.rows.0.push(self.rows.1);
                self.rows.1 += 1;
                Element::Row
            }
            "tc" | "txbxContent" => {
                self.unfinished.push(None);
                Element::Frame
            }
            _ if parent == Element::Run => {
                self.character(start)?;
                Element::Other
            }
            _ => Element::Other,
        };
        self.open.push(element);
        Ok(())
    }

    fn end(&mut self) -> Result<(), Fault> {
        if self.dropped > 0 {
            self.dropped -= 1;
            return Ok(());
        }
        match self.open.pop() {
            Some(Element::Paragraph) => self.finish()?,
            Some(Element::Row) => {
                self.rows.0.pop();
            }
            Some(Element::Frame) => {
                let last = self.unfinished.pop().flatten();
                self.keep_unfinished(last)?;
            }
            Some(Element::Alternatives) => {
                self.alternatives.pop();
            }
            Some(Element::Alternative) => {
                if let Some((before, read)) = self.alternatives.last_mut() {
                    *read |= self.length > *before;
                }
            }
            _ => {}
        }
        if self.open.is_empty()
            && let Some(last) = self.unfinished.first_mut()
        {
            let last = last.take();
            self.keep_unfinished(last)?;
        }
        Ok(())
    }

    /// What stands in a run beside text.
    fn character(&mut self, start: &Start<'_>) -> Result<(), Fault> {
        match start.name() {
            "tab" | "ptab" => self.push("\t"),
            "cr" => self.push("\n"),
            "br" => match start.attribute("type")?.as_deref() {
                None | Some("textWrapping") => self.push("\n"),
                _ => Ok(()),
            },
            "noBreakHyphen" => self.push("-"),
            "sym" => {
                let font = start.attribute("font")?.unwrap_or_default();
                let code = start.attribute("char")?.unwrap_or_default();
                match symbol::character(&font, &code) {
                    Some(c) => self.push(c.encode_utf8(&mut [0; 4])),
                    None => Ok(()),
                }
            }
            "fldChar" => {
                let kind = start.attribute("fldCharType")?;
                if let Some(open) = self.stack.last_mut() {
                    open.field(kind.as_deref().unwrap_or_default());
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Fault> {
        if self.dropped > 0 || self.around(0) != Element::Text {
            return Ok(());
        }
        // A line break in the XML is a space; those of the text are elements.
        if text.contains(['\n', '\r', '\t']) {
            let text = text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ");
            return self.push(&text);
        }
        self.push(text)
    }

    fn push(&mut self, text: &str) -> Result<(), Fault> {
        let Some(open) = self.stack.last_mut() else {
            return Ok(()); // Text outside of any paragraph is not shown by Word either.
        };
        if text.is_empty() || open.instructions > 0 {
            return Ok(());
        }
        self.length = self.length.saturating_add(text.len());
        if self.length > self.limits.text {
            return Err(Fault::TooLarge);
        }
        if open.paragraph.text.is_empty() {
            open.paragraph.lead_style = self.run_style.clone();
        }
        open.paragraph.text.push_str(text);
        Ok(())
    }

    fn begin(&mut self) {
        let mut open = Open::default();
        open.paragraph.row = self.rows.0.last().copied();
        if let Some(before) = self.unfinished.last_mut().and_then(Option::take) {
            // The end that is left is this one's, and with it the style.
            open.paragraph.text = before.text;
            open.paragraph.lead_style = before.lead_style;
        }
        self.stack.push(open);
    }

    fn finish(&mut self) -> Result<(), Fault> {
        let Some(done) = self.stack.pop() else {
            return Ok(());
        };
        if done.runs_on
            && let Some(place) = self.unfinished.last_mut()
        {
            *place = Some(done.paragraph);
            return Ok(());
        }
        self.keep(done.paragraph)
    }

    /// A paragraph whose end was deleted, with none behind it to go on in.
    fn keep_unfinished(&mut self, paragraph: Option<WordParagraph>) -> Result<(), Fault> {
        match paragraph {
            Some(paragraph) if !paragraph.text.is_empty() => self.keep(paragraph),
            _ => Ok(()),
        }
    }

    fn keep(&mut self, paragraph: WordParagraph) -> Result<(), Fault> {
        if self.paragraphs.len() >= self.limits.paragraphs {
            return Err(Fault::TooLarge);
        }
        self.paragraphs.push(paragraph);
        Ok(())
    }
}
