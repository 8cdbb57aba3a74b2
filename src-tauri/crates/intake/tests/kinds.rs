//! Files are known by their bytes, and each kind gives its text.
#![allow(clippy::unwrap_used)] // a file that can't be made should stop the test

mod support;

use intake::{Budget, Fault, Kind, LeftOut, OtherKind, kind};
use support::{read, texts_of};

#[test]
fn bytes_tell_what_kind_a_file_is() {
    let wide: Vec<u8> = "\u{FEFF}<html><body>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, expected) in [
        (&b"PK\x03\x04"[..], Kind::Archive),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::Ole),
        (b"{\\rtf1", Kind::Rtf),
        (b"\xEF\xBB\xBF <!DOCTYPE html>", Kind::Page),
        (b"<!-- x -->\r\n<META charset=gb2312>", Kind::Page),
        (&wide, Kind::Page),
        (b"MIME-Version: 1.0\r\n", Kind::Mail),
        (
            b"From: <x>\r\nSubject: y\r\nMIME-Version: 1.0\r\n",
            Kind::Mail,
        ),
        (b"<?xml version=\"1.0\"?><w:wordDocument>", Kind::WordXml),
        (
            b"<?xml version=\"1.0\"?><?mso-application?><pkg:package>",
            Kind::WordXml,
        ),
        (
            b"<?xml version=\"1.0\"?><uof:UOF>",
            Kind::Other(OtherKind::OpenDocument),
        ),
        (b"\n%PDF-1.7", Kind::Other(OtherKind::Pdf)),
        (b"\x89PNG\r\n", Kind::Other(OtherKind::Picture)),
        (
            b"BM6\x10\x02\0\0\0\0\0\x36",
            Kind::Other(OtherKind::Picture),
        ),
        (b"Rar!\x1A", Kind::Other(OtherKind::Archive)),
        (b"\xDB\xA5\x2D\0", Kind::Other(OtherKind::OldWord)),
        (b"{\"format\":\"nianbao\"}", Kind::Text),
        ("<通知>一、".as_bytes(), Kind::Text),
        ("BM平台运行".as_bytes(), Kind::Text),
        (b"", Kind::Text),
    ] {
        assert_eq!(
            kind(bytes),
            expected,
            "{:?}",
            String::from_utf8_lossy(bytes)
        );
    }
}

#[test]
fn rtf_is_read_whoever_wrote_it() {
    // Word: bytes of the code page; LibreOffice: UTF-16 with one character for older programs.
    let word = b"{\\rtf1\\ansi\\ansicpg936\\uc2{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}}{\\stylesheet{\\ql Normal;}{\\s1\\ql\\f1 heading 1;}{\\*\\cs10 Default;}}{\\info{\\title x}}\\pard\\plain\\s1{\\listtext\\pard\\plain\\f1 \\'d2\\'bb\\'a1\\'a2\\tab}\\f1 \\'d6\\'f7\\'d2\\'aa\\f0 2025\\f1\\'c4\\'ea\\par\r\n\\pard{\\*\\bkmkstart b}\\u20320\\'c4\\'e3\\u-10179\\'3f\\'3f\\u-8704\\'3f\\'3f{\\deleted x}\\{a\\}\\line b\\~c{\\field{\\*\\fldinst DATE}{\\fldrslt d}}{\\footnote n}\\par}x";
    let file = read(word).unwrap();
    assert_eq!(file.paragraphs[0].text, "一、主要2025年");
    assert_eq!(file.paragraphs[0].heading, Some(1));
    assert_eq!(file.paragraphs[0].style.name.as_ref(), "heading 1");
    assert_eq!(file.paragraphs[1].text, "你\u{1F600}{a}\nb\u{A0}cd");
    assert_eq!(file.paragraphs.len(), 2);
}

#[test]
fn rows_of_a_table_in_rtf_are_told_apart() {
    let rtf = br"{\rtf1 a\par\trowd\pard\intbl b\cell c\cell\row\trowd\pard\intbl d\cell e\cell\row\pard f\par}";
    let rows: Vec<(String, Option<(usize, usize)>)> = read(rtf)
        .unwrap()
        .paragraphs
        .into_iter()
        .map(|it| (it.text, it.cell.map(|cell| (cell.row, cell.cell))))
        .collect();
    let expected = [
        ("a", None),
        ("b", Some((0, 0))),
        ("c", Some((0, 1))),
        ("d", Some((1, 2))),
        ("e", Some((1, 3))),
        ("f", None),
    ];
    assert_eq!(rows, expected.map(|(text, row)| (text.to_owned(), row)));
}

#[test]
fn pictures_comments_and_notes_of_rtf_are_counted_once() {
    let rtf = br"{\rtf1{\*\listpicture{\pict x}}{\header{\pict h}}a{\*\shppict{\pict 1}}{\nonshppict{\pict 1}}{\pict 2}{\shp{\*\shpinst{\sp{\sn pib}{\sv{\pict 3}}}{\shptxt b\par}}{\shprslt{\pict 3}}}{\object{\*\objdata 0}{\result{\pict 4}}}{\footnote{\pict f} n}{\*\annotation c}\par}";
    let file = read(rtf).unwrap();
    let counted = LeftOut {
        pictures: 4,
        comments: 1,
        notes: 1,
        edges: false,
    };
    assert_eq!(file.left_out, counted);
}

