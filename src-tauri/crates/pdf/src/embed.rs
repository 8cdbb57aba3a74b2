//! A subset as objects of the file.

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Str};

use crate::Error;
use crate::document::packed;
use crate::subset::Subset;

const IDENTITY: Name<'_> = Name(b"Identity-H");
const SYSTEM: SystemInfo<'_> = SystemInfo {
    registry: Str(b"Adobe"),
    ordering: Str(b"Identity"),
    supplement: 0,
};

/// Writes a font under `id`.
pub(crate) fn font(
    pdf: &mut Pdf,
    id: Ref,
    subset: &Subset,
    next: &mut impl FnMut() -> Ref,
) -> Result<(), Error> {
    let descendant = next();
    let descriptor = next();
    let program = next();
    let to_unicode = next();
    // The one program is a name of glyphs, the other needs the encoding beside it (9.7.6.2).
    let composite = if subset.cff {
        format!("{}-Identity-H", subset.name)
    } else {
        subset.name.clone()
    };
    pdf.type0_font(id)
        .base_font(Name(composite.as_bytes()))
        .encoding_predefined(IDENTITY)
        .descendant_font(descendant)
        .to_unicode(to_unicode);

    let mut cid = pdf.cid_font(descendant);
    cid.base_font(Name(subset.name.as_bytes()))
        .system_info(SYSTEM)
        .font_descriptor(descriptor)
        .default_width(0.0);
    if subset.cff {
        cid.subtype(CidFontType::Type0);
    } else {
        cid.subtype(CidFontType::Type2)
            .cid_to_gid_map_predefined(Name(b"Identity"));
    }
    cid.widths().consecutive(0, subset.advances.iter().copied());
    cid.finish();

    describe(pdf, descriptor, program, subset);
    let bytes = packed(&subset.program)?;
    let mut stream = pdf.stream(program, &bytes);
    stream.filter(Filter::FlateDecode);
    if subset.cff {
        stream.pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
    } else {
        let length = i32::try_from(subset.program.len()).unwrap_or(i32::MAX);
        stream.pair(Name(b"Length1"), length);
    }
    stream.finish();

    let mut map = UnicodeCmap::<u16>::new(Name(b"Unicode"), SYSTEM);
    for (&glyph, &c) in &subset.copied {
        map.pair(glyph, c);
    }
    let bytes = packed(map.finish().as_slice())?;
    pdf.stream(to_unicode, &bytes).filter(Filter::FlateDecode);
    Ok(())
}

fn describe(pdf: &mut Pdf, id: Ref, program: Ref, subset: &Subset) {
    // Symbolic: its glyphs are not those of the Latin alphabet.
    let mut flags = FontFlags::SYMBOLIC;
    flags.set(FontFlags::FIXED_PITCH, subset.monospaced);
    flags.set(FontFlags::ITALIC, subset.italic_angle != 0.0);
    let [x_min, y_min, x_max, y_max] = subset.bounds;
    let mut descriptor = pdf.font_descriptor(id);
    descriptor
        .name(Name(subset.name.as_bytes()))
        .flags(flags)
        .bbox(Rect::new(x_min, y_min, x_max, y_max))
        .italic_angle(subset.italic_angle)
        .ascent(subset.ascent)
        .descent(subset.descent)
        .cap_height(subset.cap_height)
        // No font says how thick its stems are; this is how weights commonly come out.
        .stem_v(10.0 + 0.244 * (f32::from(subset.weight) - 50.0));
    if subset.cff {
        descriptor.font_file3(program);
    } else {
        descriptor.font_file2(program);
    }
}
