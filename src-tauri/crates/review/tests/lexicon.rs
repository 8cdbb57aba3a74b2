//! The word lists: each entry's own examples, and what is said of a list that is not sound.
#![allow(clippy::unwrap_used, clippy::panic)] // a list that can't be read should stop the test

use std::path::Path;

use report::figures::Figures;
use report::{Block, BlockKind, Report};
use review::lexicon::{End, Fault, Kind, Own, Subject};
use review::{Context, Finding, Lexicon, review};

/// What is found in a report of a year whose text is a sentence.
fn found_with(lexicon: &Lexicon, year: i32, sentence: &str) -> Vec<Finding> {
    let mut report = Report::empty();
    report.meta.year = year;
    let lines = [
        (BlockKind::Heading1, format!("{year}年法治政府建设情况")),
        (BlockKind::Heading2, "强化普法宣传，推进依法治理".to_owned()),
        (BlockKind::Body, sentence.to_owned()),
        (BlockKind::Date, format!("{}年1月16日", year + 1)),
    ];
    report.blocks = (1..)
        .zip(lines)
        .map(|(id, (kind, text))| Block::new(id, kind, text))
        .collect();
    let context = Context {
        lexicon,
        ..Context::default()
    };
    review(&report, &Figures::of(&report, None), &context).findings
}

fn found(year: i32, sentence: &str) -> Vec<Finding> {
    found_with(&Lexicon::default(), year, sentence)
}

/// Checks the examples of one entry against the rule that reads it.
fn examples(code: &str, year: i32, wrong: &[String], right: &[String]) {
    for sentence in wrong {
        let codes: Vec<_> = found(year, sentence)
            .iter()
            .map(|found| found.code)
            .collect();
        assert!(codes.contains(&code), "{code} {year} misses: {sentence}");
    }
    for sentence in right {
        for finding in found(year, sentence) {
            assert_ne!(
                finding.code, code,
                "{year} {sentence}: {} {}",
                finding.text, finding.message
            );
        }
    }
}

const YEAR: i32 = 2025;

#[test]
fn every_wrong_example_is_found_and_no_right_one() {
    let lexicon = Lexicon::default();
    for entry in lexicon.repealed() {
        assert!(
            !entry.wrong.is_empty() && !entry.right.is_empty(),
            "{}",
            entry.title
        );
        examples("L1", entry.year, &entry.wrong, &entry.right);
    }
    for entry in lexicon.misnamed() {
        assert!(
            !entry.wrong.is_empty() && !entry.right.is_empty(),
            "{}",
            entry.title
        );
        examples("L2", YEAR, &entry.wrong, &entry.right);
    }
    for entry in lexicon.phrases() {
        assert!(
            !entry.wrong.is_empty() && !entry.right.is_empty(),
            "{}",
            entry.text
        );
        examples("L7", YEAR, &entry.wrong, &entry.right);
    }
    for entry in lexicon.confusions() {
        assert!(
            !entry.wrong.is_empty() && !entry.right.is_empty(),
            "{}",
            entry.written
        );
        let code = match entry.rule {
            Subject::Fazhi => "L6",
            Subject::Typo => "L10",
            Subject::Organ => "L8",
        };
        examples(code, YEAR, &entry.wrong, &entry.right);
    }
    for entry in lexicon.programmes() {
        assert!(
            !entry.wrong.is_empty() && !entry.right.is_empty(),
            "{:?}",
            entry.words
        );
        examples("Y8", entry.year, &entry.wrong, &entry.right);
    }
    for entry in lexicon.days() {
        assert!(
            !entry.wrong.is_empty() && !entry.right.is_empty(),
            "{:?}",
            entry.names
        );
        examples("L13", YEAR, &entry.wrong, &entry.right);
    }
}

#[test]
fn nothing_is_found_in_the_title_of_a_law_in_force() {
    let lexicon = Lexicon::default();
    for law in lexicon.laws() {
        let full = format!("中华人民共和国{}", law.title);
        let titles = if law.is_law {
            vec![&law.title, &full]
        } else {
            vec![&law.title]
        };
        for title in titles {
            for finding in found(2026, &format!("组织学习《{title}》。")) {
                assert!(
                    !finding.code.starts_with('L'),
                    "{title}: {} {}",
                    finding.code,
                    finding.message
                );
            }
        }
    }
}

#[test]
fn what_takes_the_place_of_a_repealed_law_is_in_force() {
    let lexicon = Lexicon::default();
    let titles: Vec<&str> = lexicon.laws().map(|law| law.title.as_str()).collect();
    for entry in lexicon
        .repealed()
        .filter(|entry| !entry.successor.is_empty())
    {
        let later = lexicon
            .repealed()
            .any(|other| other.title == entry.successor);
        assert!(
            titles.contains(&entry.successor.as_str()) || later,
            "{}: {}",
            entry.title,
            entry.successor
        );
    }
    for entry in lexicon
        .misnamed()
        .filter(|entry| entry.title != "宪法修正案")
    {
        assert!(titles.contains(&entry.title.as_str()), "{}", entry.title);
    }
}

