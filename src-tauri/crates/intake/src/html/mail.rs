//! The page in an archive for mail (MHTML).

use std::borrow::Cow;

use encoding_rs::Encoding;

/// A page with the encoding that its head names.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub(super) bytes: Cow<'a, [u8]>,
    pub(super) encoding: Option<&'static Encoding>,
}

/// How much of the head of a part is looked at, in bytes.
const LONGEST: usize = 64 << 10;
/// The most parts that are looked at.
const MOST: usize = 1_000;

/// The first part that is a page, or the whole if it has no parts.
pub(super) fn page(bytes: &[u8]) -> Option<Page<'_>> {
    let (head, body) = split(bytes);
    let Some(boundary) = parameter(&value(&head, "content-type"), "boundary") else {
        return of(&head, body);
    };
    let boundary = format!("--{boundary}");
    let mut from = None;
    let mut at = 0;
    let mut parts = 0;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        if line.trim_ascii_end().starts_with(boundary.as_bytes()) {
            let part = from.and_then(|from| body.get(from..at));
            if let Some(page) = part.and_then(of_part) {
                return Some(page);
            }
            parts += 1;
            if parts > MOST {
                return None;
            }
            from = Some(at + line.len());
        }
        at += line.len();
    }
    // The end was cut off.
    of_part(body.get(from?..)?)
}

fn of_part(part: &[u8]) -> Option<Page<'_>> {
    let (head, body) = split(part);
    of(&head, body)
}

fn of<'a>(head: &str, body: &'a [u8]) -> Option<Page<'a>> {
    let kind = value(head, "content-type");
    if !kind.to_lowercase().starts_with("text/html") {
        return None;
    }
    let bytes = match value(head, "content-transfer-encoding")
        .to_lowercase()
        .trim()
    {
        "quoted-printable" => quoted(body).into(),
        "base64" => base64(body).into(),
        _ => body.into(),
    };
    let encoding =
        parameter(&kind, "charset").and_then(|label| Encoding::for_label(label.as_bytes()));
    Some(Page { bytes, encoding })
}

/// The head of a part, its long lines put together, and what follows.
fn split(part: &[u8]) -> (String, &[u8]) {
    let part = &part[part
        .iter()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count()..];
    let mut at = 0;
    for line in part.split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        if line.trim_ascii().is_empty() {
            break;
        }
    }
    let (head, body) = part.split_at(at);
    let head = String::from_utf8_lossy(&head[..head.len().min(LONGEST)]).replace("\r\n", "\n");
    (head.replace("\n\t", " ").replace("\n ", " "), body)
}

/// The value of a line of the head.
fn value(head: &str, name: &str) -> String {
    head.lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(found, _)| found.trim().eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim().to_owned())
        .unwrap_or_default()
}

/// `text/html; charset="gb2312"`
fn parameter(value: &str, name: &str) -> Option<String> {
    let text = value
        .split(';')
        .filter_map(|piece| piece.split_once('='))
        .find(|(found, _)| found.trim().eq_ignore_ascii_case(name))?
        .1;
    let text = text.trim().trim_matches('"');
    (!text.is_empty()).then(|| text.to_owned())
}

fn quoted(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        rest = match rest {
            [] => return bytes,
            // The line goes on.
            [b'=', b'\r', b'\n', rest @ ..] | [b'=', b'\n', rest @ ..] => rest,
            [b'=', high, low, rest @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                let digit = |byte: u8| char::from(byte).to_digit(16).unwrap_or_default() as u8;
                bytes.push(digit(*high) << 4 | digit(*low));
                rest
            }
            [byte, rest @ ..] => {
                bytes.push(*byte);
                rest
            }
        };
    }
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        held = (held << 6 | u32::from(value)) & 0xFFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_decoded_as_their_heads_say() {
        assert_eq!(
            quoted(b"=B7=A8=\r\n=D6=CE=3D a=zz"),
            b"\xB7\xA8\xD6\xCE= a=zz"
        );
        assert_eq!(base64(b"5rOV\r\n5rK7PQ=="), "法治=".as_bytes());
        let mail = b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"-b\"\r\n\r\n---b\r\nContent-Type: image/png\r\n\r\nx\r\n---b\r\nContent-Type: text/html; charset=\"gb2312\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=B7=A8</p>\r\n---b--\r\n";
        let page = page(mail).unwrap();
        assert_eq!(&*page.bytes, b"<p>\xB7\xA8</p>\r\n");
        assert!(page.encoding.is_some());
    }
}
