//! What the styles are called, and which of them are headings or numbered.

use std::collections::HashMap;
use std::sync::Arc;

use super::archive::Archive;
use super::relations;
use super::xml::Xml;
use crate::Fault;
use crate::paragraph::ParagraphStyle;

/// The most styles that are looked at. A file that went through many hands has a few hundred.
const MOST: usize = 10_000;
/// The most styles that one style goes back to.
const LONGEST: usize = 50;

/// A place in a list, as a paragraph or a style names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Place {
    /// The use of a list; 0 for none.
    pub(super) used: Option<i64>,
    /// The level, from 0.
    pub(super) level: Option<usize>,
}

#[derive(Debug, Default)]
struct Style {
    it: ParagraphStyle,
    /// The id of the style that it goes back to, and that style's place in the list.
    base_id: Option<String>,
    base: Option<usize>,
    heading: Option<u8>,
    place: Place,
}

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    list: Vec<Style>,
    by_id: HashMap<Arc<str>, usize>,
}

impl Styles {
    /// The style with an id.
    pub(super) fn of(&self, id: &str) -> ParagraphStyle {
        match self.style(id) {
            Some(style) => style.it.clone(),
            None => ParagraphStyle {
                id: id.into(),
                ..ParagraphStyle::default()
            },
        }
    }

    fn style(&self, id: &str) -> Option<&Style> {
        self.list.get(*self.by_id.get(id)?)
    }

    /// The style and those that it goes back to.
    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        std::iter::successors(self.style(id), |style| self.list.get(style.base?)).take(LONGEST)
    }

    /// The level of heading that a style says, 0 for running text.
    pub(super) fn heading(&self, id: &str) -> Option<u8> {
        self.chain(id).find_map(|style| style.heading)
    }

    /// The place that a style gives its paragraphs, and the style of the chain that names the list.
    pub(super) fn place(&self, id: &str) -> (Place, Option<&str>) {
        let mut place = Place::default();
        let mut names = None;
        for style in self.chain(id) {
            if place.used.is_none() && style.place.used.is_some() {
                place.used = style.place.used;
                names = Some(&*style.it.id);
            }
            place.level = place.level.or(style.place.level);
        }
        (place, names)
    }

    fn add(&mut self, id: &str) -> usize {
        let id: Arc<str> = id.into();
        let at = self.list.len();
        self.list.push(Style {
            it: ParagraphStyle {
                id: Arc::clone(&id),
                ..ParagraphStyle::default()
            },
            ..Style::default()
        });
        self.by_id.insert(id, at);
        at
    }

    /// Finds what every style goes back to, and the headings that are known by their names: once, for
    /// paragraphs are many.
    fn link(&mut self) {
        for style in &mut self.list {
            let base = style.base_id.take();
            style.base = base.and_then(|id| self.by_id.get(id.as_str()).copied());
            style.heading = style.heading.or_else(|| style.it.heading());
        }
    }
}

/// Reads the styles. A text can be read without: where there are none, names stay empty.
pub(super) fn read(archive: &mut Archive<'_>, main: &str) -> Result<Styles, Fault> {
    let Some(part) = relations::beside(archive, main, "styles")? else {
        return Ok(Styles::default());
    };
    Ok(archive.part(&part, from)?.unwrap_or_default())
}

/// Reads the styles of a part, which may hold other things as well.
pub(super) fn from(xml: &mut Xml<'_>) -> Result<Styles, Fault> {
    let budget = xml.budget();
    let mut styles = Styles::default();
    // The place of the style that is open, if it is looked at.
    let mut open = None;
    xml.each(|around, start| {
        if start.name() == "style" && around.last().is_some_and(|it| it == "styles") {
            let id = start.attribute("styleId")?.unwrap_or_default();
            budget.keep(size_of::<Style>() + 2 * id.len())?;
            open = (styles.list.len() < MOST).then(|| styles.add(&id));
            return Ok(());
        }
        let Some(style) = open.and_then(|at| styles.list.get_mut(at)) else {
            return Ok(());
        };
        let innermost = around.iter().rev().take(3).map(String::as_str);
        match (innermost.collect::<Vec<_>>().as_slice(), start.name()) {
            (["style", ..], "name") => {
                let name = start.value()?;
                budget.keep(name.len())?;
                style.it.name = name.into();
            }
            (["style", ..], "basedOn") => {
                let id = start.value()?;
                budget.keep(id.len())?;
                style.base_id = Some(id);
            }
            (["pPr", "style", ..], "outlineLvl") => style.heading = heading(start.number()?),
            (["numPr" | "listPr", "pPr", "style"], "numId" | "ilfo") => {
                style.place.used = start.number()?;
            }
            (["numPr" | "listPr", "pPr", "style"], "ilvl") => style.place.level = start.number()?,
            _ => {}
        }
        Ok(())
    })?;
    styles.link();
    Ok(styles)
}

/// The level of heading that an outline level from 0 stands for; 0 is running text.
pub(super) fn heading(outline: Option<u8>) -> Option<u8> {
    outline.map(|level| if level < 9 { level + 1 } else { 0 })
}
