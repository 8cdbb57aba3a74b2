//! How lists are numbered: `numbering.xml`, and the lists in Word's XML of 2003, which has other
//! names for the same things.

use super::archive::Archive;
use super::relations;
use super::xml::{Start, Xml};
use crate::Fault;
use crate::numbering::{LONGEST, Level, Lists, NumberFormat};

/// Reads the lists. A text can be read without.
pub(super) fn read(archive: &mut Archive<'_>, main: &str) -> Result<Lists, Fault> {
    let Some(part) = relations::beside(archive, main, "numbering")? else {
        return Ok(Lists::default());
    };
    Ok(archive.part(&part, from)?.unwrap_or_default())
}

/// Reads the lists of a part, which may hold other things as well.
pub(super) fn from(xml: &mut Xml<'_>) -> Result<Lists, Fault> {
    let mut lists = Lists::default();
    // The list or use that is open, and the level in it.
    let mut open = 0;
    let mut level = None;
    // The lists and uses that the element stands in, with their depths, and the depth of the outermost
    // level around it. To look for them among all that is around it takes long where that is much.
    let mut outers: Vec<(usize, Outer)> = Vec::new();
    let mut within: Option<usize> = None;
    xml.each(|around, start| {
        let depth = around.len();
        while outers.pop_if(|(at, _)| *at >= depth).is_some() {}
        within = within.filter(|at| *at < depth);
        let outer = outers.last().map(|(_, outer)| *outer);
        let is_in_level = within.is_some();
        if let Some(outer) = Outer::of(start.name()) {
            outers.push((depth, outer));
        }
        if start.name() == "lvl" {
            within = within.or(Some(depth));
        }
        match (outer, start.name()) {
            (None, "abstractNum") => open = id(start, "abstractNumId")?,
            (None, "listDef") => open = id(start, "listDefId")?,
            (None, "num") => open = id(start, "numId")?,
            (None, "list") => open = id(start, "ilfo")?,
            (Some(_), "lvl" | "lvlOverride") => {
                level = start
                    .attribute("ilvl")?
                    .and_then(|it| it.parse::<usize>().ok());
            }
            (Some(Outer::List), name) => {
                let Some(list) = lists.list(open) else {
                    return Ok(());
                };
                if matches!(name, "numStyleLink" | "listStyleLink") {
                    list.same_as = link(start)?;
                } else if let Some(place) = level.and_then(|at| list.levels.get_mut(at)) {
                    describe(place.get_or_insert_default(), start)?;
                }
            }
            (Some(Outer::Use), name) => {
                let Some(used) = lists.used(open) else {
                    return Ok(());
                };
                let change = level.and_then(|at| used.changes.get_mut(at));
                match (name, change) {
                    ("abstractNumId" | "ilst", _) => {
                        used.list = start.number()?.unwrap_or_default();
                    }
                    ("startOverride", Some(change)) => change.start = start.number()?,
                    (_, Some(change)) if is_in_level => {
                        describe(change.level.get_or_insert_default(), start)?;
                    }
                    _ => {}
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(lists)
}

#[derive(Debug, Clone, Copy)]
enum Outer {
    List,
    Use,
}

impl Outer {
    fn of(name: &str) -> Option<Self> {
        match name {
            "abstractNum" | "listDef" => Some(Self::List),
            "num" | "list" => Some(Self::Use),
            _ => None,
        }
    }
}

fn id(start: &Start<'_>, name: &str) -> Result<i64, Fault> {
    let id = start.attribute(name)?;
    Ok(id.and_then(|id| id.trim().parse().ok()).unwrap_or_default())
}

/// The style that an element names. One that no program would take is none.
fn link(start: &Start<'_>) -> Result<Option<String>, Fault> {
    Ok(Some(start.value()?).filter(|id| id.len() <= LONGEST))
}

/// Takes over what an element says about a level.
fn describe(level: &mut Level, start: &Start<'_>) -> Result<(), Fault> {
    match start.name() {
        "start" => level.start = start.number()?.unwrap_or(1),
        "numFmt" => level.format = NumberFormat::of_name(&start.value()?),
        "nfc" => level.format = NumberFormat::of_code(start.number()?.unwrap_or_default()),
        "lvlText" => level.set_text(start.value()?),
        "suff" => level.is_close = start.value()?.eq_ignore_ascii_case("nothing"),
        "lvlRestart" => level.restart = start.number()?,
        "isLgl" => level.is_decimal = start.is_on()?,
        "pStyle" => level.style = link(start)?,
        _ => {}
    }
    Ok(())
}
