//! What was changed in Word, for the window.

use report::BlockKind;
use report::merge::{Edit, EditKind};

use super::{WordEditDto, WordEditKind};

impl From<&Edit> for WordEditDto {
    fn from(edit: &Edit) -> Self {
        Self {
            kind: match edit.kind {
                EditKind::Changed => WordEditKind::Changed,
                EditKind::Added => WordEditKind::Added,
                EditKind::Removed => WordEditKind::Removed,
            },
            name: name(edit.block_kind).to_owned(),
            before: edit.before.clone(),
            after: edit.after.clone(),
        }
    }
}

/// What a paragraph is called.
pub(crate) fn name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Letterhead => "版头",
        BlockKind::Title => "标题",
        BlockKind::Addressee => "主送机关",
        BlockKind::Heading1 => "一级标题",
        BlockKind::Heading2 => "二级标题",
        BlockKind::Heading3 => "三级标题",
        BlockKind::Heading4 => "四级标题",
        BlockKind::Body => "正文",
        BlockKind::Attachment => "附件说明",
        BlockKind::Signature => "发文机关署名",
        BlockKind::Date => "成文日期",
        BlockKind::Note => "附注",
        BlockKind::Annex => "附件标题",
        BlockKind::AnnexText => "附件内容",
        BlockKind::Imprint => "版记",
    }
}
