//! The elements of an official document where LibreOffice puts them, in millimetres, against the page
//! `elements.md`: a section an element, a row a measure.
//!
//! Fonts are ones that the machine has, so that the same is measured everywhere.

use std::collections::BTreeMap;
use std::path::Path;

use report::{BlockKind, FigureEntry, Paper, Report, SignatureRule, Variant};

use crate::office::{self, BOTTOM, Band, Pages, TOP, Word};
use crate::package::export_in;
use crate::reports;

use BlockKind::{Addressee, Annex, AnnexText, Attachment, Body, Date, Note, Signature, Title};

/// One measure: its name, and what was found.
type Measure = (&'static str, f64);

/// An element: the heading of its section, a report with it, how it is measured.
struct Element {
    name: &'static str,
    report: Report,
    measure: fn(&Paged) -> Vec<Measure>,
}

/// Pages with what stands on them.
struct Paged<'a> {
    pages: &'a Pages,
    words: Vec<Vec<Word>>,
}

impl Paged<'_> {
    /// The first word with this in it, and its page.
    #[track_caller]
    fn on(&self, text: &str) -> (usize, &Word) {
        let pages = self.words.iter().enumerate();
        pages
            .flat_map(|(page, words)| words.iter().map(move |word| (page, word)))
            .find(|(_, word)| word.text.contains(text))
            .unwrap_or_else(|| panic!("{text} is on no page: {:?}", self.words))
    }

    #[track_caller]
    fn word(&self, text: &str) -> &Word {
        self.on(text).1
    }

    /// The last word of the text above a word.
    fn above(&self, word: &Word) -> &Word {
        self.words[0]
            .iter()
            .filter(|other| other.top < word.top - 3.0)
            .max_by(|one, other| one.top.total_cmp(&other.top))
            .unwrap_or_else(|| panic!("nothing above {word:?}"))
    }

    fn bands(&self, page: usize) -> Vec<Band> {
        self.pages.bands(page)
    }

    /// The red bands of a page.
    fn red(&self, page: usize) -> Vec<Band> {
        self.bands(page)
            .into_iter()
            .filter(|band| band.red)
            .collect()
    }

    /// The band of ink that a word is in.
    fn band(&self, text: &str) -> Band {
        let (page, word) = self.on(text);
        let middle = word.top + 2.5;
        self.bands(page)
            .into_iter()
            .min_by(|one, other| {
                let off = |band: &Band| (f64::midpoint(band.top, band.bottom) - middle).abs();
                off(one).total_cmp(&off(other))
            })
            .unwrap()
    }
}

fn middle(word: &Word) -> f64 {
    f64::midpoint(word.left, word.right)
}

fn lines(millimetres: f64) -> f64 {
    millimetres / (28.95 * 25.4 / 72.0)
}

/// Text of this many lines.
fn text(lines: usize) -> String {
    "镇".repeat(26 + 28 * (lines - 1))
}

fn signed(rule: SignatureRule, blocks: &[(BlockKind, &str)]) -> Report {
    let mut all = vec![(Title, "工作报告"), (Body, "特此报告")];
    all.extend_from_slice(blocks);
    let mut report = reports::of(&all);
    report.meta.signature_rule = rule;
    report
}

fn formal(text: &str) -> Report {
    let mut report = reports::of(&[
        (Title, "云泽县青塘镇人民政府\n关于法治政府建设情况的报告"),
        (Addressee, "县人民政府"),
        (Body, text),
    ]);
    report.meta.document_number = "青政〔2026〕18号".into();
    report.meta.signatories = vec!["林致和".into()];
    report
}

fn imprinted() -> Report {
    let mut report = reports::of(&[(Body, &text(24))]);
    report.meta.copies = vec!["县人大常委会办公室".into()];
    report.meta.issuing_office = "青塘镇党政办公室".into();
    report.meta.print_date = chrono::NaiveDate::from_ymd_opt(2026, 2, 5);
    report
}

