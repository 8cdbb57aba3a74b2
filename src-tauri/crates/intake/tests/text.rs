//! What the text of a Word file is, whatever program wrote it.
#![allow(clippy::unwrap_used)] // a file that can't be made should stop the test

mod support;

use intake::{Budget, Draft, Fault, LeftOut, OtherKind, ParagraphStyle, docx};
use support::{NAMESPACE, archive, document, p, read, relations, texts, word};

#[test]
fn paragraphs_come_in_order_and_those_of_tables_row_by_row() {
    let cell = |text: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", p(text));
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell("一"),
        cell("二"),
        cell("三"),
        cell("四")
    );
    let file = read(&word(&format!("{}{table}{}", p("前"), p("后")))).unwrap();
    let found: Vec<(&str, Option<(usize, usize)>)> = file
        .paragraphs
        .iter()
        .map(|it| (it.text.as_str(), it.cell.map(|cell| (cell.row, cell.cell))))
        .collect();
    assert_eq!(
        found,
        [
            ("前", None),
            ("一", Some((0, 0))),
            ("二", Some((0, 1))),
            ("三", Some((1, 2))),
            ("四", Some((1, 3))),
            ("后", None)
        ]
    );
}

#[test]
fn breaks_and_tabs_are_characters_and_page_breaks_are_none() {
    assert_eq!(
        texts(
            r#"<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type="page"/><w:br w:type="textWrapping"/><w:cr/><w:lastRenderedPageBreak/><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>"#
        ),
        ["甲\t乙\n丙\n\n-☑"]
    );
}

#[test]
fn what_was_inserted_stands_and_what_was_deleted_or_moved_away_does_not() {
    assert_eq!(
        texts(
            r#"<w:p><w:ins w:id="1"><w:r><w:t>新增</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>删去</w:delText></w:r></w:del><w:moveFrom w:id="3"><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:moveTo w:id="4"><w:r><w:t>移来</w:t></w:r></w:moveTo></w:p>"#
        ),
        ["新增移来"]
    );
}

#[test]
fn a_paragraph_whose_end_was_deleted_goes_on_in_the_next() {
    let deleted = r#"<w:pPr><w:pStyle w:val="a"/><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>"#;
    assert_eq!(
        texts(&format!(
            "<w:p>{deleted}<w:r><w:t>前</w:t></w:r></w:p>{}<w:p>{deleted}<w:del><w:r><w:delText>没了</w:delText></w:r></w:del></w:p>{}",
            p("后"),
            p("完")
        )),
        ["前后", "完"]
    );
    // The last of a cell has none behind it.
    assert_eq!(
        texts(&format!(
            "<w:tbl><w:tr><w:tc><w:p>{deleted}<w:r><w:t>格</w:t></w:r></w:p></w:tc></w:tr></w:tbl>{}",
            p("外")
        )),
        ["格", "外"]
    );
}

#[test]
fn a_text_box_is_read_once_whichever_form_of_it_is_filled() {
    let text_box = |text: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx xmlns:wps=\"x\"><w:txbxContent>{text}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>",
            p("青塘乡人民政府文件")
        )
    };
    for inside in [p("青塘乡人民政府文件"), String::new()] {
        assert_eq!(
            texts(&format!(
                "<w:p><w:r>{}</w:r><w:r><w:t>正文</w:t></w:r></w:p>",
                text_box(&inside)
            )),
            ["青塘乡人民政府文件", "正文"]
        );
    }
}

