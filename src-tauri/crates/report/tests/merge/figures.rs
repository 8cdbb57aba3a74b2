//! Figures in a text that was changed.

use report::figures::Figures;
use report::inline::references;
use report::merge::{Correction, EditKind, Line, merge};
use report::{BlockKind, FigureEntry, Report};

use crate::files::{at, block, changed, changed_of, kinds, new, of_form, printed, rewrite, usual};
use crate::support::template;

#[test]
fn a_changed_paragraph_keeps_its_id_and_the_figures_that_still_stand() {
    let merged = changed(|file| {
        rewrite(
            file,
            "全年受理矛盾纠纷65件，调解成功64件",
            "全年共调处各类矛盾纠纷65件，成功调解不少",
        );
    });
    assert_eq!(
        kinds(&merged.edits),
        [(EditKind::Changed, BlockKind::Heading2)]
    );
    assert!(
        merged.edits[0]
            .before
            .starts_with("（一）推进依法治理。全年受理")
    );
    let block = block(&merged, "推进依法治理");
    assert_eq!(block.id.0, 5);
    assert_eq!(
        block.text,
        "推进依法治理。全年共调处各类矛盾纠纷⟦disputes_total⟧，成功调解不少，成功率⟦disputes_rate⟧。"
    );
    assert_eq!(merged.report.figures, usual().figures);
    assert_eq!(merged.corrections, []);
}

/// Entry and shown quantity of a figure.
fn figure(report: &Report, id: &str) -> (String, String) {
    let figures = Figures::of(report, Some(&template()));
    let figure = figures.get(id).unwrap();
    (figure.entry.clone(), figure.display.clone())
}

fn corrected(label: &str, before: &str, after: &str, taken: bool) -> Correction {
    Correction {
        label: label.into(),
        before: before.into(),
        after: after.into(),
        taken,
    }
}

#[test]
fn a_figure_takes_the_value_that_stands_in_its_place() {
    let merged = changed(|file| rewrite(file, "成功64件", "成功60余件"));
    assert_eq!(
        block(&merged, "推进依法治理").text,
        usual().blocks[4].text,
        "the place is still that of the figure"
    );
    assert_eq!(
        figure(&merged.report, "disputes_success"),
        ("60余".into(), "60余件".into())
    );
    assert_eq!(
        merged.corrections,
        [corrected("调解成功", "64件", "60余件", true)]
    );
    assert_eq!(
        kinds(&merged.edits),
        [(EditKind::Changed, BlockKind::Heading2)]
    );
    assert!(merged.edits[0].after.contains("成功60余件"));
}

#[test]
fn what_is_computed_from_a_figure_that_was_put_right_stays_as_it_stands_in_the_text() {
    let merged = changed(|file| rewrite(file, "成功64件", "成功60件"));
    // 60 of 65 would be 92.3%.
    assert_eq!(
        figure(&merged.report, "disputes_rate"),
        ("98.5".into(), "98.5%".into())
    );
    let merged = changed(|file| rewrite(file, "成功64件，成功率98.5%", "成功60件，成功率92.3%"));
    let rate = figure(&merged.report, "disputes_rate");
    assert_eq!(rate.1, "92.3%");
    assert_eq!(figure(&merged.report, "disputes_success").0, "60");
    assert_eq!(merged.corrections.len(), 2);
}

#[test]
fn a_figure_that_was_put_right_in_one_of_two_places_stays_as_it_was_and_is_told() {
    let mut draft = usual();
    draft.blocks[8].text = "调解成功⟦disputes_success⟧，仍有积案。".into();
    let one = changed_of(draft.clone(), |file| {
        rewrite(file, "成功64件，成功率", "成功60件，成功率");
    });
    assert_eq!(one.report.figures, draft.figures);
    assert!(block(&one, "推进依法治理").text.contains("调解成功60件"));
    assert_eq!(one.report.blocks[8], draft.blocks[8]);
    assert_eq!(
        one.corrections,
        [corrected("调解成功", "64件", "60件", false)]
    );
    let both = changed_of(draft.clone(), |file| {
        rewrite(file, "成功64件，成功率", "成功60件，成功率");
        rewrite(file, "成功64件，仍有", "成功60件，仍有");
    });
    assert_eq!(both.report.blocks, draft.blocks);
    assert_eq!(figure(&both.report, "disputes_success").1, "60件");
    let apart = changed_of(draft.clone(), |file| {
        rewrite(file, "成功64件，成功率", "成功60件，成功率");
        rewrite(file, "成功64件，仍有", "成功61件，仍有");
    });
    assert_eq!(apart.report.figures, draft.figures);
    assert!(block(&apart, "仍有积案").text.contains("成功61件"));
}