fn elements() -> Vec<Element> {
    let element = |name, report, measure| Element {
        name,
        report,
        measure,
    };
    let organ = "云泽县青塘镇人民政府";
    let date = "2026年12月5日";
    vec![
        element(
            "版心和字行（5.2）",
            reports::full_of("镇", 28 * 60, 1),
            grid,
        ),
        element(
            "份号、密级、紧急程度（7.2.1—7.2.3）",
            {
                let mut report = formal("正文");
                report.meta.copy_number = "000123".into();
                report.meta.secrecy = "机密★1年".into();
                report.meta.urgency = "特急".into();
                report
            },
            markings,
        ),
        element(
            "征求意见稿（7.2.1、7.3.1）",
            {
                let mut report = formal("正文");
                report.meta.variant = Variant::Consultation;
                report.meta.copy_number = "000123".into();
                report.meta.urgency = "特急".into();
                report
            },
            draft,
        ),
        element("发文机关标志（7.2.4）", formal("正文"), mark),
        element(
            "联合行文的标志（7.2.4）",
            {
                let mut report = formal("正文");
                report.meta.unit = "中共云泽县青塘镇委员会".into();
                report.meta.joint = vec![organ.into()];
                report
            },
            joint_mark,
        ),
        element(
            "联合行文的标志，名称很长（7.2.4）",
            {
                let mut report = formal("正文");
                report.meta.unit = "青塘镇人民政府".into();
                report.meta.joint = vec!["清河回族自治县青石土家族苗族乡综合局".into()];
                report
            },
            long_joint_mark,
        ),
        element(
            "签发人的姓名很长（7.2.6）",
            {
                let mut report = formal("正文");
                report.meta.signatories = vec!["阿不都热依木买买提".into(), "古丽巴哈尔".into()];
                report
            },
            long_signatories,
        ),
        element(
            "发文字号和红色分隔线（7.2.5、7.2.7）",
            formal("正文"),
            number,
        ),
        element("标题（7.3.1）", formal("正文"), title),
        element("主送机关和正文（7.3.2、7.3.3）", formal(&text(2)), body),
        element(
            "附件说明（7.3.4）",
            reports::of(&[
                (Body, "特此报告"),
                (
                    Attachment,
                    "附件：普法责任清单及各村（社区）落实情况一览表（含各站所配合事项）",
                ),
            ]),
            attachment,
        ),
        element(
            "不加盖印章的署名（7.3.5.2）",
            signed(SignatureRule::Unsealed, &[(Signature, organ), (Date, date)]),
            unsealed,
        ),
        element(
            "不加盖印章的署名，名称很长（7.3.5.2）",
            signed(
                SignatureRule::Unsealed,
                &[
                    (
                        Signature,
                        "清河回族自治县青石土家族苗族乡综合行政执法与应急管理办公室大队",
                    ),
                    (Date, date),
                ],
            ),
            long_unsealed,
        ),
        element(
            "加盖印章的署名（7.3.5.1）",
            signed(SignatureRule::Sealed, &[(Signature, organ), (Date, date)]),
            sealed,
        ),
        element(
            "联合行文的署名（7.3.5.1）",
            signed(
                SignatureRule::Sealed,
                &[
                    (Signature, "中共云泽县青塘镇委员会"),
                    (Signature, organ),
                    (Date, date),
                ],
            ),
            joint_signature,
        ),
        element(
            "加盖签发人签名章的署名（7.3.5.3）",
            {
                let mut report = signed(SignatureRule::Stamp, &[(Signature, organ), (Date, date)]);
                report.meta.post = "镇长".into();
                report
            },
            stamp,
        ),
        element(
            "附注（7.3.6）",
            signed(
                SignatureRule::Unsealed,
                &[(Signature, organ), (Date, date), (Note, "此件公开发布")],
            ),
            note,
        ),
        element(
            "附件（7.3.7）",
            reports::of(&[
                (Body, "特此报告"),
                (Annex, "普法责任清单"),
                (AnnexText, "落实情况"),
            ]),
            annex,
        ),
        element(
            "附件中的表",
            {
                let mut report = reports::of(&[(Body, "特此报告")]);
                report.meta.figures_annex = true;
                report.figures.insert("调解".into(), FigureEntry::of("65"));
                report
            },
            table,
        ),
        element("版记（7.4）", imprinted(), imprint),
        element(
            "页码（7.5）",
            reports::full_of("镇", 28 * 60, 1),
            page_number,
        ),
        element(
            "信函格式（10.1）",
            {
                let mut report = formal(&text(24));
                report.meta.paper = Paper::Letter;
                report
            },
            letter,
        ),
    ]
}

fn grid(paged: &Paged) -> Vec<Measure> {
    let bands = paged.bands(1);
    let text = &bands[..bands.len() - 1];
    let rows = paged.pages.lines(1);
    let words = &paged.words[1];
    vec![
        ("左边缘到文字", words[0].left),
        ("文字右端到左纸边", words[0].right),
        ("相邻两行的距离", text[1].top - text[0].top),
        ("一页的行数", count(rows.len())),
        ("一行的字数", count(rows[0].chars().count())),
    ]
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap())
}