#[test]
fn the_result_of_a_field_is_text_and_its_instruction_is_not() {
    let run = |inside: &str| format!("<w:r>{inside}</w:r>");
    let field = [
        run(r#"<w:fldChar w:fldCharType="begin"/>"#),
        run(r#"<w:instrText> IF </w:instrText>"#),
        run(r#"<w:fldChar w:fldCharType="begin"/>"#),
        run(r#"<w:instrText> DATE </w:instrText>"#),
        run(r#"<w:fldChar w:fldCharType="separate"/>"#),
        run("<w:t>判断</w:t>"),
        run(r#"<w:fldChar w:fldCharType="end"/>"#),
        run(r#"<w:fldChar w:fldCharType="separate"/>"#),
        run("<w:t>2026年</w:t>"),
        run(r#"<w:fldChar w:fldCharType="end"/>"#),
        run("<w:t>报告</w:t>"),
    ];
    assert_eq!(
        texts(&format!("<w:p>{}</w:p>", field.concat())),
        ["2026年报告"]
    );
    assert_eq!(
        texts(
            r#"<w:p><w:fldSimple w:instr="DATE"><w:r><w:t>今天</w:t></w:r></w:fldSimple></w:p><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p><w:p><w:r><w:t>没有结束的域不吞掉后文</w:t></w:r></w:p>"#
        ),
        ["今天", "", "没有结束的域不吞掉后文"]
    );
}

#[test]
fn wrappers_of_all_kinds_are_looked_into() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let body = format!(
        r#"<w:sdt><w:sdtPr><w:text/><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:hyperlink>{}</w:hyperlink><w:smartTag>{}</w:smartTag><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt><w:customXml>{}</w:customXml>"#,
        run("链接"),
        run("标记"),
        run("控件"),
        p("包着")
    );
    assert_eq!(texts(&body), ["链接标记控件", "包着"]);
}

#[test]
fn notes_comments_and_the_look_before_a_change_are_no_text() {
    let body = r#"<w:p><w:pPr><w:pStyle w:val="now"/><w:pPrChange><w:pPr><w:pStyle w:val="before"/></w:pPr></w:pPrChange></w:pPr><w:commentRangeStart w:id="0"/><w:r><w:rPr><w:rPrChange><w:rPr><w:rStyle w:val="old"/></w:rPr></w:rPrChange></w:rPr><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>"#;
    let file = read(&word(body)).unwrap();
    assert_eq!(file.paragraphs[0].text, "正文");
    assert_eq!(file.paragraphs[0].style.id.as_ref(), "now");
    assert_eq!(file.paragraphs[0].lead_style, ParagraphStyle::default());
}

#[test]
fn only_the_base_of_a_ruby_is_text() {
    assert_eq!(
        texts(
            "<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>fǎ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>法</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
        ),
        ["法"]
    );
}

#[test]
fn references_and_marked_sections_are_characters_and_white_space_is_kept() {
    assert_eq!(
        texts(
            "<w:p><w:r><w:t xml:space=\"preserve\"> &lt;甲&gt;&amp;&#20057;<![CDATA[<丙>]]><!-- 无 -->\r\n丁 </w:t></w:r></w:p>"
        ),
        [" <甲>&乙<丙> 丁 "]
    );
}

#[test]
fn styles_are_known_by_id_and_by_name() {
    let styles = r#"<w:styles xmlns:w="x"><w:docDefaults><w:name w:val="不是"/></w:docDefaults><w:style w:type="paragraph" w:styleId="3"><w:name w:val="一级标题"/><w:basedOn w:val="1"/></w:style><w:style w:type="character" w:styleId="4"><w:name w:val="二级标题 字符"/></w:style></w:styles>"#;
    let related = r#"<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/styles" Target="../look/styles.xml"/></Relationships>"#;
    let body = r#"<w:p><w:pPr><w:pStyle w:val="3"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:rPr><w:rStyle w:val="4"/></w:rPr><w:t>（一）甲。</w:t></w:r><w:r><w:t>乙</w:t></w:r></w:p>"#;
    // Neither the text nor its styles stand where they usually do.
    let bytes = archive(&[
        ("_rels/.rels", relations("/Word/Document2.xml").as_bytes()),
        ("word/document2.xml", document(body).as_bytes()),
        ("word/_rels/document2.xml.rels", related.as_bytes()),
        ("look/styles.xml", styles.as_bytes()),
    ]);
    let file = read(&bytes).unwrap();
    let style = |id: &str, name: &str| ParagraphStyle {
        id: id.into(),
        name: name.into(),
    };
    assert_eq!(file.paragraphs[0].style, style("3", "一级标题"));
    assert_eq!(file.paragraphs[1].style, ParagraphStyle::default());
    assert_eq!(file.paragraphs[1].lead_style, style("4", "二级标题 字符"));
}

#[test]
fn prefixes_do_not_matter_nor_does_the_strict_form() {
    let xml = r#"<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><pPr><x:pStyle xmlns:x="y" x:val="s"/></pPr><r><t>严格</t></r></p></body></document>"#;
    let file = read(&archive(&[("word/document.xml", xml.as_bytes())])).unwrap();
    assert_eq!(file.paragraphs[0].text, "严格");
    assert_eq!(file.paragraphs[0].style.id.as_ref(), "s");
}

#[test]
fn a_part_in_utf_16_is_read() {
    let xml = document(&p("宽字符")).replace("UTF-8", "UTF-16");
    for unit in [u16::to_le_bytes, u16::to_be_bytes] {
        let bytes: Vec<u8> = std::iter::once(0xFEFF)
            .chain(xml.encode_utf16())
            .flat_map(unit)
            .collect();
        let file = read(&archive(&[("word/document.xml", &bytes)])).unwrap();
        assert_eq!(file.paragraphs[0].text, "宽字符");
    }
}

#[test]
fn the_draft_is_found_by_its_namespace_among_other_parts() {
    let draft = format!(r#"<n:draft xmlns:n="{NAMESPACE}">{{"a":"&lt;甲&gt;"}}</n:draft>"#);
    let bytes = archive(&[
        ("word/document.xml", document(&p("文")).as_bytes()),
        (
            "customXml/item1.xml",
            b"<b:Sources xmlns:b=\"urn:other\">x</b:Sources>",
        ),
        ("customXml/itemProps2.xml", b"<x/>"),
        ("customXml/item2.xml", draft.as_bytes()),
    ]);
    assert_eq!(
        read(&bytes).unwrap().draft,
        Draft::Text(r#"{"a":"<甲>"}"#.to_owned())
    );
    assert_eq!(
        docx::read(&bytes, "urn:none", &Budget::default())
            .unwrap()
            .draft,
        Draft::None
    );
}

#[test]
fn a_fault_in_a_custom_part_concerns_the_draft_alone() {
    let text = document(&p("文"));
    let ours = format!("<draft xmlns=\"{NAMESPACE}\">稿</draft>");
    let cut = format!("<draft xmlns=\"{NAMESPACE}\">稿");
    let others: Vec<String> = (100..400)
        .map(|at| format!("customXml/item{at}.xml"))
        .collect();
    let foreign = ("customXml/item0.xml", &b"<broken"[..]);
    let mut many: Vec<(&str, &[u8])> = others
        .iter()
        .map(|name| (name.as_str(), &b"<o xmlns=\"urn:o\"/>"[..]))
        .collect();
    many.push(("customXml/item900.xml", ours.as_bytes()));
    let whole = Draft::Text("稿".to_owned());
    for (parts, draft) in [
        (vec![foreign], Draft::None),
        (
            vec![foreign, ("customXml/item1.xml", ours.as_bytes())],
            whole.clone(),
        ),
        (vec![("customXml/item1.xml", cut.as_bytes())], Draft::Spoilt),
        (many, whole),
    ] {
        let mut all = vec![("word/document.xml", text.as_bytes())];
        all.extend(parts);
        let file = read(&archive(&all)).unwrap();
        assert_eq!(file.paragraphs[0].text, "文");
        assert_eq!(file.draft, draft);
    }
}

#[test]
fn pictures_comments_and_notes_are_counted_once_in_whatever_form_they_stand() {
    let picture = "<w:drawing><a:blip/></w:drawing>";
    let old = "<w:pict><v:shape><v:imagedata/></v:shape></w:pict>";
    let body = format!(
        r#"<w:p><w:r>{picture}</w:r><w:r>{old}</w:r><w:r><mc:AlternateContent><mc:Choice>{picture}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>
        <w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:wsp/></w:drawing></mc:Choice><mc:Fallback><w:pict><v:line/></w:pict></mc:Fallback></mc:AlternateContent></w:r>
        <w:del><w:r>{picture}</w:r></w:del><w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r><w:r><w:drawing><c:chart/></w:drawing></w:r>
        <w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r></w:p>"#
    );
    let counted = LeftOut {
        pictures: 5,
        comments: 1,
        notes: 2,
        edges: false,
    };
    assert_eq!(read(&word(&body)).unwrap().left_out, counted);
    assert_eq!(read(&word(&p("文"))).unwrap().left_out, LeftOut::default());
}

#[test]
fn the_head_of_the_first_page_is_read_and_words_in_other_headers_are_told() {
    let edge = |name: &str, text: &str| format!("<w:{name} xmlns:w=\"w\">{}</w:{name}>", p(text));
    let head = edge("hdr", "石桥镇人民政府");
    let page = edge("ftr", "— 1 —");
    let words = edge("hdr", "内部资料");
    let of = |sections: &str| {
        let text = document("").replace("<w:sectPr/>", sections);
        let related = r#"<Relationships><Relationship Id="h" Type="x/header" Target="header1.xml"/><Relationship Id="p" Type="x/footer" Target="footer1.xml"/><Relationship Id="w" Type="x/header" Target="header2.xml"/><Relationship Id="o" TargetMode="External" Type="x/header" Target="header2.xml"/><Relationship Id="b" Type="x/header" Target="broken.xml"/></Relationships>"#;
        let file = read(&archive(&[
            ("word/document.xml", text.as_bytes()),
            ("word/_rels/document.xml.rels", related.as_bytes()),
            ("word/header1.xml", head.as_bytes()),
            ("word/header2.xml", words.as_bytes()),
            ("word/footer1.xml", page.as_bytes()),
            ("word/broken.xml", b"<w:hdr>"),
        ]))
        .unwrap();
        let head = file.head.first().map(|it| it.text.clone());
        (head.unwrap_or_default(), file.left_out.edges)
    };
    let first = r#"<w:headerReference w:type="first" r:id="h"/>"#;
    let footer = r#"<w:footerReference w:type="default" r:id="p"/>"#;
    let other = r#"<w:headerReference w:type="default" r:id="w"/>"#;
    let organ = "石桥镇人民政府".to_owned();
    for (section, expected) in [
        (format!("<w:sectPr>{first}{footer}<w:titlePg/></w:sectPr>"), (organ, false)),
        (format!("<w:sectPr>{first}{footer}</w:sectPr>"), (String::new(), false)),
        (format!("<w:sectPr>{first}{other}<w:titlePg w:val=\"0\"/></w:sectPr>"), (String::new(), true)),
        (
            r#"<w:sectPr><w:headerReference w:type="default" r:id="b"/><w:headerReference w:type="default" r:id="o"/><w:headerReference w:type="default" r:id="none"/></w:sectPr>"#.to_owned(),
            (String::new(), false),
        ),
        (
            format!("<w:sectPr/><w:sectPr>{first}<w:titlePg/></w:sectPr>"),
            (String::new(), true),
        ),
    ] {
        assert_eq!(of(&section), expected, "{section}");
    }
}

#[test]
fn other_archives_are_told_apart() {
    let table = [
        ("_rels/.rels", relations("xl/workbook.xml")),
        ("xl/workbook.xml", "<workbook/>".to_owned()),
    ];
    let table = table.each_ref().map(|(path, xml)| (*path, xml.as_bytes()));
    for (bytes, kind) in [
        (archive(&table), OtherKind::Table),
        (archive(&[("OFD.xml", b"<ofd:OFD/>")]), OtherKind::Ofd),
        (
            archive(&[("ppt/presentation.xml", b"<p/>")]),
            OtherKind::Slides,
        ),
        (
            archive(&[
                ("mimetype", b"application/vnd.oasis.opendocument.text"),
                ("content.xml", b"<x/>"),
            ]),
            OtherKind::OpenDocument,
        ),
        (archive(&[("../../etc/passwd", b"x")]), OtherKind::Archive),
    ] {
        assert_eq!(read(&bytes), Err(Fault::OtherKind(kind)));
    }
}