#[test]
fn pictures_of_a_page_are_counted_and_its_ornaments_are_not() {
    let page = "<html><body><p>甲<img src=a.png><img src=b.png width=16 height=16><img style='display:none' src=c.png><div style='display:none'><img src=d.png></div><img src=e.png width='600'></p></body></html>";
    assert_eq!(read(page.as_bytes()).unwrap().left_out.pictures, 2);
}

#[test]
fn a_page_of_a_portal_is_read_as_a_person_sees_it() {
    let page = "<!DOCTYPE html><html><head><meta charset=utf-8><title>门户</title><style>p{}</style></head><body><script>if (a<b) document.write('<p>x</p>')</script><div style=\"display: none\">藏<div>着</div></div><h2>柳溪镇<br>报告</h2>\n<p>&nbsp;&nbsp;各位&#65306; 现将\n情况 <b>报</b>告<!-- 无 --> in\n2025 如下</p><![if !supportLists]><p>一、<span>工作</span><![endif]><table><tr><td>甲</td><td><p>乙</p></td></tr></table><ol type=a><li>子<li>丑</ol><ol style='list-style-type:cjk-ideographic'><li>寅</ol><pre>丙\n丁</pre></body></html>";
    assert_eq!(
        texts_of(page.as_bytes()),
        [
            "柳溪镇\n报告",
            "\u{A0}\u{A0}各位：现将情况报告 in 2025 如下",
            "一、工作",
            "甲",
            "乙",
            "a.子",
            "b.丑",
            "一、寅",
            "丙\n丁"
        ]
    );
}

#[test]
fn what_is_not_closed_hides_no_more_than_a_browser_would() {
    for (page, expected) in [
        (
            "<html><head><meta charset=utf-8><p>一<p>二",
            vec!["一", "二"],
        ),
        ("<p style='display:none'>藏<p>现", vec!["现"]),
        ("<p>法<ruby>治<rp>(<rt>zhì<rp>)</ruby>", vec!["法治"]),
        ("<p>甲<input type=hidden>乙<img>丙", vec!["甲乙丙"]),
    ] {
        let found = intake::html::from_text(page, &Budget::default()).unwrap();
        let found: Vec<&str> = found.paragraphs.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(found, expected, "{page}");
    }
}

#[test]
fn a_page_says_its_encoding_and_need_not_tell_the_truth() {
    let page =
        |charset: &str| format!("<html><head><meta charset=\"{charset}\"></head><p>法治政府</p>");
    let (gbk, _, _) = encoding_rs::GB18030.encode("<html><p>法治政府</p>");
    let named = page("gb2312");
    let (named, _, _) = encoding_rs::GB18030.encode(&named);
    let wide: Vec<u8> = format!("\u{FEFF}{}", page("utf-16"))
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    for bytes in [
        page("gbk").as_bytes(),
        page("utf-8").as_bytes(),
        &gbk,
        &named,
        &wide,
    ] {
        assert_eq!(texts_of(bytes), ["法治政府"]);
    }
}

#[test]
fn a_page_in_an_archive_for_mail_is_read() {
    let mail = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+5rOV5rK75pS/5bqcPC9wPg==\r\n--x--\r\n";
    assert_eq!(texts_of(mail.as_bytes()), ["法治政府"]);
    let none = "MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n法治";
    assert!(matches!(read(none.as_bytes()), Err(Fault::Damaged(_))));
}

#[test]
fn words_xml_of_2003_is_read_with_its_numbers() {
    let xml = r#"<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="y"><w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/><w:lvlText w:val="%1、"/></w:lvl></w:listDef><w:list w:ilfo="1"><w:ilst w:val="0"/></w:list></w:lists><w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles><w:body><wx:sect><w:p><w:pPr><w:pStyle w:val="1"/><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/></w:listPr></w:pPr><w:r><w:t>工作</w:t></w:r></w:p><w:p><w:r><w:t>正文</w:t></w:r></w:p><w:sectPr><w:hdr><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>"#;
    let file = read(xml.as_bytes()).unwrap();
    let texts: Vec<&str> = file.paragraphs.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts, ["一、工作", "正文"]);
    assert_eq!(file.paragraphs[0].heading, Some(1));
    let package = format!(
        r#"<pkg:package xmlns:pkg="p"><pkg:part pkg:name="/word/document.xml"><pkg:xmlData>{}</pkg:xmlData></pkg:part></pkg:package>"#,
        support::document(&support::p("平"))
            .split_once("?>")
            .unwrap()
            .1
    );
    assert_eq!(texts_of(package.as_bytes()), ["平"]);
}

#[test]
fn elements_and_groups_without_end_end_soon() {
    for opened in [
        "<div>",
        "<ol><li>",
        "<table><tr><td>",
        "<p>一<del>",
        "<a <b ",
        "<script>",
    ] {
        let page = format!("<html>{}", opened.repeat(1_000_000 / opened.len() * 4));
        let _ = intake::html::read(page.as_bytes(), &Budget::default());
    }
    let deep = format!("{{\\rtf1 {}", "{\\b ".repeat(1_000_000));
    assert!(matches!(read(deep.as_bytes()), Err(Fault::Damaged(_))));
    let wide = format!("{{\\rtf1 {}}}", "{\\b a}".repeat(1_000_000));
    assert_eq!(texts_of(wide.as_bytes())[0].len(), 1_000_000);
    assert_eq!(
        intake::html::from_text(&"<p>a".repeat(30_000), &Budget::default()),
        Err(Fault::TooLarge)
    );
}
