//! RTF.

use crate::check;

fn rtf(content: &str) -> Vec<u8> {
    format!("{{\\rtf1\\ansi\\ansicpg936 {content}}}").into_bytes()
}

#[test]
fn rtf_grows_in_proportion() {
    check(
        &[
            ("a long name of a style", |n| {
                rtf(&format!(
                    "{{\\stylesheet{{\\s1 {};}}}}{}",
                    "heading".repeat(n),
                    "\\s1 \\'d2\\'bb\\par".repeat(n / 20)
                ))
            }),
            ("styles in one paragraph", |n| {
                rtf(&format!(
                    "{{\\stylesheet{{\\s1 {};}}}}{}",
                    "x".repeat(n),
                    "\\s1 ".repeat(n)
                ))
            }),
            ("styles", |n| {
                let styles: String = (0..n).map(|at| format!("{{\\s{at} a{at};}}")).collect();
                rtf(&format!("{{\\stylesheet{styles}}}x"))
            }),
            ("fonts", |n| {
                let fonts: String = (0..n)
                    .map(|at| format!("{{\\f{at}\\fcharset134 a;}}"))
                    .collect();
                rtf(&format!("{{\\fonttbl{fonts}}}x"))
            }),
            ("words", |n| rtf(&"\\a".repeat(n))),
            ("groups in a row", |n| rtf(&"{}".repeat(n))),
            ("groups in each other", |n| rtf(&"{".repeat(n / 20))),
            ("characters with replacements", |n| {
                rtf(&format!("\\uc999999999 {}", "\\u20320 ?".repeat(n)))
            }),
            ("characters", |n| rtf(&"\\uc0\\u20320 ".repeat(n))),
            ("bytes", |n| rtf(&"\\'d2\\'bb".repeat(n))),
            ("bytes that are no characters", |n| {
                rtf(&format!("\\f9 {}", "\\'ff".repeat(n)))
            }),
            ("bytes to pass over", |n| rtf(&"\\bin2 xx".repeat(n))),
            ("long numbers", |n| {
                rtf(&format!("\\fs{}", "9".repeat(n * 10)))
            }),
            ("long words", |n| rtf(&format!("\\{}", "a".repeat(n * 10)))),
            ("a picture", |n| {
                rtf(&format!("{{\\pict {}}}字", "0f".repeat(n * 5)))
            }),
            ("numbers of lists", |n| {
                rtf(&"{\\listtext 1.\\tab}".repeat(n / 2))
            }),
            ("cells", |n| rtf(&"\\intbl\\cell".repeat(n / 100))),
            ("paragraphs", |n| rtf(&"\\par".repeat(n / 100))),
        ],
        10_000,
        200_000,
    );
}
