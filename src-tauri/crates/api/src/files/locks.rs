//! Whether another program has a file open, as it says by a file beside it.
//!
//! | program | the file beside `报告.docx` | what is in it |
//! |---|---|---|
//! | LibreOffice | `.~lock.报告.docx#` | who, on which machine, since when |
//! | Word, WPS on Windows | `~$报告.docx` | who |
//! | WPS on Linux | `.~报告.docx` | |
//!
//! In front of a name of seven letters or more (without its ending) Word puts its mark in place of the
//! first, of eight or more in place of the first two; so does WPS, which sometimes replaces one only.
//! Excel's way, the mark in front of the whole name, is understood for any length.
//!
//! A program that crashed leaves its file behind. One of LibreOffice names the machine: on this one, a
//! file without a running LibreOffice is a leftover. The others have no such sign: the person is asked.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// A program that has a file open.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Holder {
    /// Name of the program for the person.
    pub(super) program: &'static str,
    /// Who has it open, as the program says; empty where it does not.
    pub(super) who: String,
    /// Name of the file that says so.
    pub(super) lock: String,
}

/// The program that has a file open, if one says so.
pub(super) fn holder(path: &Path) -> Option<Holder> {
    let name = path.file_name()?.to_str()?;
    libre_office(path, name).or_else(|| word(path, name))
}

fn libre_office(path: &Path, name: &str) -> Option<Holder> {
    let lock = format!(".~lock.{name}#");
    let text = String::from_utf8_lossy(&beginning(&path.with_file_name(&lock))?).into_owned();
    let fields = fields(&text);
    let field = |at: usize| fields.get(at).map_or("", |field| field.trim());
    let (user, account, host) = (field(0), field(1), field(2));
    if is_this_machine(host) && !runs("soffice") {
        return None;
    }
    let who = if user.is_empty() { account } else { user };
    Some(Holder {
        program: "LibreOffice",
        who: match (who, host) {
            ("", host) | (host, "") => host.to_owned(),
            (who, host) => format!("{who}，电脑 {host}"),
        },
        lock,
    })
}

/// `name,account,machine,since,file;` with backslashes before what would be a mark.
fn fields(text: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        let last = fields.len() - 1;
        match letter {
            '\\' => fields[last].extend(letters.next()),
            ',' => fields.push(String::new()),
            ';' => break,
            letter if letter.is_control() => {}
            letter => fields[last].push(letter),
        }
    }
    fields
}

fn word(path: &Path, name: &str) -> Option<Holder> {
    let base = path.file_stem()?.to_str()?.encode_utf16().count();
    let without = |count: usize| {
        let mut letters = name.chars();
        // Beyond the basic plane Word would cut a letter in two; what it does there is not known.
        letters.by_ref().take(count).for_each(drop);
        letters.as_str().to_owned()
    };
    let dropped: &[usize] = match base {
        0..=6 => &[0],
        7 => &[0, 1],
        _ => &[0, 2],
    };
    let wps: &[usize] = if base < 7 { &[0] } else { &[0, 1, 2] };
    let marks = [("~$", "Word 或 WPS", dropped), (".~", "WPS", wps)];
    marks.into_iter().find_map(|(mark, program, dropped)| {
        dropped.iter().find_map(|count| {
            let lock = format!("{mark}{}", without(*count));
            let bytes = beginning(&path.with_file_name(&lock))?;
            Some(Holder {
                program,
                who: owner(&bytes),
                lock,
            })
        })
    })
}

/// The name in an owner file of Word: its length, then the name, in the encoding of the machine; from
/// byte 54 the same in UTF-16. Empty where it is of another form.
fn owner(bytes: &[u8]) -> String {
    const AT: usize = 54;
    const MOST: usize = 52;
    let length = bytes.get(AT).copied().map_or(0, usize::from);
    let units: Vec<u16> = bytes
        .get(AT + 2..)
        .unwrap_or_default()
        .chunks_exact(2)
        .take(length)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    let name = String::from_utf16(&units).unwrap_or_default();
    let is_name =
        (1..=MOST).contains(&length) && units.len() == length && !name.contains(char::is_control);
    if is_name {
        name.trim().to_owned()
    } else {
        String::new()
    }
}

