//! Bytes of an RTF file to characters.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, WINDOWS_1252};

/// Text from bytes, in the encoding of their font or else of the file.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    font: Option<&'static Encoding>,
    page: &'static Encoding,
) -> Cow<'a, str> {
    let encoding = font.unwrap_or(page);
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    // A font that says nothing of Chinese, in a file that a Chinese system wrote.
    if (broken || encoding == WINDOWS_1252)
        && page == GB18030
        && let Some(text) = GB18030.decode_without_bom_handling_and_without_replacement(bytes)
    {
        return text;
    }
    text
}

/// The encoding that a code page stands for.
pub(super) fn of_page(page: i32) -> Option<&'static Encoding> {
    let label = match page {
        936 | 54936 | 20936 => "gb18030",
        950 => "big5",
        932 => "shift_jis",
        949 => "euc-kr",
        65001 => "utf-8",
        1252 => "windows-1252",
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}

/// The encoding that the character set of a font stands for.
pub(super) fn of_charset(charset: i32) -> Option<&'static Encoding> {
    of_page(match charset {
        134 => 936,
        136 => 950,
        128 => 932,
        129 => 949,
        _ => return None,
    })
}
