//! `word/comments.xml`. docx-rs writes one too, but without initials, with a time that can't be left
//! out, and without the style by which Word knows a comment's text.

use docx_rs::BuildXML as _;

use super::Comment;
use crate::package::{self, DECLARATION};
use crate::styles::id;
use crate::text;

/// Who speaks where nobody is named.
const AUTHOR: &str = "法治年报";

/// The part before its last pass. The place in the list is a comment's id.
pub(crate) fn part(comments: &[Comment]) -> Vec<u8> {
    let mut xml = format!(r#"{DECLARATION}<w:comments xmlns:w="{}">"#, package::W).into_bytes();
    for (id, comment) in comments.iter().enumerate() {
        xml.extend_from_slice(head(id, comment).as_bytes());
        let nothing = [String::new()];
        let lines = match comment.text.as_slice() {
            [] => nothing.as_slice(),
            lines => lines,
        };
        for (at, line) in lines.iter().enumerate() {
            let sign = if at == 0 { SIGN } else { "" };
            let start = format!(
                r#"<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>{sign}"#,
                id::COMMENT_TEXT
            );
            xml.extend_from_slice(start.as_bytes());
            if !line.is_empty() {
                xml.extend_from_slice(&text::run(line).build());
            }
            xml.extend_from_slice(b"</w:p>");
        }
        xml.extend_from_slice(b"</w:comment>");
    }
    xml.extend_from_slice(b"</w:comments>");
    xml
}

/// Where Word shows the initials and the number in its pane. It has the style of the sign in the text,
/// which is added where that one's is.
const SIGN: &str = "<w:r><w:annotationRef/></w:r>";

fn head(id: usize, comment: &Comment) -> String {
    let author = match comment.author.trim() {
        "" => AUTHOR,
        author => author,
    };
    let mut head = format!(
        r#"<w:comment w:id="{id}" w:author="{}""#,
        package::escaped(author)
    );
    let initials = comment.initials.trim();
    if !initials.is_empty() {
        head.push_str(&format!(r#" w:initials="{}""#, package::escaped(initials)));
    }
    if let Some(date) = comment.date {
        // Word writes the time of the wall with the sign of UTC.
        head.push_str(&format!(
            r#" w:date="{}""#,
            date.format("%Y-%m-%dT%H:%M:%SZ")
        ));
    }
    head.push('>');
    head
}
