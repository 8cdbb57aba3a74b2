//! The head of the paper: letterhead, title, addressee.

use super::clean::Line;
use super::letterhead::Letterhead;
use super::pattern::{date_line, is_at_most, is_item, is_note, is_web, squash};
use super::reading::{Doubt, LeftOut, Piece, Role, Why};
use super::title;
use crate::block::BlockKind;
use crate::numbering::typed;
use crate::unit::is_organ;

/// What stands before the running text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Head {
    /// What the lines above the title say, for telling what was said already.
    letterhead: Letterhead,
    /// 版头
    pub(super) above: Vec<Piece>,
    /// 标题
    pub(super) title: Option<Piece>,
    /// 主送机关, with its colon.
    pub(super) addressee: Option<Piece>,
    /// The organ that stands below the title instead of at the end.
    pub(super) organ: Option<Piece>,
    /// The date that stands below the title instead of at the end.
    pub(super) date: Option<Piece>,
    /// Lines of a web page, and the title where it stands again.
    pub(super) left_out: Vec<LeftOut>,
    /// How many lines it has.
    pub(super) end: usize,
}

/// The most lines before the running text. Websites put up to thirty there.
const MOST_LINES: usize = 60;

/// Reads the head.
pub(super) fn read(lines: &[Line<'_>]) -> Head {
    let zone = lines
        .iter()
        .take(MOST_LINES)
        .position(|line| {
            is_running_text(&line.text) && !title::is_closed_by_stop(&line.text)
                || is_addressee(&line.text)
        })
        .unwrap_or(lines.len().min(MOST_LINES));
    let mut head = Head::default();
    if let Some(found) = title::find(&lines[..zone]) {
        let first = found.first.unwrap_or_default();
        for (at, line) in lines[..found.range.start].iter().enumerate() {
            if first.contains(&at) {
                head.left_out.push(LeftOut::of(line.at, Why::Repeated));
            } else {
                head.take(line);
            }
        }
        let of = lines[found.range.clone()].iter().map(|line| line.at);
        let mut title = Piece::new(of.collect(), Role::Block(BlockKind::Title), found.text);
        if !found.ends {
            title.doubts.push(Doubt::TitleWithoutEnding);
        }
        head.title = Some(title);
        head.end = found.range.end;
    }
    let last = head.end + MOST_LINES;
    while head.addressee.is_none()
        && head.end < last
        && let Some(line) = lines.get(head.end)
    {
        if let Some((addressee, count)) = addressee(&lines[head.end..]) {
            head.addressee = Some(addressee);
            head.end += count;
        } else if head.below_title(line) {
            head.end += 1;
        } else {
            break;
        }
    }
    head
}

impl Head {
    /// Organ and date below the title are no signature and no date where the text ends in others;
    /// they are kept as they stand.
    pub(super) fn keep_as_lines(&mut self, signed: bool, dated: bool) {
        let organ = self.organ.take_if(|_| signed);
        let date = self.date.take_if(|_| dated);
        for piece in organ.into_iter().chain(date) {
            self.above.push(Piece {
                role: Role::Block(BlockKind::Letterhead),
                ..piece
            });
        }
    }

    /// Takes a line above the title, or one below it that belongs there.
    fn take(&mut self, line: &Line<'_>) {
        let text = line.text.as_ref();
        if let Some(role) = self.letterhead.read(text) {
            self.above.push(Piece::new(vec![line.at], role, text));
        } else if is_web(text) {
            self.left_out.push(LeftOut::of(line.at, Why::WebPage));
        } else {
            self.above.push(
                Piece::block(line.at, BlockKind::Letterhead, text).doubted(Doubt::UnreadAbove),
            );
        }
    }

    /// Takes a line below the title, if it isn't of the running text.
    fn below_title(&mut self, line: &Line<'_>) -> bool {
        let text = line.text.as_ref();
        if is_running_text(text) {
            return false;
        }
        if is_web(text) || Letterhead::read(&mut self.letterhead.clone(), text).is_some() {
            self.take(line);
            return true;
        }
        let Some(title) = &mut self.title else {
            return false;
        };
        if self.date.is_none() && date_line(unbracketed(text)).is_some() {
            let date = Piece::block(line.at, BlockKind::Date, unbracketed(text));
            self.date = Some(date.doubted(Doubt::BelowTitle));
        } else if title.lines.len() < MOST_LINES
            && (is_note(text) && text.contains(['稿', '年']) || text.starts_with("——"))
        {
            title.text = title::close_up(&format!("{} {text}", title.text));
            title.lines.push(line.at);
            title.doubts.push(Doubt::TitleWithNote);
        } else if is_superior(text) {
            let addressee = Piece::block(line.at, BlockKind::Addressee, text);
            self.addressee = Some(addressee.doubted(Doubt::NoColon));
        } else if self.organ.is_none() && is_organ(text) {
            let organ = Piece::block(line.at, BlockKind::Signature, text);
            self.organ = Some(organ.doubted(Doubt::BelowTitle));
        } else {
            return false;
        }
        true
    }
}

/// A date below the title stands in brackets; at its own place it doesn't.
pub(super) fn unbracketed(text: &str) -> &str {
    text.strip_prefix(['（', '('])
        .and_then(|inner| inner.strip_suffix(['）', ')']))
        .unwrap_or(text)
}

/// Whether a line is of the running text: a heading, an item, a sentence, or a line that is too
/// long for anything else.
fn is_running_text(line: &str) -> bool {
    typed(line).is_some()
        || is_item(line)
        || !is_at_most(line, 60)
        || line.ends_with(['。', '！', '？', '；', '，'])
        || line.contains("如下")
        || line.contains('，') && !is_at_most(line, 19) && !line.ends_with('：')
}

/// The addressee that the lines begin with, over one line or two, and its number of lines.
fn addressee(lines: &[Line<'_>]) -> Option<(Piece, usize)> {
    let line = lines.first()?;
    let first = line.text.as_ref();
    if is_addressee(first) {
        return Some((Piece::block(line.at, BlockKind::Addressee, first), 1));
    }
    let below = lines.get(1)?;
    let second = below.text.as_ref();
    let broken = is_at_most(first, 60)
        && is_at_most(second, 60)
        && !is_running_text(first.trim_end_matches(['，', '、']))
        && first.contains(['，', '、'])
        && is_addressee(&format!("{first}{second}"));
    broken.then(|| {
        let of = vec![line.at, below.at];
        let text = format!("{first}{second}");
        let piece = Piece::new(of, Role::Block(BlockKind::Addressee), text);
        (piece.doubted(Doubt::Joined), 2)
    })
}

/// 主送机关: at most thirty characters (sixty for a list), a colon at the end, names of organs.
fn is_addressee(line: &str) -> bool {
    let Some(names) = line.strip_suffix(['：', ':']) else {
        return false;
    };
    is_at_most(names, 60)
        && typed(names).is_none()
        && !is_web(line)
        && !names.contains("如下")
        && squash(names)
            .split(['、', '，', '；', ','])
            .all(is_addressed)
}

fn is_addressed(name: &str) -> bool {
    const ENDS: [&str; 22] = [
        "委",
        "政府",
        "局",
        "办公室",
        "办",
        "委员会",
        "厅",
        "院",
        "人大",
        "常委会",
        "大会",
        "党组",
        "小组",
        "镇",
        "乡",
        "街道",
        "县",
        "市",
        "区",
        "单位",
        "部门",
        "代表",
    ];
    is_at_most(name, 30) && ENDS.iter().any(|end| name.ends_with(end))
}

/// An addressee that lacks its colon: organs above the township.
fn is_superior(line: &str) -> bool {
    is_at_most(line, 60)
        && squash(line).split(['、', '，']).all(|name| {
            (is_organ(name) || is_addressed(name))
                && !name.contains(['镇', '乡'])
                && !name.contains("街道")
                && name.starts_with(['县', '市', '区', '旗', '省', '州'])
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_addressee_is_told_from_other_lines_that_end_in_a_colon() {
        for line in [
            "县司法局：",
            "县委、县人民政府:",
            "县委全面依法治县委员会办公室：",
            "各位代表：",
        ] {
            assert!(is_addressee(line), "{line}");
        }
        for line in [
            "现将情况报告如下：",
            "索引号：",
            "发布机构：",
            "一、县政府：",
            "主要做法：",
        ] {
            assert!(!is_addressee(line), "{line}");
        }
    }

    #[test]
    fn an_addressee_may_lack_its_colon() {
        for line in ["县人民政府", "县委、县人民政府", "县司法局，县委依法治县办"]
        {
            assert!(is_superior(line), "{line}");
        }
        for line in ["青塘镇人民政府", "县委高度重视", "县乡两级人大", "县级以上"]
        {
            assert!(!is_superior(line), "{line}");
        }
    }
}