fn markings(paged: &Paged) -> Vec<Measure> {
    let (first, second, third) = (paged.word("000123"), paged.word("机密"), paged.word("特急"));
    vec![
        ("份号左端到纸边", first.left),
        ("密级左端到纸边", second.left),
        ("紧急程度左端到纸边", third.left),
        ("密级比份号低", second.top - first.top),
        ("紧急程度比密级低", third.top - second.top),
    ]
}

fn draft(paged: &Paged) -> Vec<Measure> {
    let (draft, title) = ("征求意见稿", "云泽县青塘镇人民政府");
    let bottom = |text: &str| paged.band(text).bottom;
    let word = paged.word(draft);
    vec![
        (
            "份号在第几行",
            lines(paged.word("000123").top - TOP).floor() + 1.0,
        ),
        ("“征求意见稿”左端到纸边", word.left),
        (
            "“征求意见稿”比紧急程度低",
            word.top - paged.word("特急").top,
        ),
        (
            "标题比“征求意见稿”低，行数",
            lines(bottom(title) - bottom(draft)),
        ),
    ]
}

fn mark(paged: &Paged) -> Vec<Measure> {
    let band = &paged.red(0)[0];
    vec![
        ("标志上边缘到版心上边缘", band.top - TOP),
        ("标志中线到左纸边", middle(paged.word("人民政府文件"))),
    ]
}

fn joint_mark(paged: &Paged) -> Vec<Measure> {
    let number = paged.word("青政").top;
    // Letters that are spread are words of their own.
    let organs = || {
        paged.words[0]
            .iter()
            .filter(|word| word.top < number - 3.0 && !word.text.contains("文件"))
    };
    let highest = organs().map(|word| word.top).fold(f64::MAX, f64::min);
    let (first, second): (Vec<&Word>, Vec<&Word>) =
        organs().partition(|word| word.top < highest + 3.0);
    let left = |row: &[&Word]| row.iter().map(|word| word.left).fold(f64::MAX, f64::min);
    let right = |row: &[&Word]| row.iter().map(|word| word.right).fold(0.0, f64::max);
    vec![
        ("标志上边缘到版心上边缘", paged.red(0)[0].top - TOP),
        ("两个机关左端之差", left(&first) - left(&second)),
        ("两个机关右端之差", right(&first) - right(&second)),
        (
            "“文件”中线与各机关中线之差",
            paged.word("文件").top - f64::midpoint(first[0].top, second[0].top),
        ),
    ]
}

fn long_joint_mark(paged: &Paged) -> Vec<Measure> {
    let number = paged.word("青政").top;
    let mark = || paged.words[0].iter().filter(|word| word.top < number - 3.0);
    let organs = || mark().filter(|word| word.text != "文件");
    let letters = |words: &mut dyn Iterator<Item = &Word>| {
        count(words.map(|word| word.text.chars().count()).sum())
    };
    let highest = organs().map(|word| word.top).fold(f64::MAX, f64::min);
    let lowest = organs().map(|word| word.top).fold(0.0, f64::max);
    vec![
        ("标志上边缘到版心上边缘", paged.red(0)[0].top - TOP),
        ("机关名称的字数", letters(&mut organs())),
        (
            "“文件”的字数",
            letters(&mut mark().filter(|word| word.text == "文件")),
        ),
        (
            "“文件”中线与各机关中线之差",
            paged.word("文件").top - f64::midpoint(highest, lowest),
        ),
    ]
}

fn long_signatories(paged: &Paged) -> Vec<Measure> {
    let first = paged.word("阿不都热依木买买提");
    let last = paged.word("古丽巴哈尔");
    let number = paged.word("青政");
    let name = first.right - 9.0 * 15.75 * 25.4 / 72.0;
    vec![
        ("字号左端到左纸边", number.left),
        ("较长的姓名右端到左纸边", first.right),
        ("两个姓名左端之差", name - last.left),
        ("字号与末一个姓名的高低之差", number.top - last.top),
    ]
}

fn number(paged: &Paged) -> Vec<Measure> {
    let red = paged.red(0);
    let (mark, rule) = (&red[0], red.last().unwrap());
    let number = paged.band("青政");
    vec![
        ("字号左端到左纸边", paged.word("青政").left),
        ("签发人姓名右端到左纸边", paged.word("林致和").right),
        // A line is higher than what stands on it.
        (
            "标志下边缘到字号上边缘，行数",
            lines(number.top - mark.bottom).floor(),
        ),
        ("字号下边缘到红线", rule.top - number.bottom),
        ("红线左端到左纸边", rule.left),
        ("红线长", rule.right - rule.left),
    ]
}

