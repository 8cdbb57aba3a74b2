//! Word's XML in one file.

use crate::check;

fn flat(styles: &str, body: &str) -> Vec<u8> {
    format!("<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"w\"><w:styles>{styles}</w:styles><w:body>{body}</w:body></w:wordDocument>").into_bytes()
}

#[test]
fn word_xml_grows_in_proportion() {
    check(
        &[
            ("a long name of a style", |n| {
                let style = format!(
                    "<w:style w:styleId=\"a\"><w:name w:val=\"{}\"/></w:style>",
                    "标题".repeat(n)
                );
                let paragraph =
                    "<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:t>字</w:t></w:r></w:p>";
                flat(&style, &paragraph.repeat(n / 20))
            }),
            ("a picture", |n| {
                flat(
                    "",
                    &format!(
                        "<w:p><w:r><w:binData>{}</w:binData><w:t>字</w:t></w:r></w:p>",
                        "QUJD".repeat(n * 5)
                    ),
                )
            }),
            ("elements", |n| flat("", &"<w:x/>".repeat(n))),
            ("text boxes", |n| {
                let open = "<w:p><w:r><w:pict><w:txbxContent>".repeat(40);
                let close = "</w:txbxContent></w:pict></w:r></w:p>".repeat(40);
                flat("", &format!("{open}{close}").repeat(n / 2_000))
            }),
        ],
        10_000,
        150_000,
    );
}
