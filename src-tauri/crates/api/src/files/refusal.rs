//! Why a file of another program was not read, as a sentence that says what to do.

use intake::{Fault, OtherKind};

use crate::error::{ApiError, ErrorCode};

/// The sentence for a fault. `name` is the name of the file.
pub(super) fn of(fault: &Fault, name: &str) -> ApiError {
    let (code, what, way_out) = match fault {
        Fault::OtherKind(kind) => {
            let (what, way_out) = other(*kind);
            (ErrorCode::Unsupported, what, way_out)
        }
        Fault::Encrypted => (
            ErrorCode::Unsupported,
            "设了打开密码",
            "请用 Word 或 WPS 打开它，去掉密码另存一份，再打开那一份",
        ),
        Fault::Damaged(_) => (
            ErrorCode::Unreadable,
            "已经损坏",
            "请用 Word 或 WPS 打开它另存一份，打不开就换一份备份，或者另存为“纯文本（.txt）”再试",
        ),
        Fault::TooLarge => (
            ErrorCode::TooLarge,
            "的内容太多，超过一份报告可能的篇幅",
            "请检查是不是选错了文件",
        ),
    };
    let sentence = format!("“{name}”{what}，没有读入，原文件没有改动；{way_out}。");
    ApiError::new(code, sentence)
}

/// What a file is, and what to do about it.
fn other(kind: OtherKind) -> (&'static str, &'static str) {
    match kind {
        OtherKind::Pdf => (
            "是 PDF 文件，文字的顺序不可靠",
            "请打开它，全选、复制，再用“粘贴文字”；选不中文字的是扫描件，请找 Word 文件或纯文本（.txt）",
        ),
        OtherKind::Ofd => (
            "是 OFD 版式文件，只有排好的页面",
            "请用 OFD 阅读器打开它，全选、复制，再用“粘贴文字”，或者导出为 Word 文件（.docx）、纯文本（.txt）",
        ),
        OtherKind::Works => (
            "是 Microsoft Works 的文件，不是 WPS 的",
            "请用能打开它的软件另存为 Word 文件（.docx）或“纯文本（.txt）”，再打开那个文件",
        ),
        OtherKind::OldWord => (
            "是 Word 97 以前的文件",
            "请用 Word 或 WPS 把它另存为 Word 文件（.docx）或“纯文本（.txt）”，再打开那个文件",
        ),
        OtherKind::OpenDocument => (
            "是开放文档（.odt、.uot），现在还不能直接读入",
            "请用原来的软件把它另存为 Word 文件（.docx）或“纯文本（.txt）”，再打开那个文件",
        ),
        OtherKind::Table => (
            "是表格，不是报告",
            "请选 Word、WPS 文字或 .txt 文件；报告要是真在表格里，就全选、复制，再用“粘贴文字”",
        ),
        OtherKind::Slides => ("是演示文稿，不是报告", "请选 Word、WPS 文字或 .txt 文件"),
        OtherKind::Picture => (
            "是图片，里面没有文字",
            "请找报告的 Word 文件或纯文本（.txt），没有的话只能照着输入",
        ),
        OtherKind::Archive => (
            "是压缩文件，或者里面没有 Word 文件的内容",
            "请先解压，再打开里面的 Word、WPS 或 .txt 文件",
        ),
        OtherKind::Unknown => (
            "不是 Word、WPS 或文字文件",
            "请用原来的软件把报告另存为 Word 文件（.docx）或“纯文本（.txt）”，再打开那个文件",
        ),
    }
}