fn title(paged: &Paged) -> Vec<Measure> {
    let rule = paged.red(0).pop().unwrap();
    // The mark holds the same name.
    let first = paged.words[0]
        .iter()
        .find(|word| word.text == "云泽县青塘镇人民政府")
        .unwrap();
    vec![
        ("第一行中线到左纸边", middle(first)),
        ("第二行中线到左纸边", middle(paged.word("关于"))),
        ("红线到第一行，行数", lines(first.top - rule.bottom).floor()),
    ]
}

fn body(paged: &Paged) -> Vec<Measure> {
    let addressee = paged.word("县人民政府：");
    let title = paged.word("关于");
    let text: Vec<&Word> = paged.words[0]
        .iter()
        .filter(|word| word.text.starts_with("镇镇"))
        .collect();
    let bottom = |text: &str| paged.band(text).bottom;
    vec![
        (
            "主送机关比标题低，行数",
            lines(bottom("县人民政府：") - bottom(&title.text)),
        ),
        ("主送机关左端到纸边", addressee.left),
        ("正文首行左端到纸边", text[0].left),
        ("正文回行左端到纸边", text[1].left),
    ]
}

fn attachment(paged: &Paged) -> Vec<Measure> {
    let first = paged.word("附件");
    let wrapped = paged.words[0]
        .iter()
        .find(|word| word.top > first.top + 5.0 && word.top < BOTTOM)
        .unwrap();
    // 附件： is three 字 wide.
    let name = first.left + 3.0 * 15.75 * 25.4 / 72.0;
    vec![
        ("比正文末行低", first.top - paged.word("特此").top),
        ("左端到纸边", first.left),
        ("名称回行与首字的左端之差", wrapped.left - name),
    ]
}

/// Signature and date, and how far they are below the text.
fn below(paged: &Paged) -> (f64, f64, f64, f64) {
    let (name, date) = (paged.word("人民政府"), paged.word("日"));
    let text = paged.above(name);
    (
        name.top - text.top,
        name.right,
        date.top - name.top,
        date.right,
    )
}

fn unsealed(paged: &Paged) -> Vec<Measure> {
    let (below, name, next, date) = below(paged);
    vec![
        ("署名比正文末行低", below),
        ("署名右端到左纸边", name),
        ("日期比署名低", next),
        ("日期右端到左纸边", date),
    ]
}

fn long_unsealed(paged: &Paged) -> Vec<Measure> {
    let (name, date) = (paged.word("办公室大队"), paged.word("日"));
    vec![
        ("署名第二行右端到左纸边", name.right),
        ("日期比署名第二行低", date.top - name.top),
        ("日期右端到左纸边", date.right),
    ]
}

fn sealed(paged: &Paged) -> Vec<Measure> {
    let (below, name, _, date) = below(paged);
    vec![
        ("署名比正文末行低", below),
        ("署名右端到左纸边", name),
        ("日期右端到左纸边", date),
    ]
}

fn joint_signature(paged: &Paged) -> Vec<Measure> {
    let (first, last) = (paged.word("委员会"), paged.word("人民政府"));
    vec![
        ("两个署名的高低之差", first.top - last.top),
        ("末一个署名的中线到左纸边", middle(last)),
        ("日期右端到左纸边", paged.word("日").right),
    ]
}

fn stamp(paged: &Paged) -> Vec<Measure> {
    let (below, post, next, date) = below(paged);
    vec![
        ("职务比正文末行低", below),
        ("职务右端到左纸边", post),
        ("日期比职务低", next),
        ("日期右端到左纸边", date),
    ]
}

fn note(paged: &Paged) -> Vec<Measure> {
    let note = paged.word("公开发布");
    vec![
        ("比日期低", note.top - paged.word("日").top),
        ("左端到纸边", note.left),
    ]
}

fn annex(paged: &Paged) -> Vec<Measure> {
    let page = paged.words.len() - 1;
    let words = &paged.words[page];
    let find = |text: &str| words.iter().find(|word| word.text.contains(text)).unwrap();
    let (mark, title) = (find("附件"), find("普法责任清单"));
    vec![
        ("序号左端到纸边", mark.left),
        ("序号在第几页", count(page + 1)),
        ("标题比序号低，行数", lines(title.top - mark.top)),
        ("标题中线到左纸边", middle(title)),
    ]
}

fn table(paged: &Paged) -> Vec<Measure> {
    let bands = paged.bands(1);
    let widest = bands
        .iter()
        .max_by(|one, other| (one.right - one.left).total_cmp(&(other.right - other.left)))
        .unwrap();
    vec![
        ("表左端到左纸边", widest.left),
        ("表右端到左纸边", widest.right),
    ]
}

