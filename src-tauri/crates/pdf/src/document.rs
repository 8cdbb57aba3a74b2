//! The file around the pages.

use std::io::Write;

use chrono::{Datelike as _, NaiveDate};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use layout::Layout;
use layout::page::Length;
use pdf_writer::{Date, Filter, Finish, Name, Pdf, Rect, Ref, TextStr};

use crate::choice::Choice;
use crate::subset::Subset;
use crate::{Error, Info};
use crate::{content, embed, outline};

/// Width of the paper: 210 mm, nearer than twips come.
const WIDTH: Length = 595_276;
/// Height of the paper: 297 mm.
const HEIGHT: Length = 841_890;

/// What made the file, in its properties.
const PROGRAM: &str = "法治年报";

/// The bytes of the file.
pub(crate) fn write(
    layout: &Layout,
    choice: &Choice,
    subsets: &[Subset],
    info: &Info,
) -> Result<Vec<u8>, Error> {
    let mut last = 0;
    let mut next = || {
        last += 1;
        Ref::new(last)
    };
    let (catalog, tree, resources, properties) = (next(), next(), next(), next());
    let pages: Vec<(Ref, Ref)> = layout.pages.iter().map(|_| (next(), next())).collect();
    let page_ids: Vec<Ref> = pages.iter().map(|(page, _)| *page).collect();
    let fonts: Vec<Ref> = subsets.iter().map(|_| next()).collect();

    let mut pdf = Pdf::new();
    let outline = outline::write(&mut pdf, &layout.headings, &page_ids, &mut next);
    let mut root = pdf.catalog(catalog);
    root.pages(tree).lang(TextStr("zh-CN"));
    root.viewer_preferences().display_doc_title(true);
    if let Some(outline) = outline {
        root.outlines(outline);
    }
    root.finish();
    pdf.pages(tree)
        .kids(page_ids.iter().copied())
        .count(i32::try_from(page_ids.len()).unwrap_or(i32::MAX))
        .media_box(Rect::new(0.0, 0.0, points(WIDTH), points(HEIGHT)));
    for (page, &(id, drawing)) in layout.pages.iter().zip(&pages) {
        pdf.page(id)
            .parent(tree)
            .contents(drawing)
            .pair(Name(b"Resources"), resources);
        let bytes = packed(&content::page(page, choice, subsets))?;
        pdf.stream(drawing, &bytes).filter(Filter::FlateDecode);
    }
    let mut list = pdf.indirect(resources).dict();
    let mut named = list.insert(Name(b"Font")).dict();
    for (at, &font) in fonts.iter().enumerate() {
        named.pair(Name(content::font_name(at).as_bytes()), font);
    }
    named.finish();
    list.finish();
    for (&id, subset) in fonts.iter().zip(subsets) {
        embed::font(&mut pdf, id, subset, &mut next)?;
    }
    describe(&mut pdf, properties, info);
    Ok(pdf.finish())
}

fn describe(pdf: &mut Pdf, id: Ref, info: &Info) {
    let mut properties = pdf.document_info(id);
    let (title, author) = (info.title.trim(), info.author.trim());
    if !title.is_empty() {
        properties.title(TextStr(title));
    }
    if !author.is_empty() {
        properties.author(TextStr(author));
    }
    properties
        .creator(TextStr(PROGRAM))
        .producer(TextStr(PROGRAM));
    if let Some(day) = info.day.map(date) {
        properties.creation_date(day).modified_date(day);
    }
}

fn date(day: NaiveDate) -> Date {
    let part = |number: u32| u8::try_from(number).unwrap_or(0);
    Date::new(u16::try_from(day.year()).unwrap_or(0))
        .month(part(day.month()))
        .day(part(day.day()))
}

/// A length in points, as PDF has it.
pub(crate) fn points(length: Length) -> f32 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "paper is no longer than f32 is exact"
    )]
    let thousandths = length as f32;
    thousandths / 1000.0
}

/// A place below the upper edge of the paper, as PDF has it: points above the lower edge.
pub(crate) fn from_below(y: Length) -> f32 {
    points(HEIGHT.saturating_sub(y))
}

/// Bytes, packed as `FlateDecode` unpacks them.
pub(crate) fn packed(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let mut packer = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::default());
    packer.write_all(bytes)?;
    Ok(packer.finish()?)
}
