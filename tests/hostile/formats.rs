//! Files of other programs that were cut off, changed on the way, or made to do harm. `PROPTEST_CASES`
//! says how often each kind is harmed.

use encoding_rs::GB18030;
use proptest::prelude::*;

use crate::REPORT;
use crate::harm::{go_through, harm, harmed, times};

/// Saved by LibreOffice, with lists, a text box, a table, a field and revisions.
const DOC: &[u8] = include_bytes!("../../src-tauri/crates/intake/tests/fixtures/numbered.doc");
/// The same as RTF.
const RTF: &[u8] = include_bytes!("../../src-tauri/crates/intake/tests/fixtures/numbered.rtf");

fn page() -> Vec<u8> {
    let lines: String = REPORT
        .lines()
        .map(|line| format!("<p>{line}<br></p>\n"))
        .collect();
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><script>x</script></head><body><table><tr><td>{lines}</td></tr></table><ol><li>末</ol></body></html>"
    )
    .into_bytes()
}

fn mail() -> Vec<u8> {
    let page = page();
    let quoted: String = page.iter().map(|byte| format!("={byte:02X}")).collect();
    format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{quoted}\r\n--b--\r\n"
    )
    .into_bytes()
}

fn xml() -> Vec<u8> {
    let lines: String = REPORT
        .lines()
        .map(|line| format!("<w:p><w:pPr><w:listPr><w:ilvl w:val=\"0\"/><w:ilfo w:val=\"1\"/></w:listPr></w:pPr><w:r><w:t>{line}</w:t></w:r></w:p>"))
        .collect();
    format!(
        "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"w\"><w:lists><w:listDef w:listDefId=\"0\"><w:lvl w:ilvl=\"0\"><w:nfc w:val=\"37\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:listDef><w:list w:ilfo=\"1\"><w:ilst w:val=\"0\"/></w:list></w:lists><w:body>{lines}</w:body></w:wordDocument>"
    )
    .into_bytes()
}

#[test]
fn files_that_were_not_harmed_are_read() {
    for (name, bytes) in [
        ("a.doc", DOC),
        ("a.rtf", RTF),
        ("a.html", &page()),
        ("a.mht", &mail()),
        ("a.xml", &xml()),
    ] {
        assert!(go_through(name, bytes), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: times(200), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_doc_that_was_harmed_is_read_or_refused(harm in harm()) {
        go_through("外来.doc", &harmed(DOC, &harm));
    }

    #[test]
    fn an_rtf_that_was_harmed_is_read_or_refused(harm in harm()) {
        go_through("外来.rtf", &harmed(RTF, &harm));
    }

    #[test]
    fn a_page_that_was_harmed_is_read_or_refused(harm in harm()) {
        go_through("外来.html", &harmed(&page(), &harm));
    }

    #[test]
    fn a_page_in_mail_that_was_harmed_is_read_or_refused(harm in harm()) {
        go_through("外来.mht", &harmed(&mail(), &harm));
    }

    #[test]
    fn xml_that_was_harmed_is_read_or_refused(harm in harm()) {
        go_through("外来.xml", &harmed(&xml(), &harm));
    }

    #[test]
    fn a_text_that_was_harmed_is_read_or_refused(harm in harm(), wide in any::<bool>()) {
        let bytes = if wide {
            REPORT.encode_utf16().flat_map(u16::to_le_bytes).collect()
        } else {
            GB18030.encode(REPORT).0.into_owned()
        };
        go_through("外来.txt", &harmed(&bytes, &harm));
    }

    /// The places that a head names are where most harm can be done.
    #[test]
    fn a_doc_whose_numbers_lie_is_read_or_refused(
        lies in prop::collection::vec((any::<prop::sample::Index>(), prop_oneof![
            Just(0_u32), Just(1), Just(0xFFFF_FFFF), Just(0x7FFF_FFFF), 0..30_u32, any::<u32>(),
        ]), 1..8)
    ) {
        let mut bytes = DOC.to_vec();
        for (at, number) in lies {
            let at = at.index(bytes.len() / 4 - 1) * 4;
            bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        go_through("外来.doc", &bytes);
    }
}

#[test]
fn elements_groups_and_lists_without_end_are_read_or_refused_soon() {
    let million = |what: &str| what.repeat(1_000_000);
    for (name, text) in [
        ("a.html", format!("<html>{}", million("<div>"))),
        ("b.html", format!("<html>{}", million("<ol><li>"))),
        ("c.html", format!("<html><p>一{}", million("<del>"))),
        ("d.html", format!("<html><a {}", million("b "))),
        ("e.html", format!("<html>{}", million("<!--"))),
        ("f.rtf", format!("{{\\rtf1 {}", million("{"))),
        ("g.rtf", format!("{{\\rtf1 {}", million("\\u20320?"))),
        ("h.rtf", format!("{{\\rtf1 {}", million("{\\*\\x{}}"))),
        ("i.xml", format!("<w:wordDocument><w:body>{}", million("<w:p>"))),
        (
            "j.xml",
            format!("<w:wordDocument><w:body>{}</w:body></w:wordDocument>", million("<w:p/>")),
        ),
        ("k.mht", format!("MIME-Version: 1.0\r\nContent-Type: a; boundary=b\r\n\r\n{}", million("--b\r\n"))),
        (
            "l.xml",
            "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:wordDocument>&x;</w:wordDocument>".to_owned(),
        ),
    ] {
        go_through(name, text.as_bytes());
    }
}
