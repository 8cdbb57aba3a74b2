//! Web pages, and what Word and WPS save as such: the paragraphs of the text.
//!
//! No tree is built: elements that are blocks end a paragraph where they begin and where they end, and
//! that is all that a page of text needs, whatever its elements stand in.

mod blocks;
mod mail;

use std::cell::RefCell;

use encoding_rs::Encoding;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};

use crate::WordFile;
use crate::text;
use crate::{Fault, Limits};

use blocks::{Sink, Walk};

/// Reads a page.
///
/// # Errors
/// [`Fault`].
pub fn read(bytes: &[u8], limits: &Limits) -> Result<WordFile, Fault> {
    from_text(&text::decode_loosely(bytes, named(bytes)), limits)
}

/// Reads the page in an archive for mail (`.mht`), which Word also calls `.doc`.
///
/// # Errors
/// [`Fault`].
pub fn read_mail(bytes: &[u8], limits: &Limits) -> Result<WordFile, Fault> {
    let page = mail::page(bytes).ok_or_else(|| Fault::damaged("no page in the archive"))?;
    let named = page.encoding.or_else(|| named(&page.bytes));
    from_text(&text::decode_loosely(&page.bytes, named), limits)
}

/// Reads a page that is characters already, such as what was copied from a browser.
///
/// # Errors
/// [`Fault::TooLarge`].
pub fn from_text(page: &str, limits: &Limits) -> Result<WordFile, Fault> {
    let sink = Sink(RefCell::new(Walk::new(limits)));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(page));
    // Scripts are not run: there is nothing to wait for, and the rest of the page is fed on.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner().done()
}

/// The encoding that a page says it has, at its beginning.
fn named(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_lowercase();
    let (_, after) = head.split_once("charset=")?;
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    Encoding::for_label(label.as_bytes())
}
