//! Web pages, and what Word and WPS save as such: the paragraphs of the text.
//!
//! No tree is built: elements that are blocks end a paragraph where they begin and where they end, and
//! that is all that a page of text needs, whatever its elements stand in.

mod attributes;
mod blocks;
mod mail;

use std::cell::RefCell;

use encoding_rs::Encoding;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};

use crate::WordFile;
use crate::text;
use crate::{Budget, Fault};

use attributes::Attributes;
use blocks::{Sink, Walk};

/// How much of a page the tokenizer gets at once, in bytes.
const PIECE: usize = 64 << 10;
/// What a byte of a page costs, in steps.
const BYTE: usize = 4;

/// Reads a page.
///
/// # Errors
/// [`Fault`].
pub fn read(bytes: &[u8], budget: &Budget) -> Result<WordFile, Fault> {
    from_text(&text::decode_loosely(bytes, named(bytes)), budget)
}

/// Reads the page in an archive for mail (`.mht`), which Word also calls `.doc`.
///
/// # Errors
/// [`Fault`].
pub fn read_mail(bytes: &[u8], budget: &Budget) -> Result<WordFile, Fault> {
    let page = mail::page(bytes).ok_or_else(|| Fault::damaged("no page in the archive"))?;
    let named = page.encoding.or_else(|| named(&page.bytes));
    from_text(&text::decode_loosely(&page.bytes, named), budget)
}

/// Reads a page that is characters already, such as what was copied from a browser.
///
/// # Errors
/// [`Fault::TooLarge`].
pub fn from_text(page: &str, budget: &Budget) -> Result<WordFile, Fault> {
    if page.len() as u64 > budget.limits().unpacked {
        return Err(Fault::TooLarge);
    }
    let sink = Sink(RefCell::new(Walk::new(budget)));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    let mut attributes = Attributes::default();
    let mut rest = page;
    while !rest.is_empty() && !tokenizer.sink.0.borrow().has_failed() {
        let (piece, behind) = rest.split_at(boundary(rest, PIECE));
        rest = behind;
        budget.work(BYTE * piece.len())?;
        attributes.charge(piece, budget)?;
        input.push_back(StrTendril::from(piece));
        // Scripts are not run: there is nothing to wait for, and the rest of the page is fed on.
        while !input.is_empty() {
            let _ = tokenizer.feed(&input);
        }
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner().done()
}

/// The end of the last whole character before a place.
fn boundary(text: &str, at: usize) -> usize {
    let place = |at: &usize| text.is_char_boundary(*at);
    (0..=at.min(text.len())).rev().find(place).unwrap_or(0)
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
