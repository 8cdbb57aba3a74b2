//! What there is to say about fonts, in sentences.

use form::fonts::Face;
use pdf::Written;

use super::Found;
use super::search::Refusal;

/// The most characters that are listed.
const LONGEST_LIST: usize = 12;

/// What to say when these faces are used.
pub(super) fn of(found: &Found, faces: &[Face]) -> Vec<String> {
    if found.has_no_chinese() {
        return vec![
            "这台电脑没有中文字体，预览里看不到正文，也不能导出 PDF；稿件没有改动，Word 文件可以照常导出。请装好宋体、仿宋、黑体、楷体。"
                .to_owned(),
        ];
    }
    let mut notes: Vec<String> = found
        .search
        .refused
        .iter()
        .map(|(name, refusal)| match refusal {
            Refusal::Broken => format!("字体“{name}”的文件损坏，没有使用；请重新安装这个字体。"),
            Refusal::Restricted => {
                format!("字体“{name}”的厂家不允许把它放进文件，预览和 PDF 没有使用。")
            }
        })
        .collect();
    for &face in faces {
        if found.is_wanted(face) {
            continue;
        }
        let wanted = found.wanted(face);
        let weight = if found.is_bold(face) { "粗体" } else { "" };
        let Some(family) = found.family(face) else {
            continue;
        };
        let note = format!(
            "这台电脑没有“{wanted}”，预览和 PDF 用“{family}”{weight}代替；导出的 Word 文件里仍然写“{wanted}”。"
        );
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

/// What to say of a file that was written.
pub(super) fn of_file(found: &Found, written: &Written) -> Vec<String> {
    let mut notes = Vec::new();
    for font in &written.broken {
        if let Some(font) = found.search.font(*font) {
            notes.push(format!(
                "字体“{}”的文件损坏，没有使用；请重新安装这个字体。",
                font.name
            ));
        }
    }
    if !written.boxed.is_empty() {
        let list: Vec<String> = written
            .boxed
            .iter()
            .take(LONGEST_LIST)
            .map(char::to_string)
            .collect();
        let more = if written.boxed.len() > LONGEST_LIST {
            "等"
        } else {
            ""
        };
        notes.push(format!(
            "这台电脑的字体里没有“{}”{more}，PDF 里印成方框，复制出来还是原来的字；请换一个字，或装好有这个字的字体再导出。",
            list.join("")
        ));
    }
    notes
}
