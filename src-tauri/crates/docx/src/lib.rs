//! A report as a Word file in the layout of GB/T 9704-2012 《党政机关公文格式》.
//!
//! ```text
//! Report ─ form ─→ paragraphs in their styles
//!        ─ body ─→ docx-rs paragraphs
//!        ─ docx-rs build ─→ document, styles, settings, footers
//!        ─ finish (order, additions) ─→ the same in schema order
//!        ─ package, pack ─→ bytes
//! ```
//!
//! | module | what it holds |
//! |---|---|
//! | `body` | paragraphs of the form as Word's |
//! | `table` | tables |
//! | `styles` | the named styles, and what carries an outline level |
//! | `section`, `footer` | the page, page numbers |
//! | `letter` | what a letter has above and below its first page |
//! | `imprint` | 版记 at the foot of the last even page |
//! | `text` | text into runs |
//! | `comments` | what a reader has to say, at the text that it is about |
//! | `order`, `additions`, `finish` | what makes docx-rs's XML valid and complete |
//! | [`draft`] | the report inside its own file |
//! | `package`, `pack` | the other parts, and the zip |
//!
//! The crate is pure: the time comes in with [`Options`], and two exports of one report are the
//! same bytes.

pub mod draft;

mod additions;
mod body;
mod comments;
mod finish;
mod footer;
mod imprint;
mod letter;
mod order;
mod pack;
mod package;
mod section;
mod styles;
mod table;
mod text;

pub use comments::Comment;
pub use styles::style_of;

use docx_rs::{BuildXML as _, Docx, Settings};
use form::Element;
use form::House;
use form::style::Style;
use report::Report;
use report::figures::Figures;

use crate::additions::Part;
use crate::comments::Placed;
use crate::footer::Side;
use crate::package::Has;

/// What an export needs besides the report.
///
/// The default takes the unit for the author, and the usual fonts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Author in the file's properties; the unit of the report where empty.
    pub author: String,
    /// House style.
    pub house: House,
    /// How many pages are added behind the text so that the 版记 stands on an even one: none, one or
    /// two, as the layout says.
    pub added_pages: usize,
    /// Whether a long closing paragraph is kept with the signature, as the layout says.
    pub keep_closing: bool,
    /// The draft that the file carries (see [`draft`]), as JSON on one line; none for a file that
    /// goes to the public.
    pub draft: Option<String>,
    /// Comments, in any order, for a copy to be read; without any the file is the same, byte for byte,
    /// as before there were comments.
    pub comments: Vec<Comment>,
}

impl Options {
    /// Pages are added for a 版记 and for nothing else.
    fn adds_pages(&self, document: &form::Document) -> bool {
        self.added_pages > 0 && !document.imprint.is_empty()
    }
}

