//! What the document needs and docx-rs can't write, as data: which part, which element, what is
//! added to it.

use crate::styles::id;

/// A part of the package that passes through [`finish`](crate::finish).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Document,
    Styles,
    Settings,
    Footer,
    Comments,
}

/// An element that is added to its parent.
pub(crate) struct Addition {
    part: Part,
    /// What its parent stands in: the id of a style, or the name of an element; empty for a part's
    /// outermost element.
    scope: &'static str,
    /// The element that it is added to.
    parent: &'static str,
    /// Its name, for the order of children.
    pub(crate) name: &'static str,
    /// The whole element.
    pub(crate) xml: &'static str,
}

const fn add(
    part: Part,
    scope: &'static str,
    parent: &'static str,
    name: &'static str,
    xml: &'static str,
) -> Addition {
    Addition {
        part,
        scope,
        parent,
        name,
        xml,
    }
}

const ADDITIONS: &[Addition] = &[
    // Without a language the text is checked and broken as English, and quotation marks are taken
    // for Latin ones.
    add(
        Part::Styles,
        "w:rPrDefault",
        "w:rPr",
        "w:lang",
        r#"<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>"#,
    ),
    // Only the styles of this document show in Word's list, not its 300 of its own.
    add(
        Part::Styles,
        "",
        "w:styles",
        "w:latentStyles",
        r#"<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>"#,
    ),
    // Punctuation that hangs over the edge leaves the 版心.
    add(
        Part::Styles,
        id::NORMAL,
        "w:pPr",
        "w:overflowPunct",
        r#"<w:overflowPunct w:val="0"/>"#,
    ),
    // A gap between Chinese and Latin letters or digits would cost a line its 28th character.
    add(
        Part::Styles,
        id::NORMAL,
        "w:pPr",
        "w:autoSpaceDE",
        r#"<w:autoSpaceDE w:val="0"/>"#,
    ),
    add(
        Part::Styles,
        id::NORMAL,
        "w:pPr",
        "w:autoSpaceDN",
        r#"<w:autoSpaceDN w:val="0"/>"#,
    ),
    // The blank to the right of signature and date is not for Word to round to its grid.
    add(
        Part::Styles,
        id::NORMAL,
        "w:pPr",
        "w:adjustRightInd",
        r#"<w:adjustRightInd w:val="0"/>"#,
    ),
    // One cell for every full-width character, punctuation too.
    add(
        Part::Settings,
        "",
        "w:settings",
        "w:characterSpacingControl",
        r#"<w:characterSpacingControl w:val="doNotCompress"/>"#,
    ),
    add(
        Part::Settings,
        "",
        "w:settings",
        "w:themeFontLang",
        r#"<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>"#,
    ),
    add(
        Part::Settings,
        "",
        "w:settings",
        "w:decimalSymbol",
        r#"<w:decimalSymbol w:val="."/>"#,
    ),
    add(
        Part::Settings,
        "",
        "w:settings",
        "w:listSeparator",
        r#"<w:listSeparator w:val=","/>"#,
    ),
];

/// What is added to an element that stands in `scope`: the id of a style, or the name of any other
/// element.
pub(crate) fn to(part: Part, scope: &str, parent: &str) -> impl Iterator<Item = &'static Addition> {
    ADDITIONS.iter().filter(move |addition| {
        addition.part == part && addition.scope == scope && addition.parent == parent
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order;

    #[test]
    fn everything_that_is_added_has_its_place_in_the_order() {
        for addition in ADDITIONS {
            let order = order::of(addition.parent).unwrap();
            assert!(order.contains(&addition.name), "{}", addition.name);
            assert!(addition.xml.starts_with(&format!("<{} ", addition.name)));
        }
    }
}