/// What a file begins with; none for what is no file.
fn beginning(path: &Path) -> Option<Vec<u8>> {
    const MOST: u64 = 4096;
    // A link or a pipe of such a name says nothing, and a pipe would not end.
    if !std::fs::symlink_metadata(path).ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    // One that can't be read is there nevertheless.
    if let Ok(file) = File::open(path) {
        let _ = file.take(MOST).read_to_end(&mut bytes);
    }
    Some(bytes)
}

fn is_this_machine(host: &str) -> bool {
    let own = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    !host.is_empty() && own.trim() == host
}

/// Whether a program whose name begins so runs on this machine; `true` where that can't be known.
fn runs(program: &str) -> bool {
    let Ok(processes) = std::fs::read_dir("/proc") else {
        return true;
    };
    processes.flatten().any(|process| {
        std::fs::read_to_string(process.path().join("comm"))
            .is_ok_and(|name| name.starts_with(program))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beside(name: &str, lock: &str, content: &[u8]) -> Option<Holder> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(lock), content).unwrap();
        holder(&folder.path().join(name))
    }

    fn by_word(name: &str) -> Vec<u8> {
        let mut bytes = vec![0; 162];
        let units: Vec<u16> = name.encode_utf16().collect();
        bytes[54] = u8::try_from(units.len()).unwrap();
        for (at, unit) in units.iter().enumerate() {
            bytes[56 + 2 * at..58 + 2 * at].copy_from_slice(&unit.to_le_bytes());
        }
        bytes
    }

    #[test]
    fn libre_office_says_who_and_where() {
        let lock = ".~lock.报告.docx#";
        let found = beside(
            "报告.docx",
            lock,
            "周明远,zhou,PC-7,14.01.2027 09:20,file:///home/zhou/.config/libreoffice/4;".as_bytes(),
        )
        .unwrap();
        assert_eq!(
            (found.program, found.who.as_str(), found.lock.as_str()),
            ("LibreOffice", "周明远，电脑 PC-7", lock)
        );
        let found = beside("报告.docx", lock, b"Zhou\\, Ming,zhou,PC-7,x,y;").unwrap();
        assert_eq!(found.who, "Zhou, Ming，电脑 PC-7");
        assert_eq!(beside("报告.docx", lock, b"").unwrap().who, "");
        assert_eq!(beside("别的.docx", lock, b""), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_leftover_of_this_machine_is_none_where_no_such_program_runs() {
        let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap();
        let text = format!(",zhou,{},14.01.2027 09:20,x;", host.trim());
        let found = beside("报告.docx", ".~lock.报告.docx#", text.as_bytes());
        assert_eq!(found.is_some(), runs("soffice"));
        assert!(!runs("no program is called so"));
    }

    #[test]
    fn word_and_wps_say_so_by_names_with_their_first_letters_replaced() {
        for (name, lock, program) in [
            ("报告.docx", "~$报告.docx", "Word 或 WPS"),
            ("一二三四五六七.docx", "~$二三四五六七.docx", "Word 或 WPS"),
            (
                "一二三四五六七八.docx",
                "~$三四五六七八.docx",
                "Word 或 WPS",
            ),
            (
                "一二三四五六七八.docx",
                "~$一二三四五六七八.docx",
                "Word 或 WPS",
            ),
            ("报告.docx", ".~报告.docx", "WPS"),
            ("一二三四五六七八.docx", ".~二三四五六七八.docx", "WPS"),
            ("一二三四五六七八.docx", ".~三四五六七八.docx", "WPS"),
        ] {
            let found = beside(name, lock, &by_word("周明远")).unwrap();
            assert_eq!(
                (found.program, found.who.as_str()),
                (program, "周明远"),
                "{lock}"
            );
        }
        assert_eq!(
            beside("甲乙报告.docx", "~$报告.docx", b""),
            None,
            "it is that of 报告.docx"
        );
        assert_eq!(
            beside("报告.docx", "~$报告.docx", b"\x03abc").unwrap().who,
            ""
        );
    }
}
