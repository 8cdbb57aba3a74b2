//! The heading part of a numbered paragraph that runs on: （一）强化组织领导。一是…… is one paragraph
//! whose first sentence is the heading.

/// The longest first sentence, in characters, that still reads as a heading. Real run-in headings
/// have 6 to 30 characters; a first sentence beyond twice that is a statement, and the paragraph
/// has a number but no heading.
pub const LONGEST: usize = 60;

/// Splits the text of a heading block (without its number) into heading and the text that runs on,
/// at a byte offset. A heading on a line of its own keeps everything and has no rest. The full stop
/// belongs to the heading: it is printed in the heading's font.
#[must_use]
pub fn split(text: &str) -> (&str, &str) {
    let at = end(text);
    text.split_at(at)
}

/// Byte offset at which the heading part of a heading block's text ends: the length of the text
/// when the heading stands alone, 0 when the paragraph has no heading.
#[must_use]
pub fn end(text: &str) -> usize {
    let mut depth = 0_usize;
    for (count, (at, c)) in text.char_indices().enumerate() {
        match c {
            '《' | '“' | '（' | '(' | '〔' | '‘' => depth += 1,
            '》' | '”' | '）' | ')' | '〕' | '’' => depth = depth.saturating_sub(1),
            '。' if depth == 0 => {
                let after = at + c.len_utf8();
                if text[after..].trim().is_empty() {
                    return text.len();
                }
                return if count < LONGEST { after } else { 0 };
            }
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_on_its_own_line_keeps_everything() {
        assert_eq!(split("强化组织领导"), ("强化组织领导", ""));
        assert_eq!(split("主要做法。"), ("主要做法。", ""));
        assert_eq!(split(""), ("", ""));
    }

    #[test]
    fn a_heading_that_runs_on_ends_with_its_first_sentence() {
        assert_eq!(
            split("强化组织领导。一是成立小组。"),
            ("强化组织领导。", "一是成立小组。")
        );
    }

    #[test]
    fn a_full_stop_inside_quotation_marks_ends_no_heading() {
        assert_eq!(
            split("践行“办事依法。”理念。全年"),
            ("践行“办事依法。”理念。", "全年")
        );
    }

    #[test]
    fn a_paragraph_whose_first_sentence_is_a_statement_has_no_heading() {
        let text = format!("{}。后文", "镇".repeat(LONGEST));
        assert_eq!(split(&text), ("", text.as_str()));
        let text = format!("{}。后文", "镇".repeat(LONGEST - 1));
        assert_eq!(split(&text).1, "后文");
    }
}
