//! The words of an RTF file.

/// One thing in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// `\par`, `\u20320`
    Word(&'a str, Option<i32>),
    /// `\*` and the like: one character that is no letter.
    Sign(u8),
    /// `\'d2`, or a byte of the text itself.
    Byte(u8),
}

/// The words of a file, as far as it goes.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Passes over bytes that are no text: `\bin`.
    pub(super) fn pass(&mut self, length: usize) {
        self.rest = self.rest.get(length..).unwrap_or_default();
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let whole = self.rest;
        let (first, rest) = whole.split_first()?;
        self.rest = rest;
        match first {
            b'\'' => {
                let hex = self
                    .rest
                    .get(..2)
                    .and_then(|two| std::str::from_utf8(two).ok());
                match hex.and_then(|two| u8::from_str_radix(two, 16).ok()) {
                    Some(byte) => {
                        self.pass(2);
                        Some(Token::Byte(byte))
                    }
                    None => Some(Token::Sign(b'\'')),
                }
            }
            first if first.is_ascii_alphabetic() => {
                let is_letter = |byte: &&u8| byte.is_ascii_alphabetic();
                let (name, rest) = whole.split_at(whole.iter().take_while(is_letter).count());
                let name = std::str::from_utf8(name).unwrap_or_default();
                self.rest = rest;
                let digits = self
                    .rest
                    .strip_prefix(b"-")
                    .unwrap_or(self.rest)
                    .iter()
                    .take_while(|byte| byte.is_ascii_digit())
                    .count();
                let sign = usize::from(self.rest.starts_with(b"-") && digits > 0);
                let number = self.rest.get(..sign + digits).unwrap_or_default();
                let number = std::str::from_utf8(number)
                    .ok()
                    .and_then(|it| it.parse().ok());
                self.pass(sign + digits);
                if self.rest.starts_with(b" ") {
                    self.pass(1);
                }
                Some(Token::Word(name, number))
            }
            sign => Some(Token::Sign(*sign)),
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let (first, rest) = self.rest.split_first()?;
            self.rest = rest;
            return match first {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.control(),
                // Line ends of the file are none of the text.
                b'\r' | b'\n' | b'\0' => continue,
                byte => Some(Token::Byte(*byte)),
            };
        }
    }
}
