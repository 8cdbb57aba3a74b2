//! The one pass over what docx-rs has written: children in schema order, what it can't write added,
//! what nobody needs left out.

use std::borrow::Cow;

use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

use form::page;

use crate::Error;
use crate::additions::{self, Part};
use crate::order;
use crate::styles::{self, id};

/// An element that is open.
struct Open {
    name: String,
    /// Where its start tag begins in the output.
    tag: usize,
    /// Where its content begins.
    content: usize,
    /// The order of its children, where there is one.
    order: Option<&'static [&'static str]>,
    /// Rank and end of each child so far; a child begins where the one before it ended.
    children: Vec<(usize, usize)>,
    /// Its rank in its parent.
    rank: usize,
}

/// Finishes one part.
///
/// # Errors
/// When what docx-rs wrote is no well-formed XML.
pub(crate) fn part(xml: &[u8], part: Part) -> Result<Vec<u8>, Error> {
    let mut pass = Pass {
        part,
        writer: Writer::new(Vec::with_capacity(xml.len() + 1024)),
        open: Vec::with_capacity(16),
        style: String::new(),
        seen_normal: false,
        rows: 0,
        ruled: false,
    };
    let mut reader = Reader::from_str(std::str::from_utf8(xml)?);
    loop {
        match reader.read_event()? {
            Event::Start(start) => {
                if pass.is_foreign_normal(&start)? {
                    reader.read_to_end(start.name())?;
                } else {
                    pass.start(&start)?;
                }
            }
            Event::Empty(start) => pass.empty(&start)?,
            Event::End(end) => {
                let name = end.name();
                pass.end(name.as_ref())?;
            }
            Event::Eof => return Ok(pass.writer.into_inner()),
            other => pass.write(other)?,
        }
    }
}

struct Pass {
    part: Part,
    writer: Writer<Vec<u8>>,
    open: Vec<Open>,
    /// Id of the style that is open or that the open paragraph has named, or empty.
    style: String,
    seen_normal: bool,
    /// Rows of the table that is open, so far.
    rows: usize,
    /// Whether it has rules; one without has no head.
    ruled: bool,
}

impl Pass {
    fn write(&mut self, event: Event<'_>) -> Result<(), quick_xml::Error> {
        Ok(self.writer.write_event(event)?)
    }

    fn raw(&mut self, xml: &str) {
        self.writer.get_mut().extend_from_slice(xml.as_bytes());
    }

    fn position(&self) -> usize {
        self.writer.get_ref().len()
    }

    /// docx-rs begins every style sheet with a Normal of its own, which says nothing. The one that
    /// follows is ours.
    fn is_foreign_normal(&mut self, start: &BytesStart<'_>) -> Result<bool, quick_xml::Error> {
        if self.seen_normal
            || self.part != Part::Styles
            || start.name().as_ref() != "w:style"
            || attribute(start, "w:styleId")?.as_deref() != Some(id::NORMAL)
        {
            return Ok(false);
        }
        self.seen_normal = true;
        Ok(true)
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), quick_xml::Error> {
        match start.name().as_ref() {
            "w:style" => self.style = owned(attribute(start, "w:styleId")?),
            "w:p" => self.style.clear(),
            "w:tbl" => {
                self.rows = 0;
                self.ruled = false;
            }
            "w:tblBorders" => self.ruled = true,
            "w:tr" => self.rows = self.rows.saturating_add(1),
            _ => {}
        }
        let tag = self.position();
        let rank = self.rank(start);
        let rewritten = self.rewrite(start)?;
        self.write(Event::Start(rewritten))?;
        self.open.push(Open {
            name: start.name().as_ref().to_owned(),
            tag,
            content: self.position(),
            order: order::of(start.name().as_ref()),
            children: Vec::new(),
            rank,
        });
        Ok(())
    }

    fn empty(&mut self, start: &BytesStart<'_>) -> Result<(), quick_xml::Error> {
        let name = start.name();
        if order::of(name.as_ref()).is_some() {
            // It may get children here.
            self.start(start)?;
            return self.end(name.as_ref());
        }
        if name.as_ref() == "w:tblpPr" {
            // A table that floats is the 版记, which has no head.
            self.rows = usize::MAX;
        }
        if name.as_ref() == "w:pStyle" {
            self.style = owned(attribute(start, "w:val")?);
        }
        if matches!(name.as_ref(), "w:commentReference" | "w:annotationRef") {
            self.raw(COMMENT_SIGN);
            self.child(0);
        }
        let rank = self.rank(start);
        let rewritten = self.rewrite(start)?;
        self.write(Event::Empty(rewritten))?;
        self.child(rank);
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), quick_xml::Error> {
        let Some(mut open) = self.open.pop() else {
            return Ok(()); // The reader refuses an end without a start before it comes here.
        };
        if let Some(order) = open.order {
            let above = self.open.last().map_or("", |open| open.name.as_str());
            let scope = if above == "w:style" {
                &self.style
            } else {
                above
            };
            for addition in additions::to(self.part, scope, name) {
                self.writer
                    .get_mut()
                    .extend_from_slice(addition.xml.as_bytes());
                let rank = order::rank(order, addition.name);
                open.children.push((rank, self.position()));
            }
            if name == "w:trPr" && self.rows == 1 && self.ruled {
                // The head is repeated on each page that the table reaches.
                self.raw(HEAD);
                open.children
                    .push((order::rank(order, "w:tblHeader"), self.position()));
            }
            if open.children.is_empty() && order::is_idle_when_empty(name) {
                self.writer.get_mut().truncate(open.tag);
                return Ok(());
            }
            sort(self.writer.get_mut(), open.content, &open.children);
        }
        if name == "w:style" {
            self.style.clear();
        }
        self.write(Event::End(quick_xml::events::BytesEnd::new(name)))?;
        self.child(open.rank);
        Ok(())
    }