fn imprint(paged: &Paged) -> Vec<Measure> {
    let page = paged.words.len() - 1;
    // Rules are bands as wide as the 版心.
    let rules: Vec<Band> = paged
        .bands(page)
        .into_iter()
        .filter(|band| band.right - band.left > 150.0 && band.bottom - band.top < 1.0)
        .collect();
    let (first, last) = (&rules[0], rules.last().unwrap());
    vec![
        ("在第几页", count(page + 1)),
        ("末条线下边缘到上纸边", last.bottom),
        ("首条线左端到左纸边", first.left),
        ("首条线长", first.right - first.left),
        ("首条线粗", first.bottom - first.top),
        ("中间线粗", rules[1].bottom - rules[1].top),
        ("抄送左端到左纸边", paged.word("抄送").left),
        ("印发机关左端到左纸边", paged.word("党政办公室").left),
        ("印发日期右端到左纸边", paged.word("印发").right),
    ]
}

/// The dash of a page number below the 版心.
fn dash(paged: &Paged, page: usize) -> f64 {
    let number = paged.bands(page).pop().unwrap();
    paged.pages.middle_at_left(page, &number) - BOTTOM
}

/// Left and right end of the page number.
fn ends(paged: &Paged, page: usize) -> (f64, f64) {
    let words = paged.words[page].iter().filter(|word| word.top > BOTTOM);
    words.fold((f64::MAX, 0.0), |(left, right), word| {
        (f64::min(left, word.left), f64::max(right, word.right))
    })
}

fn page_number(paged: &Paged) -> Vec<Measure> {
    vec![
        ("一字线到版心下边缘", dash(paged, 0)),
        ("单页页码右端到左纸边", ends(paged, 0).1),
        ("双页页码左端到左纸边", ends(paged, 1).0),
    ]
}

fn letter(paged: &Paged) -> Vec<Measure> {
    let red = paged.red(0);
    let (mark, upper, lower) = (&red[0], &red[1], red.last().unwrap());
    let number = paged.band("青政");
    let numbered = paged.words[0]
        .iter()
        .filter(|word| word.top > BOTTOM && word.text.contains('—'));
    vec![
        ("标志上边缘到上纸边", mark.top),
        ("标志中线到左纸边", f64::midpoint(mark.left, mark.right)),
        ("标志下边缘到上双线", upper.top - mark.bottom),
        ("上双线左端到左纸边", upper.left),
        ("上双线长", upper.right - upper.left),
        ("下双线下边缘到下纸边", 297.0 - lower.bottom),
        ("下双线长", lower.right - lower.left),
        ("上双线到发文字号", number.top - red[2].bottom),
        ("发文字号右端到左纸边", paged.word("号").right),
        ("首页的页码数", count(numbered.count())),
        ("次页一字线到版心下边缘", dash(paged, 1)),
    ]
}

/// The page as it is written: what each section asks, with what it allows.
fn page() -> BTreeMap<String, Vec<(String, f64, f64)>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/elements.md");
    let text = std::fs::read_to_string(path).unwrap();
    let mut sections: BTreeMap<String, Vec<(String, f64, f64)>> = BTreeMap::new();
    let mut section = String::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            name.clone_into(&mut section);
        }
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        if let [what, wanted, allowed, _] = cells.as_slice()
            && let Ok(wanted) = wanted.parse()
        {
            let allowed = allowed.parse().unwrap_or(0.5);
            sections.entry(section.clone()).or_default().push((
                (*what).to_owned(),
                wanted,
                allowed,
            ));
        }
    }
    sections
}

#[test]
fn every_element_stands_where_the_page_says() {
    let mut page = page();
    let elements = elements();
    let house = crate::breaks::house();
    let files: Vec<Vec<u8>> = elements
        .iter()
        .map(|element| export_in(&element.report, &house))
        .collect();
    let mut faults = Vec::new();
    for (pages, element) in office::pages_of(&files).iter().zip(&elements) {
        let paged = Paged {
            words: pages.words(),
            pages,
        };
        let found = (element.measure)(&paged);
        let asked = page.remove(element.name).unwrap_or_default();
        let names: Vec<&str> = found.iter().map(|(name, _)| *name).collect();
        let on_page: Vec<&str> = asked.iter().map(|(name, ..)| name.as_str()).collect();
        assert_eq!(names, on_page, "{}", element.name);
        for ((name, found), (_, wanted, allowed)) in found.iter().zip(&asked) {
            if (found - wanted).abs() > *allowed {
                faults.push(format!(
                    "{} {name}: {found:.2}, wanted {wanted} ± {allowed}",
                    element.name
                ));
            }
        }
    }
    assert!(page.is_empty(), "nothing measures {:?}", page.keys());
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