#[test]
fn figures_without_a_value_and_of_another_template_are_no_hindrance() {
    let mut draft = usual();
    draft.blocks[8].text = "书面⟦disputes_none⟧，问卷⟦nobody_knows⟧。".into();
    draft.figures.remove("disputes_oral");
    draft.blocks[6].text = "口头⟦disputes_oral⟧，发放资料。".into();
    let merged = changed_of(draft.clone(), |file| rewrite(file, "成功64件", "成功60件"));
    assert_eq!(figure(&merged.report, "disputes_success").1, "60件");
    assert_eq!(merged.report.blocks, draft.blocks);
}

#[test]
fn one_value_that_is_written_oddly_does_not_keep_back_the_others() {
    let merged = changed(|file| {
        rewrite(file, "纠纷65件", "纠纷66 件");
        rewrite(file, "成功64件", "成功60件");
    });
    assert_eq!(figure(&merged.report, "disputes_success").1, "60件");
    assert!(block(&merged, "推进依法治理").text.contains("纠纷66 件"));
    let labels: Vec<&str> = merged
        .corrections
        .iter()
        .map(|it| it.label.as_str())
        .collect();
    assert_eq!(labels, ["调解成功"]);
}

#[test]
fn a_number_in_a_new_paragraph_beside_is_no_figure() {
    let mut draft = usual();
    draft.blocks[6].text = "组织学习⟦disputes_success⟧，成效明显，得到好评。".into();
    draft.blocks[4].text = "推进依法治理。".into();
    let merged = changed_of(draft.clone(), |file| {
        rewrite(file, "成效明显", "成效较为明显");
        let place = at(file, "组织学习");
        file.insert(
            place + 1,
            new(Some(BlockKind::Body), "组织集中学习8件，另有安排。"),
        );
    });
    assert_eq!(merged.report.figures, draft.figures);
    assert_eq!(merged.corrections, []);
}

#[test]
fn two_figures_that_grew_into_each_other_are_text() {
    let mut draft = usual();
    draft.blocks[8].text = "共⟦one⟧⟦other⟧项。".into();
    draft.figures.insert("one".into(), FigureEntry::of("12"));
    draft.figures.insert("other".into(), FigureEntry::of("34"));
    for words in ["共12534项。", "共1项。", "共12345678项。", "共1234项目。"] {
        let merged = changed_of(draft.clone(), |file| rewrite(file, "共1234项。", words));
        let figures = Figures::of(&merged.report, Some(&template()));
        let shown = report::span::Shown::new(&merged.report.blocks[8].text, &figures).text;
        assert_eq!(shown, words);
    }
}

