//! The elements of a part.

use std::borrow::Cow;
use std::io::{BufRead, Cursor};

use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::Fault;

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
    reader: Reader<Box<dyn BufRead + 'a>>,
    buffer: Vec<u8>,
    /// An element without content was begun, and ends next.
    ends: bool,
    depth: usize,
    deepest: usize,
    begun: bool,
}

impl<'a> Xml<'a> {
    pub(super) fn open(part: &'a mut dyn BufRead, deepest: usize) -> Result<Self, Fault> {
        let mark: [u8; 2] = match part.fill_buf()? {
            [first, second, ..] => [*first, *second],
            _ => [0; 2],
        };
        let part: Box<dyn BufRead + 'a> = match mark {
            // Few programs write UTF-16, but the format allows it.
            [0xFF, 0xFE] => Box::new(Cursor::new(utf16(part, u16::from_le_bytes)?)),
            [0xFE, 0xFF] => Box::new(Cursor::new(utf16(part, u16::from_be_bytes)?)),
            _ => Box::new(part),
        };
        Ok(Self {
            reader: Reader::from_reader(part),
            buffer: Vec::new(),
            ends: false,
            depth: 0,
            deepest,
            begun: false,
        })
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
        match self.reader.read_event_into(&mut self.buffer)? {
            Event::Start(tag) => {
                self.depth += 1;
                self.begun = true;
                if self.depth > self.deepest {
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

fn utf16(part: &mut dyn BufRead, unit: fn([u8; 2]) -> u16) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    part.read_to_end(&mut bytes)?;
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let text: String = char::decode_utf16(units)
        .collect::<Result<_, _>>()
        .map_err(Fault::damaged)?;
    Ok(text.trim_start_matches('\u{FEFF}').as_bytes().to_vec())
}
