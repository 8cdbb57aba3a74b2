//! The report inside its Word file: a custom XML part that holds the draft, so that next year the
//! file can be opened again with all its structure and figures.
//!
//! Word keeps such a part through editing and saving; what was changed in Word meanwhile stands in
//! the document itself.

use crate::package::DECLARATION;

/// Namespace of the part's outermost element.
pub const NAMESPACE: &str = "urn:nianbao:draft";
/// Path of the part.
pub const PATH: &str = "customXml/item1.xml";

pub(crate) const PROPERTIES_PATH: &str = "customXml/itemProps1.xml";
pub(crate) const RELATIONS_PATH: &str = "customXml/_rels/item1.xml.rels";

/// Names the store item. Always the same: a file holds one draft.
const ITEM: &str = "{6E9B7F2A-4C1D-4E0B-9A57-2F3C8D1B6A40}";

/// The part with a draft as JSON.
pub(crate) fn part(json: &str) -> String {
    let text = crate::package::escaped(json);
    format!(r#"{DECLARATION}<draft xmlns="{NAMESPACE}">{text}</draft>"#)
}

pub(crate) fn properties() -> String {
    format!(
        r#"{DECLARATION}<ds:datastoreItem ds:itemID="{ITEM}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>"#
    )
}

pub(crate) fn relations() -> String {
    format!(
        r#"{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>"#
    )
}
