//! The paragraphs of the text.

use super::alternatives::Alternatives;
use super::edges::Edges;
use super::open::Open;
use super::styles::{self, Styles};
use super::symbol;
use super::tables::Tables;
use super::xml::{Node, Start, Xml};
use crate::WordFile;
use crate::numbering::{Counter, Lists};
use crate::paragraph::{Paragraph, ParagraphStyle, Paragraphs};
use crate::{Budget, Fault};

/// Elements that say nothing about the text as it stands: what was deleted or moved away, how things
/// looked before a change, instructions of fields, settings of form fields, the phonetic side of a
/// ruby.
const DROPPED: [&str; 21] = [
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
    // Headers and footers, in Word's XML of 2003.
    "hdr",
    "ftr",
];

/// Reads the part that holds the text: the paragraphs in its `body`, and what stands above and below
/// its pages.
pub(super) fn read(
    xml: &mut Xml<'_>,
    budget: &Budget,
    styles: &Styles,
    lists: &Lists,
) -> Result<(WordFile, Edges), Fault> {
    let walk = walked(xml, &["body"], Walk::new(budget, styles, lists))?;
    Ok((walk.paragraphs.into_file(), walk.edges))
}

/// Reads the paragraphs of a header or a footer.
pub(super) fn read_edge(
    xml: &mut Xml<'_>,
    budget: &Budget,
    styles: &Styles,
) -> Result<Vec<Paragraph>, Fault> {
    let lists = Lists::default();
    let walk = walked(xml, &["hdr", "ftr"], Walk::new(budget, styles, &lists))?;
    Ok(walk.paragraphs.into_file().paragraphs)
}

fn walked<'a>(
    xml: &mut Xml<'_>,
    outermost: &[&str],
    mut walk: Walk<'a>,
) -> Result<Walk<'a>, Fault> {
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(start) if !walk.open.is_empty() => walk.start(&start)?,
            Node::Start(start) if outermost.contains(&start.name()) => {
                walk.open.push(Element::Other)
            }
            Node::End if !walk.open.is_empty() => walk.end()?,
            Node::Text(text) => walk.text(&text)?,
            Node::Start(_) | Node::End => {}
        }
    }
    Ok(walk)
}

/// An element that is open, as far as it matters to what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    Paragraph,
    ParagraphProperties,
    /// The place of a paragraph in a list.
    ParagraphNumber,
    Run,
    RunProperties,
    /// `w:t`, and the text of a formula.
    Text,
    Table,
    Row,
    /// Paragraphs in it are among themselves.
    Cell,
    /// A text box; the same holds for it.
    Frame,
    /// The same thing in several forms, for programs of different age.
    Alternatives,
    Alternative,
    Other,
}

struct Walk<'a> {
    styles: &'a Styles,
    lists: &'a Lists,
    counter: Counter,
    open: Vec<Element>,
    /// Elements open inside one that is dropped, itself included.
    dropped: usize,
    /// The open paragraphs: one in a text box stands in another.
    stack: Vec<Open>,
    /// Of each frame that is open, and of the body: the paragraph whose end was deleted.
    unfinished: Vec<Option<Paragraph>>,
    alternatives: Alternatives,
    tables: Tables,
    /// The style of the run that is open.
    run_style: ParagraphStyle,
    edges: Edges,
    paragraphs: Paragraphs<'a>,
}

