//! Which part is which: parts are named by relations, not by their paths.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use super::archive::Archive;
use super::xml::{Node, Start, Xml};
use crate::Fault;

/// The part that holds the text, if the archive is a Word file.
pub(super) fn main_part(archive: &mut Archive<'_>) -> Result<Option<String>, Fault> {
    const USUAL: &str = "word/document.xml";
    let named = target(archive, "_rels/.rels", "", "officeDocument")?;
    let main = named.filter(|part| archive.has(part));
    // A table or a slide show has a main part too.
    let main = main.filter(|part| {
        let folder = part.split('/').next().unwrap_or_default();
        !matches!(folder.to_lowercase().as_str(), "xl" | "ppt" | "visio")
    });
    Ok(main.or_else(|| archive.has(USUAL).then(|| USUAL.to_owned())))
}

/// The part that the text names as its styles, its numbering …
pub(super) fn beside(
    archive: &mut Archive<'_>,
    main: &str,
    kind: &str,
) -> Result<Option<String>, Fault> {
    let (folder, relations) = of_text(main);
    target(archive, &relations, folder, kind)
}

/// The longest path of a part, in bytes.
const LONGEST: usize = 4_096;

/// The headers and footers that the text names, by the ids of their relations, as far as they are
/// wanted.
pub(super) fn by_id(
    archive: &mut Archive<'_>,
    main: &str,
    wanted: &HashSet<&str>,
) -> Result<HashMap<String, String>, Fault> {
    let (folder, relations) = of_text(main);
    let found = archive.part(&relations, |xml| {
        let mut found = HashMap::new();
        each(xml, |start, kind| {
            if matches!(kind, "header" | "footer")
                && let Some(id) = start.attribute("Id")?
                && wanted.contains(id.as_str())
                && let Some(target) = start.attribute("Target")?
            {
                found.insert(id, resolved(folder, &target));
            }
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(found)
    })?;
    Ok(found.unwrap_or_default())
}

/// The folder of the text, and the part that holds its relations.
fn of_text(main: &str) -> (&str, String) {
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let relations = if folder.is_empty() {
        format!("_rels/{file}.rels")
    } else {
        format!("{folder}/_rels/{file}.rels")
    };
    (folder, relations)
}

/// The target of the first relation of a kind.
fn target(
    archive: &mut Archive<'_>,
    relations: &str,
    folder: &str,
    wanted: &str,
) -> Result<Option<String>, Fault> {
    let found = archive.part(relations, |xml| {
        let mut found = None;
        each(xml, |start, kind| {
            if kind != wanted {
                return Ok(ControlFlow::Continue(()));
            }
            found = start.attribute("Target")?;
            Ok(ControlFlow::Break(()))
        })?;
        Ok(found)
    })?;
    Ok(found.flatten().map(|target| resolved(folder, &target)))
}

/// Goes through the relations to parts of the file, with their kinds, as far as it is wanted. The word
/// for the kind ends its type in the transitional and in the strict form. What lies outside of the file
/// is never looked at.
fn each(
    xml: &mut Xml<'_>,
    mut visit: impl FnMut(&Start<'_>, &str) -> Result<ControlFlow<()>, Fault>,
) -> Result<(), Fault> {
    while let Some(node) = xml.next()? {
        let Node::Start(start) = node else { continue };
        if start.name() != "Relationship" {
            continue;
        }
        let is_outside = start
            .attribute("TargetMode")?
            .is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
        let kind = start.attribute("Type")?.unwrap_or_default();
        let kind = kind.rsplit('/').next().unwrap_or_default();
        if !is_outside && visit(&start, kind)?.is_break() {
            break;
        }
    }
    Ok(())
}

/// A target as a path in the archive: from the root, or from the folder of the part.
fn resolved(folder: &str, target: &str) -> String {
    // Longer than any path: a part that is not there.
    let target = if target.len() > LONGEST { "" } else { target };
    let from = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = from.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_a_path_from_the_root_or_from_its_folder() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(
            resolved("word", "../customXml/item1.xml"),
            "customXml/item1.xml"
        );
        assert_eq!(resolved("", "../../x.xml"), "x.xml");
    }
}
