//! What a report comes to in each variant, and what the person should know before it is exported.

use form::fonts::{self, Face};
use form::style::Style;
use form::{Document, Element, House, Paragraph};
use layout::{Grid, Habits, Press};
use report::figures::Figures;
use report::marking::{self, Marking};
use report::{Paper, Report, Variant, annex};

use crate::dto::{FontOutlook, Outlook, VariantOutlook};
use crate::fonts::Found;
use crate::offline;

/// The most rare characters that are listed.
const MOST_RARE: usize = 40;

/// Variant, name, what it is for.
const VARIANTS: [(Variant, &str, &str); 4] = [
    (
        Variant::Submission,
        "上报稿",
        "报给县里的正式公文，有版头、签发人和版记。",
    ),
    (
        Variant::Public,
        "公开稿",
        "挂到网站上的，只有标题、正文和落款；不带密级和签发人，文件里也不带稿件。",
    ),
    (
        Variant::Consultation,
        "征求意见稿",
        "发给各站所、村（社区）提意见的，左上角标明“征求意见稿”，没有发文字号；文件里也只有印出来的内容。",
    ),
    (
        Variant::Plain,
        "素排",
        "自己看、自己改的，没有版头和版记；文件里也只有印出来的内容。",
    ),
];

/// Told to whoever marks a report as secret.
pub const SECRET: &str =
    "这份稿子标了密级：涉密内容不能在不涉密的电脑上起草、存放、传递，请停下来，按保密规定办理。";

/// The outlook of a report.
#[must_use]
pub fn of(report: &Report, house: &House, found: &Found) -> Outlook {
    let figures = offline::figures(report);
    let held = VARIANTS.map(|(variant, ..)| holds(report, &figures, house, variant));
    let known: Vec<&str> = held
        .iter()
        .flatten()
        .copied()
        .filter(|part| *part != DRAFT_MARK)
        .collect();
    let variants = VARIANTS
        .iter()
        .zip(&held)
        .map(|((variant, name, purpose), holds)| {
            let mut leaves_out: Vec<String> = Vec::new();
            for part in &known {
                if !holds.contains(part) && !leaves_out.iter().any(|known| known == part) {
                    leaves_out.push((*part).to_owned());
                }
            }
            VariantOutlook {
                variant: (*variant).into(),
                name: (*name).to_owned(),
                purpose: (*purpose).to_owned(),
                holds: holds.iter().map(|part| (*part).to_owned()).collect(),
                leaves_out,
            }
        })
        .collect();
    let document = form::document(report, &figures, house);
    let rare = rare(&document);
    let pages = Press::new(Habits::WORD)
        .lay_out(document, &Grid)
        .pages
        .len();
    Outlook {
        variants,
        warnings: warnings(report, &figures),
        fonts: house
            .fonts
            .faces()
            .map(|face| font(house, found, face))
            .collect(),
        rare,
        pages: u32::try_from(pages).unwrap_or(u32::MAX),
    }
}

/// What a draft for comment has and nothing else.
const DRAFT_MARK: &str = "“征求意见稿”字样";

const MARK: &str = "发文机关标志";

/// What a report prints in a variant, in the order of the paper.
fn holds(report: &Report, figures: &Figures, house: &House, variant: Variant) -> Vec<&'static str> {
    let mut report = report.clone();
    report.meta.variant = variant;
    let document = form::document(&report, figures, house);
    let paragraphs = || document.elements.iter().filter_map(Element::paragraph);
    let has = |style: Style| paragraphs().any(|paragraph| paragraph.style == style);
    let marks = |wanted: Marking| {
        paragraphs()
            .filter(|paragraph| matches!(paragraph.style, Style::Letterhead | Style::Marking))
            .filter_map(|paragraph| paragraph.runs.first())
            .any(|run| marking::of(&run.text) == Some(wanted))
    };
    let formal = matches!(variant, Variant::Submission | Variant::Consultation);
    let numbered = formal && variant != Variant::Consultation;
    let is_letter = document.letter.is_some();
    let marked = is_letter
        || has(Style::Mark)
        || document
            .elements
            .iter()
            .any(|element| matches!(element, Element::Masthead(_)));
    let meta = &report.meta;
    let parts = [
        (DRAFT_MARK, variant == Variant::Consultation),
        ("份号", marks(Marking::CopyNumber)),
        ("密级和保密期限", marks(Marking::Secrecy)),
        ("紧急程度", marks(Marking::Urgency)),
        (MARK, marked),
        (
            "发文字号",
            numbered && !meta.document_number.trim().is_empty(),
        ),
        (
            "签发人",
            numbered && !is_letter && !meta.signatories.is_empty(),
        ),
        ("标题", has(Style::Title)),
        ("主送机关", has(Style::Addressee)),
        ("正文", paragraphs().any(is_text)),
        ("附件说明", has(Style::Attachment)),
        ("发文机关署名", has(Style::Signature)),
        ("成文日期", has(Style::Date)),
        ("附注", has(Style::Note)),
        ("附件", has(Style::AnnexMark)),
        ("版记", !document.imprint.is_empty()),
    ];
    parts
        .into_iter()
        .filter(|(_, holds)| *holds)
        .map(|(part, _)| part)
        .collect()
}