/// Why no file came out. None happens with a report as such: they mean that memory ran out or
/// that a library has a fault.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A part is no well-formed XML.
    #[error("Word 文件没有生成，原稿没有改动，请再导出一次。")]
    Xml(#[from] quick_xml::Error),
    /// A part is no UTF-8.
    #[error("Word 文件没有生成，原稿没有改动，请再导出一次。")]
    Utf8(#[from] std::str::Utf8Error),
    /// A part can't be packed.
    #[error("Word 文件没有生成，原稿没有改动，请再导出一次。")]
    Zip(#[from] zip::result::ZipError),
}

/// A report as the bytes of a `.docx` file. Blank blocks are left out; a report without a single
/// paragraph gives a file with one empty line. The file is dated by the report (成文日期), so that the same
/// report gives the same bytes whenever it is exported.
///
/// # Errors
/// [`Error`].
pub fn export(report: &Report, figures: &Figures, options: &Options) -> Result<Vec<u8>, Error> {
    let mut document = form::document(report, figures, &options.house);
    if options.keep_closing {
        document.keep_closing();
    }
    let title = document
        .elements
        .iter()
        .filter_map(Element::paragraph)
        .find(|paragraph| paragraph.style == Style::Title)
        .map(|paragraph| paragraph.text().replace('\n', ""))
        .unwrap_or_default();
    let unit = report.meta.unit.as_str();
    let author = match options.author.trim() {
        "" => unit,
        author => author,
    };
    let core = package::core(&title, author, report.date_of_issue());
    let comments = Placed::of(&options.comments, report, figures, &document);
    let has = Has {
        blank_footer: options.adds_pages(&document),
        letter: document.letter.is_some(),
        draft: options.draft.is_some(),
        comments: !comments.comments.is_empty(),
    };
    let built = built(&document, &comments, options).build();
    let edges = edges(&document, has)?;

    let document = finish::part(&built.document, Part::Document)?;
    let styles = finish::part(&built.styles, Part::Styles)?;
    let settings = finish::part(&built.settings, Part::Settings)?;
    let content_types = package::content_types(has);
    let relations = package::relations();
    let document_relations = package::document_relations(has);
    let app = package::app(unit);
    let fonts = package::font_table(&options.house.fonts);
    let mut parts: Vec<(&str, &[u8])> = vec![
        // First, so that a program can tell what the file is from its beginning.
        ("[Content_Types].xml", content_types.as_bytes()),
        ("_rels/.rels", relations.as_bytes()),
        ("word/document.xml", &document),
        (
            "word/_rels/document.xml.rels",
            document_relations.as_bytes(),
        ),
        ("word/styles.xml", &styles),
        ("word/settings.xml", &settings),
        ("word/fontTable.xml", fonts.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
        ("docProps/app.xml", app.as_bytes()),
    ];
    for (path, edge) in &edges {
        parts.push((path, edge));
    }
    let said = has
        .comments
        .then(|| finish::part(&comments::part(&comments.comments), Part::Comments))
        .transpose()?;
    if let Some(said) = &said {
        parts.push(("word/comments.xml", said));
    }
    let carried = options
        .draft
        .as_deref()
        .map(|json| [draft::part(json), draft::properties(), draft::relations()]);
    if let Some([item, properties, relations]) = &carried {
        parts.push((draft::PATH, item.as_bytes()));
        parts.push((draft::PROPERTIES_PATH, properties.as_bytes()));
        parts.push((draft::RELATIONS_PATH, relations.as_bytes()));
    }
    pack::zip(&parts)
}

/// The parts that stand above and below the pages, by their paths.
fn edges(document: &form::Document, has: Has) -> Result<Vec<(&'static str, Vec<u8>)>, Error> {
    let mut edges = vec![
        ("word/footer1.xml", footer::of(Side::Odd, document).build()),
        ("word/footer2.xml", footer::of(Side::Even, document).build()),
    ];
    if has.blank_footer {
        edges.push((
            "word/footer3.xml",
            footer::of(Side::Blank, document).build(),
        ));
    }
    if let Some(of) = &document.letter {
        edges.push(("word/header1.xml", letter::head(of, document).build()));
        edges.push(("word/footer4.xml", letter::foot(of, document).build()));
    }
    edges
        .into_iter()
        .map(|(path, xml)| Ok((path, finish::part(&xml, Part::Footer)?)))
        .collect()
}

/// The document before its last pass.
fn built(document: &form::Document, comments: &Placed, options: &Options) -> Docx {
    let mut sheet = styles::sheet(&options.house);
    if !comments.comments.is_empty() {
        sheet.styles.extend(styles::of_comments());
    }
    let mut docx = Docx::new().styles(sheet).settings(
        Settings::new()
            .default_tab_stop(420)
            .adjust_line_height_in_table()
            .even_and_odd_headers(),
    );
    let mut children = document
        .elements
        .iter()
        .enumerate()
        .map(|(at, element)| body::element(at, element, &document.house, comments))
        .collect();
    imprint::add(&mut children, document, comments, options.added_pages);
    docx.document.children = children;
    docx.document.section_property = if options.adds_pages(document) {
        section::of_added_pages(document, options.added_pages)
    } else {
        section::of_text(document)
    };
    docx
}
