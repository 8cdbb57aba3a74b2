//! The elements of a part.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use encoding_rs::{UTF_16BE, UTF_16LE};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::wide::Wide;
use crate::{Budget, Fault};

/// What an element, or another thing in a part, costs beside its bytes, in steps.
const NODE: usize = 50;
/// The most bytes of one thing in a part: a picture in Word's XML of 2003 is one.
const LARGEST: usize = 32 << 20;

/// One thing in a part.
pub(super) enum Node<'a> {
    /// An element begins.
    Start(Start<'a>),
    /// The element ends that was begun last.
    End,
    /// Characters.
    Text(Cow<'a, str>),
}

/// The beginning of an element.
pub(super) struct Start<'a> {
    tag: BytesStart<'a>,
}

impl Start<'_> {
    /// Name without prefix.
    pub(super) fn name(&self) -> &str {
        self.tag.local_name().into_inner()
    }

    /// The value of an attribute, known by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Result<Option<String>, Fault> {
        self.find(|attribute| attribute.key.local_name().into_inner() == name)
    }

    /// `w:val`
    pub(super) fn value(&self) -> Result<String, Fault> {
        Ok(self.attribute("val")?.unwrap_or_default())
    }

    /// `w:val` as a number.
    pub(super) fn number<T: std::str::FromStr>(&self) -> Result<Option<T>, Fault> {
        Ok(self.value()?.trim().parse().ok())
    }

    /// `w:val` as a switch that is on where nothing is said.
    pub(super) fn is_on(&self) -> Result<bool, Fault> {
        let value = self.attribute("val")?;
        Ok(!matches!(value.as_deref(), Some("0" | "false" | "off")))
    }

    /// The namespace of an outermost element, which declares it itself.
    pub(super) fn namespace(&self) -> Result<Option<String>, Fault> {
        let name = self.tag.name();
        let declaration = match name.prefix() {
            Some(prefix) => format!("xmlns:{}", prefix.into_inner()),
            None => "xmlns".to_owned(),
        };
        self.find(|attribute| attribute.key.as_ref() == declaration)
    }

    fn find(&self, wanted: impl Fn(&Attribute<'_>) -> bool) -> Result<Option<String>, Fault> {
        // Whether one stands twice is not looked at: that takes long where there are very many.
        for attribute in self.tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(Fault::damaged)?;
            if wanted(&attribute) {
                let value = attribute.normalized_value(XmlVersion::Explicit1_0)?;
                return Ok(Some(value.into_owned()));
            }
        }
        Ok(None)
    }
}

/// A part that is gone through.
pub(super) struct Xml<'a> {
    reader: Reader<Measured<'a>>,
    buffer: Vec<u8>,
    /// What may still be read of the thing that is read, in bytes.
    left: Rc<Cell<usize>>,
    budget: &'a Budget,
    /// An element without content was begun, and ends next.
    ends: bool,
    depth: usize,
    begun: bool,
}

impl<'a> Xml<'a> {
    pub(super) fn open(part: &'a mut dyn BufRead, budget: &'a Budget) -> Result<Self, Fault> {
        let mark: [u8; 2] = match part.fill_buf()? {
            [first, second, ..] => [*first, *second],
            _ => [0; 2],
        };
        let part: Box<dyn BufRead + 'a> = match mark {
            // Few programs write UTF-16, but the format allows it.
            [0xFF, 0xFE] => Box::new(Wide::new(part, UTF_16LE)),
            [0xFE, 0xFF] => Box::new(Wide::new(part, UTF_16BE)),
            _ => Box::new(part),
        };
        let left = Rc::new(Cell::new(LARGEST));
        let part = Measured {
            part,
            left: Rc::clone(&left),
        };
        Ok(Self {
            reader: Reader::from_reader(part),
            buffer: Vec::new(),
            left,
            budget,
            ends: false,
            depth: 0,
            begun: false,
        })
    }

    /// What the file may cost.
    pub(super) fn budget(&self) -> &'a Budget {
        self.budget
    }

    /// Goes through the rest of the part: every element, with the names of those around it.
    pub(super) fn each(
        &mut self,
        mut visit: impl FnMut(&[String], &Start<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut around: Vec<String> = Vec::new();
        while let Some(node) = self.next()? {
            match node {
                Node::Start(start) => {
                    visit(&around, &start)?;
                    around.push(start.name().to_owned());
                }
                Node::End => {
                    around.pop();
                }
                Node::Text(_) => {}
            }
        }
        Ok(())
    }

    /// The next thing; `None` at the end of a whole part.
    pub(super) fn next(&mut self) -> Result<Option<Node<'_>>, Fault> {
        if std::mem::take(&mut self.ends) {
            self.depth -= 1;
            return Ok(Some(Node::End));
        }
        self.buffer.clear();
        self.left.set(LARGEST);
        let event = self.reader.read_event_into(&mut self.buffer);
        let left = self.left.get();
        if left == 0 {
            return Err(Fault::TooLarge);
        }
        self.budget.work(NODE + (LARGEST - left))?;
        match event? {
            Event::Start(tag) => {
                self.depth += 1;
                self.begun = true;
                if self.depth > self.budget.limits().depth {
                    return Err(Fault::damaged("elements without end inside each other"));
                }
                Ok(Some(Node::Start(Start { tag })))
            }
            Event::Empty(tag) => {
                self.depth += 1;
                self.begun = true;
                self.ends = true;
                Ok(Some(Node::Start(Start { tag })))
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                Ok(Some(Node::End))
            }
            Event::Text(text) => Ok(Some(Node::Text(text.into_inner()))),
            Event::CData(text) => Ok(Some(Node::Text(text.into_inner()))),
            Event::GeneralRef(name) => Ok(Some(Node::Text(character(&name)?.into()))),
            // Word writes none. It could name other files, or grow without end.
            Event::DocType(_) => Err(Fault::damaged("a document type")),
            Event::Eof if self.depth > 0 || !self.begun => Err(Fault::damaged("cut off")),
            Event::Eof => Ok(None),
            // Nothing: no text. A loop could not give back its borrow of the buffer.
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {
                Ok(Some(Node::Text(Cow::Borrowed(""))))
            }
        }
    }
}

/// What a reference stands for: one of the five names or a number. No other can be declared.
fn character(name: &BytesRef<'_>) -> Result<String, Fault> {
    if let Some(c) = name.resolve_char_ref()? {
        return Ok(c.to_string());
    }
    let name = name.borrow().into_inner();
    quick_xml::escape::resolve_xml_entity(&name)
        .map(str::to_owned)
        .ok_or_else(|| Fault::damaged("an entity that is not declared"))
}

/// A part of which no more is read than may be.
struct Measured<'a> {
    part: Box<dyn BufRead + 'a>,
    left: Rc<Cell<usize>>,
}

impl Read for Measured<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Measured<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let left = self.left.get();
        if left == 0 {
            return Err(io::Error::other("too much in one place"));
        }
        let content = self.part.fill_buf()?;
        Ok(&content[..content.len().min(left)])
    }

    fn consume(&mut self, read: usize) {
        self.left.set(self.left.get().saturating_sub(read));
        self.part.consume(read);
    }
}