#[test]
fn a_law_is_wrong_from_the_report_of_the_year_on_whose_first_day_it_was_no_longer_in_force() {
    let level = |year| {
        let found = found(year, "学习《婚姻法》。");
        found.iter().find(|f| f.code == "L1").map(|f| f.level)
    };
    assert_eq!(level(2020), None, "in force all the year");
    assert_eq!(level(2021), Some(review::Level::Certain));
    let level = |year| {
        let found = found(year, "学习《信访条例》。");
        found.iter().find(|f| f.code == "L1").map(|f| f.level)
    };
    assert_eq!(level(2021), None);
    assert_eq!(
        level(2022),
        Some(review::Level::Hint),
        "until 1 May it was in force"
    );
    assert_eq!(level(2023), Some(review::Level::Certain));
    assert!(
        Lexicon::default()
            .repealed()
            .any(|law| law.kind == End::Superseded)
    );
}

#[test]
fn every_list_says_its_version_and_what_it_does_not_know() {
    let lexicon = Lexicon::default();
    assert_eq!(lexicon.about().len(), 5);
    for about in lexicon.about() {
        assert!(
            about.entries > 0 && about.limits.ends_with('。'),
            "{about:?}"
        );
    }
}

#[test]
fn every_list_in_the_folder_is_one_that_the_program_comes_with() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/lexicon");
    let lexicon = Lexicon::default();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let list = lexicon
            .check(&text)
            .unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        assert_eq!(path.file_stem().unwrap().to_str(), Some(list.kind.word()));
    }
}

const HEAD: &str = "kind = \"days\"\nname = \"节点\"\nlimits = \"说明。\"\n";

fn fault(text: &str) -> Fault {
    Lexicon::default().check(text).unwrap_err()
}

#[test]
fn a_list_that_is_not_sound_is_refused_with_the_line_and_a_sentence() {
    let day = "[[day]]\nmonth = 3\nday = 15\nnames = [\"权益日\"]\nsource = \"某处\"\n";
    let of = |rest: &str| format!("{HEAD}version = 2027-01-01\n{rest}");
    for (text, line, words) in [
        ("".to_owned(), Some(1), "缺少“kind”"),
        ("kind = \"words\"\n".to_owned(), Some(1), "不认识“words”"),
        ("kind = days\n".to_owned(), Some(1), "看不懂"),
        (HEAD.to_owned(), Some(1), "缺少“version”"),
        (format!("{HEAD}version = \"2027\"\n"), Some(4), "日期"),
        (of(""), None, "一条也没有"),
        (of("[[day]]\nmonth = 3\n"), Some(5), "缺少“day”"),
        (of(&day.replace("15", "32")), Some(5), "日历上没有"),
        (of(&day.replace("权益日", " ")), Some(5), "空着"),
        (of(&format!("{day}{day}")), Some(10), "出现了两次"),
        (
            of(&format!("{day}colour = 1\n")),
            Some(10),
            "没有“colour”这一栏",
        ),
        (of(&day.replace("= 3", "= \"三\"")), Some(6), "加引号"),
        (of(day).replace("说明。", ""), None, "不能空着"),
        (of(day).replace("2027", "2025"), None, "旧"),
        ("x".repeat(2 << 20), None, "太大"),
    ] {
        let fault = fault(&text);
        assert!(fault.message.contains(words), "{fault} for\n{text:.120}");
        assert_eq!(fault.line, line, "{fault} for\n{text:.120}");
        assert!(fault.message.ends_with('。'), "{fault}");
    }
    assert_eq!(
        fault(&of("[[day]]\n")).to_string().split('：').next(),
        Some("第5行")
    );
}

#[test]
fn a_newer_list_takes_the_place_of_the_one_of_its_kind() {
    let text = format!(
        "{HEAD}version = 2027-01-01\n[[day]]\nmonth = 7\nday = 1\nnames = [\"某某节\"]\nsource = \"某处\"\n"
    );
    let lexicon = Lexicon::default();
    let list = lexicon.check(&text).unwrap();
    assert_eq!((list.kind, list.counts[0].count), (Kind::Days, 1));
    let newer = lexicon.clone().with_list(&text).unwrap();
    assert_ne!(newer.stamp(), lexicon.stamp());
    let sentence = "在“6·1”某某节和“6·1”国际禁毒日开展宣传。";
    let codes = |lexicon| {
        let found = found_with(lexicon, YEAR, sentence);
        found
            .iter()
            .filter(|f| f.code == "L13")
            .map(|f| f.text.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(codes(&lexicon), ["6·1”国际禁毒日"]);
    assert_eq!(codes(&newer), ["6·1”某某节"]);
}

#[test]
fn the_words_of_the_office_stand_on_top_of_the_lists() {
    let own = |written: &str, instead: &str| Own {
        written: written.to_owned(),
        instead: instead.to_owned(),
    };
    let lexicon =
        Lexicon::default().with_own([own("老乡镇", "青塘乡"), own("", "空"), own("同", "同")]);
    assert_ne!(lexicon.stamp(), Lexicon::default().stamp());
    let found = found_with(&lexicon, YEAR, "老乡镇截止目前召开会议。");
    let typos: Vec<_> = found
        .iter()
        .filter(|f| f.code == "L10")
        .map(|f| f.text.as_str())
        .collect();
    assert_eq!(typos, ["老乡镇", "截止目前"]);
}