    /// Rank of a child in the element that is open.
    fn rank(&self, child: &BytesStart<'_>) -> usize {
        self.open
            .last()
            .and_then(|open| open.order)
            .map_or(0, |order| order::rank(order, child.name().as_ref()))
    }

    /// Notes that a child of the element that is open ends here.
    fn child(&mut self, rank: usize) {
        let end = self.position();
        if let Some(open) = self.open.last_mut()
            && open.order.is_some()
        {
            open.children.push((rank, end));
        }
    }

    /// The attributes of a tag, changed where they must be.
    fn rewrite<'a>(&self, start: &BytesStart<'a>) -> Result<BytesStart<'a>, quick_xml::Error> {
        match start.name().as_ref() {
            "w:p" => Ok(without(start, |name, _| name == "w14:paraId")?),
            // An attribute that the schema does not know.
            "w:gridCol" => Ok(without(start, |name, _| name == "w:type")?),
            "w:ind" => self.indent(start),
            "w:style" => {
                let mut start = start.clone();
                if styles::is_default(&self.style) {
                    start.push_attribute(("w:default", "1"));
                } else if !styles::is_built_in(&self.style) {
                    start.push_attribute(("w:customStyle", "1"));
                }
                Ok(start)
            }
            _ => Ok(start.clone()),
        }
    }

    /// Word goes by an indent in characters, so that it follows when someone changes the size;
    /// LibreOffice by the one in twips. docx-rs writes only the second, and zeros that nobody asked
    /// for. Where a character is not one of 3号 (page number, 版记) Word is told twips alone; and so
    /// for a hanging indent, because Word counts the hanging part into `w:left` but not into
    /// `w:leftChars`, and other programs read that either way.
    fn indent<'a>(&self, start: &BytesStart<'a>) -> Result<BytesStart<'a>, quick_xml::Error> {
        let mut indent = without(start, |_, value| value == "0")?;
        let hangs = attribute(&indent, "w:hanging")?.is_some();
        if styles::counts_in_cells(&self.style) && !hangs {
            for (twips, characters) in CHARACTERS {
                if let Some(value) = attribute(&indent, twips)?
                    && let Ok(value) = value.parse::<i32>()
                {
                    let hundredths = page::hundredths(value).to_string();
                    indent.push_attribute((characters, hundredths.as_str()));
                }
            }
        }
        Ok(indent)
    }
}

/// The look of the sign of a comment, in the text and in the comment. docx-rs gives it none.
const COMMENT_SIGN: &str = r#"<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>"#;

/// Marks the head of a table, which docx-rs can't write.
const HEAD: &str = "<w:tblHeader/>";

/// Indents in twips, and the same in hundredths of a character.
const CHARACTERS: [(&str, &str); 3] = [
    ("w:left", "w:leftChars"),
    ("w:right", "w:rightChars"),
    ("w:firstLine", "w:firstLineChars"),
];

fn attribute<'a>(
    start: &'a BytesStart<'_>,
    name: &str,
) -> Result<Option<Cow<'a, str>>, quick_xml::Error> {
    Ok(start
        .try_get_attribute(name)?
        .map(|attribute| attribute.value))
}

fn owned(value: Option<Cow<'_, str>>) -> String {
    value.unwrap_or_default().into_owned()
}

/// A tag without some of its attributes.
fn without<'a>(
    start: &BytesStart<'a>,
    drop: impl Fn(&str, &str) -> bool,
) -> Result<BytesStart<'a>, quick_xml::Error> {
    let kept = start
        .attributes()
        .collect::<Result<Vec<Attribute<'_>>, _>>()?
        .into_iter()
        .filter(|attribute| !drop(attribute.key.as_ref(), &attribute.value));
    let name = start.name().as_ref().to_owned();
    Ok(BytesStart::new(name).with_attributes(kept))
}

