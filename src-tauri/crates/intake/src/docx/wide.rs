//! Parts in UTF-16, as UTF-8.

use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding};

/// A part in UTF-16 that is decoded while it is read. A part of 64 MB would take three times that at
/// once.
pub(super) struct Wide<'a> {
    part: &'a mut dyn BufRead,
    decoder: Decoder,
    /// What was decoded and not read yet.
    ready: Vec<u8>,
    from: usize,
    is_done: bool,
}

impl<'a> Wide<'a> {
    /// The mark at the beginning is passed over.
    pub(super) fn new(part: &'a mut dyn BufRead, encoding: &'static Encoding) -> Self {
        Self {
            part,
            decoder: encoding.new_decoder_with_bom_removal(),
            ready: Vec::new(),
            from: 0,
            is_done: false,
        }
    }

    fn decode(&mut self) -> io::Result<()> {
        let content = self.part.fill_buf()?;
        self.is_done = content.is_empty();
        self.ready.resize(8192, 0);
        self.from = 0;
        let (result, read, written) =
            self.decoder
                .decode_to_utf8_without_replacement(content, &mut self.ready, self.is_done);
        self.part.consume(read);
        self.ready.truncate(written);
        match result {
            DecoderResult::Malformed(..) => Err(io::Error::other("half a character")),
            DecoderResult::InputEmpty | DecoderResult::OutputFull => Ok(()),
        }
    }
}

impl Read for Wide<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Wide<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.from >= self.ready.len() && !self.is_done {
            self.decode()?;
        }
        Ok(&self.ready[self.from..])
    }

    fn consume(&mut self, read: usize) {
        self.from = (self.from + read).min(self.ready.len());
    }
}