fn is_text(paragraph: &Paragraph) -> bool {
    matches!(paragraph.style, Style::Body | Style::Heading(_))
}

/// What is wrong or missing for the variant that the report has.
fn warnings(report: &Report, figures: &Figures) -> Vec<String> {
    let is_secret = !report.meta.secrecy.trim().is_empty()
        || report.blocks.iter().any(|block| {
            block.kind == report::BlockKind::Letterhead
                && marking::of(&block.text) == Some(Marking::Secrecy)
        });
    let secret = is_secret.then(|| SECRET.to_owned());
    secret
        .into_iter()
        .chain(missing(report, figures))
        .chain(offline::notes(report))
        .collect()
}

/// What the variant that the report has needs and the report does not say, a sentence each.
pub(crate) fn missing(report: &Report, figures: &Figures) -> Vec<String> {
    let meta = &report.meta;
    let submitted = meta.variant == Variant::Submission;
    let document = meta.paper == Paper::Document;
    let numbered = !meta.document_number.trim().is_empty();
    let signed = !meta.signatories.is_empty();
    // Without either of them there is no line below the mark, and no mark but one that was typed.
    let headless = submitted
        && document
        && !numbered
        && !signed
        && !holds(report, figures, &House::default(), meta.variant).contains(&MARK);
    let sentences = [
        (
            headless,
            "还没有写发文字号和签发人（在“文稿信息”里），所以没有版头。",
        ),
        (
            submitted && !headless && !numbered,
            "还没有写发文字号（在“文稿信息”里）。",
        ),
        (
            submitted && !headless && document && !signed,
            "还没有写签发人，上报的公文要写。",
        ),
        (
            submitted && report.addressee().is_none_or(str::is_empty),
            "还没有写主送机关。",
        ),
        (
            meta.figures_annex && !annex::follows(meta, figures),
            "数据还没有填，附件里的数据表印不出来。",
        ),
    ];
    let number = review::right_document_number(&meta.document_number)
        .map(|right| format!("发文字号应写成“{right}”。"));
    let copy_number = meta.copy_number.trim();
    let is_copy_number = copy_number.len() == 6 && copy_number.bytes().all(|b| b.is_ascii_digit());
    let copy_number = (!copy_number.is_empty() && !is_copy_number)
        .then(|| "份号一般写成6位数字，例如000001。".to_owned());
    let astray = form::attachments_astray(report, figures)
        .into_iter()
        .map(|name| format!("附件说明里的“{name}”和后面附件的标题对不上，请核对。"));
    sentences
        .into_iter()
        .filter(|(applies, _)| *applies)
        .map(|(_, sentence)| sentence.to_owned())
        .chain(astray)
        .chain(number.filter(|_| submitted))
        .chain(copy_number.filter(|_| submitted))
        .collect()
}

fn font(house: &House, found: &Found, face: Face) -> FontOutlook {
    let part = match face {
        Face::Title => "标题",
        Face::Body => "正文",
        Face::Heading1 => "一级标题",
        Face::Heading2 => "二级标题",
        Face::PageNumber => "页码",
        Face::Latin => "数字和英文字母",
    };
    let present = found.is_wanted(face);
    FontOutlook {
        part: part.to_owned(),
        name: house.fonts.name(face).to_owned(),
        present,
        shown_in: match found.family(face) {
            Some(family) if !present => family.to_owned(),
            _ => String::new(),
        },
    }
}

/// Characters that the named fonts lack because they hold GB 2312 alone, each once.
fn rare(document: &Document) -> String {
    let fonts = &document.house.fonts;
    let mut rare: Vec<char> = Vec::new();
    for paragraph in document.elements.iter().filter_map(Element::paragraph) {
        let face = paragraph.style.spec().face;
        if fonts::fuller(fonts.name(face)).is_none() {
            continue;
        }
        for c in paragraph.runs.iter().flat_map(|run| run.text.chars()) {
            if fonts::is_rare(c) && !rare.contains(&c) && rare.len() < MOST_RARE {
                rare.push(c);
            }
        }
    }
    rare.into_iter().collect()
}