impl<'a> Walk<'a> {
    fn new(budget: &'a Budget, styles: &'a Styles, lists: &'a Lists) -> Self {
        Self {
            styles,
            lists,
            counter: Counter::default(),
            open: Vec::new(),
            dropped: 0,
            stack: Vec::new(),
            unfinished: vec![None],
            alternatives: Alternatives::default(),
            tables: Tables::default(),
            run_style: ParagraphStyle::default(),
            edges: Edges::default(),
            paragraphs: Paragraphs::new(budget),
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
                self.alternatives.begin(&self.paragraphs);
                Element::Alternatives
            }
            "Choice" | "Fallback" if parent == Element::Alternatives => {
                if self.alternatives.is_read() {
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
            "numPr" | "listPr" if parent == Element::ParagraphProperties => {
                Element::ParagraphNumber
            }
            "numId" | "ilfo" | "ilvl" if parent == Element::ParagraphNumber => {
                self.number(start)?;
                Element::Other
            }
            "outlineLvl" if parent == Element::ParagraphProperties => {
                let heading = styles::heading(start.number()?);
                if let Some(open) = self.stack.last_mut() {
                    open.heading = heading;
                }
                Element::Other
            }
            "r" => {
                self.run_style = ParagraphStyle::default();
                Element::Run
            }
            "rPr" => Element::RunProperties,
            "rStyle" if parent == Element::RunProperties && self.around(1) == Element::Run => {
                self.run_style = self.styles.of(&start.value()?);
                Element::Other
            }
            "t" if parent == Element::Run => Element::Text,
            "tbl" => {
                self.tables.tables.begin();
                Element::Table
            }
            "tr" => {
                self.tables.rows.begin();
                Element::Row
            }
            "tc" => {
                self.tables.cells.begin();
                self.unfinished.push(None);
                Element::Cell
            }
            "txbxContent" => {
                self.unfinished.push(None);
                Element::Frame
            }
            _ if parent == Element::Run => {
                self.character(start)?;
                Element::Other
            }
            // Of Word, of later and of earlier programs; a chart of Word's.
            "blip" | "imagedata" | "chart" => {
                self.paragraphs.left_out.pictures += 1;
                Element::Other
            }
            _ => {
                self.edges.take(start)?;
                Element::Other
            }
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
            Some(Element::Table) => self.tables.tables.end(),
            Some(Element::Row) => self.tables.rows.end(),
            Some(element @ (Element::Cell | Element::Frame)) => {
                if element == Element::Cell {
                    self.tables.cells.end();
                }
                let last = self.unfinished.pop().flatten();
                self.keep_unfinished(last)?;
            }
            Some(Element::Alternatives) => self.alternatives.end(&mut self.paragraphs),
            Some(Element::Alternative) => self.alternatives.end_one(&mut self.paragraphs),
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
                // With a hyphen in Word's XML of 2003.
                None | Some("textWrapping" | "text-wrapping") => self.push("\n"),
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
            "commentReference" => {
                self.paragraphs.left_out.comments += 1;
                Ok(())
            }
            "footnoteReference" | "endnoteReference" => {
                self.paragraphs.left_out.notes += 1;
                Ok(())
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
        let mut rest = text;
        while let Some(at) = rest.find(['\n', '\r', '\t']) {
            self.push(&rest[..at])?;
            self.push(" ")?;
            let behind = &rest[at..];
            rest = behind.strip_prefix("\r\n").unwrap_or(&behind[1..]);
        }
        self.push(rest)
    }

    fn push(&mut self, text: &str) -> Result<(), Fault> {
        let Some(open) = self.stack.last_mut() else {
            return Ok(()); // Text outside of any paragraph is not shown by Word either.
        };
        if text.is_empty() || open.instructions > 0 {
            return Ok(());
        }
        self.paragraphs.budget.text(text.len())?;
        if open.paragraph.text.is_empty() {
            open.paragraph.lead_style = self.run_style.clone();
        }
        open.paragraph.text.push_str(text);
        Ok(())
    }

    fn begin(&mut self) {
        let mut open = Open::default();
        open.paragraph.cell = self.tables.innermost();
        if let Some(before) = self.unfinished.last_mut().and_then(Option::take) {
            // The end that is left is this one's, and with it the style.
            open.paragraph.text = before.text;
            open.paragraph.lead_style = before.lead_style;
        }
        self.stack.push(open);
    }

    /// The use of a list, or the level, that a paragraph names itself.
    fn number(&mut self, start: &Start<'_>) -> Result<(), Fault> {
        let Some(open) = self.stack.last_mut() else {
            return Ok(());
        };
        if start.name() == "ilvl" {
            open.place.level = start.number()?;
        } else {
            open.place.used = start.number()?;
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Fault> {
        let Some(mut done) = self.stack.pop() else {
            return Ok(());
        };
        if done.runs_on
            && let Some(place) = self.unfinished.last_mut()
        {
            *place = Some(done.paragraph);
            return Ok(());
        }
        let style = &done.paragraph.style.id;
        let heading = done.heading.or_else(|| self.styles.heading(style));
        done.paragraph.heading = heading.filter(|level| *level > 0);
        let number = self.counted(&done);
        if !number.is_empty() {
            self.paragraphs.budget.text(number.len())?;
            done.paragraph.text.insert_str(0, &number);
        }
        self.paragraphs.push(done.paragraph)
    }

    /// The automatic number of a paragraph.
    fn counted(&mut self, done: &Open) -> String {
        if self.lists.is_empty() {
            return String::new();
        }
        let (of_style, names) = self.styles.place(&done.paragraph.style.id);
        let used = done.place.used.or(of_style.used);
        let Some(used) = used.filter(|used| *used != 0) else {
            return String::new();
        };
        let by_style = || names.and_then(|style| self.lists.level_of_style(used, style));
        let own = self
            .lists
            .level_of_style(used, &done.paragraph.style.id)
            .filter(|_| done.place.used.is_none());
        let level = done
            .place
            .level
            .or(own)
            .or(of_style.level)
            .or_else(by_style);
        let without_text = done.paragraph.text.trim().is_empty();
        let style_use = |style: &str| self.styles.place(style).0.used;
        let level = level.unwrap_or_default();
        self.counter
            .next(self.lists, used, level, without_text, style_use)
    }

    /// A paragraph whose end was deleted, with none behind it to go on in.
    fn keep_unfinished(&mut self, paragraph: Option<Paragraph>) -> Result<(), Fault> {
        match paragraph {
            Some(paragraph) if !paragraph.text.is_empty() => self.paragraphs.push(paragraph),
            _ => Ok(()),
        }
    }
}