#[test]
fn another_unit_or_other_words_in_the_place_of_a_figure_are_text() {
    for words in ["成功64起", "成功多件", "成功全部", "成功六十件", "成功 件"] {
        let merged = changed(|file| rewrite(file, "成功64件", words));
        assert_eq!(merged.report.figures, usual().figures, "{words}");
        let text = &block(&merged, "推进依法治理").text;
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn a_value_that_became_part_of_another_number_is_not_taken_for_the_old_one() {
    let merged = changed(|file| {
        rewrite(file, "纠纷65件", "纠纷165件");
        rewrite(file, "成功64件", "成功64余件");
    });
    let shown = |id| figure(&merged.report, id).1;
    assert_eq!(shown("disputes_total"), "165件");
    assert_eq!(shown("disputes_success"), "64余件");
    let merged = changed(|file| {
        rewrite(file, "纠纷65件", "纠纷165起");
        rewrite(file, "成功64件", "成功64.5个");
    });
    let text = &block(&merged, "推进依法治理").text;
    assert_eq!(references(text).collect::<Vec<_>>(), ["disputes_rate"]);
    assert!(text.contains("纠纷165起，调解成功64.5个"), "{text}");
}

#[test]
fn brackets_that_someone_typed_in_word_refer_to_nothing() {
    let merged = changed(|file| rewrite(file, "普法形式单一", "普法⟦disputes_total⟧单一"));
    assert_eq!(
        block(&merged, "单一").text,
        "普法〚disputes_total〛单一，基层执法力量薄弱。"
    );
}

/// What a draft prints with this table behind its text, and the file.
fn with_table(draft: &Report, table: impl IntoIterator<Item = Line>) -> (Vec<Line>, Vec<Line>) {
    let mut lines = printed(draft);
    let end = lines.len() - 2;
    lines.splice(end..end, table);
    let file = lines.iter().map(|line| Line {
        block: None,
        ..line.clone()
    });
    let file = file.collect();
    (lines, file)
}

#[test]
fn values_that_were_put_right_in_the_annex_of_figures_are_those_of_the_figures() {
    let mut draft = usual();
    draft.meta.figures_annex = true;
    let last = FigureEntry {
        last: "30".into(),
        ..FigureEntry::of("40")
    };
    draft.figures.insert("disputes_written".into(), last);
    let table = || {
        let row = |text: &str| Line {
            kind: None,
            text: text.into(),
            block: None,
        };
        [
            of_form(BlockKind::Annex, "附件2"),
            of_form(BlockKind::Annex, "主要数据表"),
            row("项目\t单位\t2026年\t2025年\t增减"),
            row("书面调解\t件\t40\t30\t+10（+33.3%）"),
            row("受理矛盾纠纷\t件\t65\t—\t—"),
            row("调解成功\t件\t64\t—\t—"),
        ]
    };
    let merged = |change: &dyn Fn(&mut Vec<Line>)| {
        let (lines, mut file) = with_table(&draft, table());
        change(&mut file);
        merge(draft.clone(), Some(&template()), &lines, &file)
    };
    // Last year's value stands nowhere else; the change is reckoned.
    let last = merged(&|file| rewrite(file, "40\t30\t", "40\t32\t"));
    assert!(last.report.meta.figures_annex);
    assert_eq!(last.report.figures["disputes_written"].last, "32");
    assert_eq!(last.report.blocks, draft.blocks);
    assert_eq!(
        kinds(&last.edits),
        [(EditKind::Changed, BlockKind::AnnexText)]
    );
    assert_eq!(
        last.corrections,
        [corrected("书面调解（去年）", "30件", "32件", true)]
    );
    // The text shows this one.
    let both = merged(&|file| {
        rewrite(file, "成功64件", "成功60件");
        rewrite(file, "件\t64\t", "件\t60\t");
    });
    assert!(both.report.meta.figures_annex);
    assert_eq!(figure(&both.report, "disputes_success").1, "60件");
    assert_eq!(both.edits.len(), 2);
    // In the text alone: the annex follows.
    let text = merged(&|file| rewrite(file, "成功64件", "成功60件"));
    assert!(text.report.meta.figures_annex);
    assert_eq!(figure(&text.report, "disputes_success").1, "60件");
    // Something that is no value.
    let other = merged(&|file| rewrite(file, "件\t64\t", "件\t大部分\t"));
    assert!(!other.report.meta.figures_annex);
    assert_eq!(other.report.figures, draft.figures);
    assert!(block(&other, "大部分").kind == BlockKind::AnnexText);
}

#[test]
fn an_annex_of_figures_that_was_changed_is_kept_as_the_file_has_it() {
    let mut draft = usual();
    draft.meta.figures_annex = true;
    let table = [
        of_form(BlockKind::Annex, "附件2"),
        of_form(BlockKind::Annex, "主要数据表"),
        Line {
            kind: None,
            text: "项目\t单位\t2026年".into(),
            block: None,
        },
        Line {
            kind: None,
            text: "受理矛盾纠纷\t件\t65".into(),
            block: None,
        },
        Line {
            kind: None,
            text: "调解成功\t件\t64".into(),
            block: None,
        },
    ];
    let (lines, mut file) = with_table(&draft, table);
    let merged = merge(draft.clone(), Some(&template()), &lines, &file);
    assert_eq!((merged.edits.len(), merged.report), (0, draft.clone()));

    // The text says 65.
    rewrite(&mut file, "件\t65", "件\t66");
    let merged = merge(draft.clone(), Some(&template()), &lines, &file);
    assert!(!merged.report.meta.figures_annex);
    assert_eq!(
        kinds(&merged.edits),
        [(EditKind::Changed, BlockKind::AnnexText)]
    );
    let tail: Vec<&str> = merged.report.blocks[14..]
        .iter()
        .map(|block| block.text.as_str())
        .collect();
    assert_eq!(
        tail,
        [
            "附件2\n主要数据表",
            "项目\t单位\t2026年",
            "受理矛盾纠纷\t件\t66",
            "调解成功\t件\t64"
        ]
    );
    assert_eq!(merged.report.figures, draft.figures);
}
