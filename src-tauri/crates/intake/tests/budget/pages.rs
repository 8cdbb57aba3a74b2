//! Web pages, and archives for mail.

use crate::check;

fn page(body: &str) -> Vec<u8> {
    format!("<!DOCTYPE html><html><meta charset=utf-8><body>{body}").into_bytes()
}

fn numbered(count: usize, write: impl Fn(usize) -> String) -> String {
    (0..count).map(write).collect()
}

#[test]
fn pages_grow_in_proportion() {
    check(
        &[
            ("attributes of one tag", |n| {
                page(&format!(
                    "<p {}>字",
                    numbered(n / 3, |at| format!("a{at} "))
                ))
            }),
            ("attributes of an end", |n| {
                page(&format!(
                    "</p {}>字",
                    numbered(n / 3, |at| format!("a{at}=''"))
                ))
            }),
            ("the same attribute", |n| {
                page(&format!("<p {}>字", "a/".repeat(n / 3)))
            }),
            ("attributes behind a script", |n| {
                page(&format!(
                    "<script>\"<a ='</script><p {}>字",
                    numbered(n / 3, |at| format!("a{at} "))
                ))
            }),
            ("tags with attributes", |n| {
                let tag = format!("<p {}>字", numbered(100, |at| format!("a{at} ")));
                page(&tag.repeat(n / 2_000))
            }),
            ("tags without end", |n| page(&"<a".repeat(n))),
            ("tags", |n| page(&"<a>".repeat(n))),
            ("names of tags", |n| {
                page(&numbered(n, |at| format!("<a{at}>")))
            }),
            ("a long name", |n| page(&format!("<{}>", "a".repeat(n * 5)))),
            ("an address", |n| {
                page(&format!("<img src=\"data:{}\">字", "QU/D".repeat(n * 5)))
            }),
            ("a style", |n| {
                page(&format!("<p style=\"{}\">字", "a : b ; ".repeat(n)))
            }),
            ("a remark", |n| {
                page(&format!("<!--{}-->字", "x".repeat(n * 5)))
            }),
            ("a script", |n| {
                page(&format!(
                    "<script>{}</script>字",
                    "if(a<b&&c>d)x='<p>';".repeat(n)
                ))
            }),
            ("references", |n| page(&"&#20320;".repeat(n))),
            ("unknown references", |n| page(&"&aaaaa".repeat(n))),
            ("lists in each other", |n| {
                page(&"<ol start=999999><li>a".repeat(n / 100))
            }),
            ("tables in each other", |n| {
                page(&"<table><tr><td>a".repeat(n / 100))
            }),
            ("spans of cells", |n| {
                page(&format!(
                    "<table><tr>{}",
                    "<td colspan=999999999>a".repeat(n / 100)
                ))
            }),
            ("words", |n| page(&"a ".repeat(n))),
            ("breaks", |n| page(&"<br>".repeat(n))),
            ("typed", |n| page(&format!("<pre>{}", "a\r\n".repeat(n)))),
        ],
        8_000,
        60_000,
    );
}

fn mail(head: &str, body: &str) -> Vec<u8> {
    format!("MIME-Version: 1.0\r\n{head}\r\n\r\n{body}").into_bytes()
}

const PARTS: &str = "Content-Type: multipart/related; boundary=\"b\"";

#[test]
fn archives_for_mail_grow_in_proportion() {
    check(
        &[
            ("parts", |n| {
                mail(
                    PARTS,
                    &"--b\r\nContent-Type: image/png\r\n\r\nx\r\n".repeat(n),
                )
            }),
            ("boundaries", |n| mail(PARTS, &"--b\n".repeat(n))),
            ("parts in each other", |n| {
                mail(PARTS, &format!("--b\r\n{PARTS}\r\n\r\n").repeat(n))
            }),
            ("a long boundary", |n| {
                let boundary = "b".repeat(n * 5);
                mail(
                    &format!("Content-Type: multipart/related; boundary=\"{boundary}\""),
                    &format!("--{boundary}\r\n"),
                )
            }),
            ("a long head", |n| mail(&"X: \u{5B57}\r\n\t".repeat(n), "")),
            ("a long head of a part", |n| {
                mail(PARTS, &format!("--b\r\n{}", "X: y\r\n".repeat(n)))
            }),
            ("quoted", |n| {
                mail(
                    "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable",
                    &format!("<p>{}", "=B7=A8".repeat(n)),
                )
            }),
            ("in 64 signs", |n| {
                mail(
                    "Content-Type: text/html\r\nContent-Transfer-Encoding: base64",
                    &"PHA+YWE=".replace('=', "Y").repeat(n),
                )
            }),
            ("bytes of no encoding", |n| {
                let mut bytes = mail("Content-Type: text/html; charset=windows-1252", "<p>");
                bytes.extend([0x80, 0xFF].repeat(n));
                bytes
            }),
        ],
        8_000,
        60_000,
    );
}