/// Puts the children of an element into order. `children` holds the rank and the end of each; the
/// first begins at `content`. Children of the same rank stay as they are.
fn sort(out: &mut Vec<u8>, content: usize, children: &[(usize, usize)]) {
    if children.is_sorted_by_key(|(rank, _)| *rank) {
        return;
    }
    let mut spans = Vec::with_capacity(children.len());
    let mut start = content;
    for &(rank, end) in children {
        spans.push((rank, start, end));
        start = end;
    }
    spans.sort_by_key(|(rank, ..)| *rank);
    let mut sorted = Vec::with_capacity(out.len() - content);
    for (_, start, end) in spans {
        sorted.extend_from_slice(&out[start..end]);
    }
    // Nothing but children stands in an element that has an order.
    out.truncate(content);
    out.append(&mut sorted);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(xml: &str, kind: Part) -> String {
        String::from_utf8(part(xml.as_bytes(), kind).unwrap()).unwrap()
    }

    #[test]
    fn children_come_into_the_order_of_the_schema_at_every_depth() {
        assert_eq!(
            finished(
                r#"<w:p><w:pPr><w:rPr><w:sz w:val="1"/><w:rFonts w:hint="eastAsia"/></w:rPr><w:jc w:val="both"/><w:pStyle w:val="a"/></w:pPr></w:p>"#,
                Part::Document
            ),
            r#"<w:p><w:pPr><w:pStyle w:val="a"/><w:jc w:val="both"/><w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="1"/></w:rPr></w:pPr></w:p>"#
        );
    }

    #[test]
    fn properties_that_say_nothing_are_left_out() {
        assert_eq!(
            finished(
                "<w:p w14:paraId=\"00000001\"><w:pPr><w:rPr /></w:pPr><w:r><w:rPr/><w:t>字</w:t></w:r></w:p>",
                Part::Document
            ),
            "<w:p><w:r><w:t>字</w:t></w:r></w:p>"
        );
    }

    #[test]
    fn text_goes_through_as_it_is() {
        let xml = "<w:t xml:space=\"preserve\"> 甲&amp;乙 &lt;丙&gt; &#xA;</w:t>";
        assert_eq!(finished(xml, Part::Document), xml);
    }

    #[test]
    fn an_indent_is_told_in_characters_too() {
        assert_eq!(
            finished(
                r#"<w:pPr><w:pStyle w:val="DateOfIssue"/><w:ind w:left="0" w:right="1103" w:firstLine="630"/></w:pPr>"#,
                Part::Document
            ),
            r#"<w:pPr><w:pStyle w:val="DateOfIssue"/><w:ind w:right="1103" w:firstLine="630" w:rightChars="350" w:firstLineChars="200"/></w:pPr>"#
        );
        assert_eq!(
            finished(
                r#"<w:pPr><w:pStyle w:val="OfficialPageNumber"/><w:ind w:left="0" w:right="280"/></w:pPr>"#,
                Part::Footer
            ),
            r#"<w:pPr><w:pStyle w:val="OfficialPageNumber"/><w:ind w:right="280"/></w:pPr>"#
        );
    }

    #[test]
    fn a_hanging_indent_is_told_in_twips_alone() {
        let xml = r#"<w:pPr><w:pStyle w:val="AttachmentNote"/><w:ind w:left="1890" w:hanging="1260"/></w:pPr>"#;
        assert_eq!(finished(xml, Part::Document), xml);
    }

    #[test]
    fn there_is_one_normal_style_and_it_is_the_default() {
        let xml = finished(
            r#"<w:styles><w:style w:styleId="Normal"><w:name w:val="x"/></w:style><w:style w:styleId="Normal"><w:pPr><w:jc w:val="both"/></w:pPr><w:name w:val="Normal"/></w:style><w:style w:styleId="Other"/></w:styles>"#,
            Part::Styles,
        );
        assert_eq!(xml.matches(r#"w:styleId="Normal""#).count(), 1);
        assert!(xml.contains(r#"<w:style w:styleId="Normal" w:default="1"><w:name w:val="Normal"/><w:pPr><w:overflowPunct"#));
        assert!(xml.contains(r#"<w:style w:styleId="Other" w:customStyle="1"></w:style>"#));
    }

    #[test]
    fn the_sign_of_a_comment_takes_its_style_and_a_run_of_nothing_is_left_out() {
        assert_eq!(
            finished(
                r#"<w:p><w:r><w:rPr /></w:r><w:commentRangeEnd w:id="1" /><w:r><w:commentReference w:id="1" /></w:r></w:p>"#,
                Part::Document
            ),
            format!(
                r#"<w:p><w:commentRangeEnd w:id="1" /><w:r>{COMMENT_SIGN}<w:commentReference w:id="1" /></w:r></w:p>"#
            )
        );
        assert!(COMMENT_SIGN.contains(&format!("\"{}\"", id::COMMENT_SIGN)));
    }

    #[test]
    fn a_style_of_words_own_is_not_called_ours() {
        let xml = r#"<w:styles><w:style w:styleId="CommentText"><w:name w:val="annotation text"/></w:style></w:styles>"#;
        assert!(
            finished(xml, Part::Styles).contains(r#"<w:style w:styleId="CommentText"><w:name"#)
        );
    }

    #[test]
    fn broken_xml_is_an_error_and_no_panic() {
        for xml in [
            "<w:p",
            "<w:p></w:q>",
            "</w:p>",
            "<w:ind w:left=0>",
            "<a b='",
        ] {
            assert!(part(xml.as_bytes(), Part::Document).is_err(), "{xml}");
        }
    }
}
