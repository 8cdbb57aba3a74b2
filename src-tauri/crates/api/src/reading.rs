//! A source as it was recognised, for a person to look at and correct.

use report::classify::{self, Judged};
use report::recognise::{Assembled, Change, Doubt, Reading, Role, Why};
use report::{BlockKind, Report, Slot, rollover, steps};

use crate::dto::{
    FoundFigure, PieceView, ReadingChange, ReadingSummary, ReadingView, RoleDto, SourceLine,
    kind_name,
};
use crate::error::{ApiError, ErrorCode};
use crate::offline::figures;
use crate::{assets, files};

/// A recognised report in the usual template, so that it has steps and figures. What nobody can type is
/// taken out of it.
pub(crate) fn as_usual(mut report: Report) -> Report {
    files::drop_controls(&mut report);
    if let Some(template) = assets::templates().first() {
        report.template.clone_from(&template.id);
    }
    report
}

/// Everything that the window shows of a reading.
///
/// # Errors
/// `internal` if it can't be written, which no reading is known to cause.
pub(crate) fn view(reading: &Reading) -> Result<ReadingView, ApiError> {
    let mut made = reading.assembled();
    made.report = as_usual(made.report);
    let pieces = pieces(reading, &made);
    let summary = summary(reading, &made, &pieces);
    Ok(ReadingView {
        reading: serde_json::to_value(reading).map_err(|error| {
            ApiError::new(
                ErrorCode::Internal,
                "读出来的内容没有取出来，原文件没有改动，请再试一次。",
            )
            .because(error)
        })?,
        lines: lines(reading),
        pieces,
        summary,
    })
}

/// Makes a correction. Accepting the slot that was guessed is saying so.
pub(crate) fn change(reading: &mut Reading, change: ReadingChange) {
    let place = |number: u32| number as usize;
    let change = match change {
        ReadingChange::Role { piece, role } => Change::Role(place(piece), role.into()),
        ReadingChange::Slot { piece, slot } => Change::Slot(place(piece), slot.map(Into::into)),
        ReadingChange::Move { piece, before } => Change::Move(place(piece), place(before)),
        ReadingChange::Join { piece } => Change::Join(place(piece)),
        ReadingChange::Split { piece, line } => Change::Split(place(piece), place(line)),
        ReadingChange::LeaveOut { piece } => Change::LeaveOut(place(piece)),
        ReadingChange::PutBack { line } => Change::PutBack(place(line)),
        ReadingChange::Unit { name } => Change::Unit(name),
        ReadingChange::Year { year } => Change::Year(year),
        ReadingChange::Confirm { piece } => {
            let made = reading.assembled();
            let guessed = made
                .became
                .get(place(piece))
                .copied()
                .flatten()
                .and_then(|id| classify::judged(&made.report).remove(&id))
                .filter(|judged| !judged.sure && judged.slot != Slot::Other);
            reading.change(Change::Confirm(place(piece)));
            match guessed {
                Some(judged) => Change::Slot(place(piece), Some(judged.slot)),
                None => return,
            }
        }
    };
    reading.change(change);
}

/// What was left out and what was guessed, in a sentence for whoever reads a file without the window;
/// `None` where nothing was.
pub(crate) fn note(reading: &Reading) -> Option<String> {
    let left: Vec<&str> = reading
        .left_out
        .iter()
        .filter(|left| left.why != Why::PageNumber)
        .filter_map(|left| reading.lines.get(left.line))
        .map(|line| line.trim())
        .collect();
    let mut note = left.first().map_or_else(String::new, |first| {
        format!(
            "原文件有{}行不像报告的内容，没有放进来（“{first}”等），用 nianbao recognise 可以查看。",
            left.len()
        )
    });
    if let Some(line) = reading
        .cleaned
        .first()
        .and_then(|at| reading.lines.get(*at))
    {
        let beginning: String = line.trim().chars().take(24).collect();
        note.push_str(&format!(
            "有{}行里转换格式留下的记号去掉了（“{beginning}…”）。",
            reading.cleaned.len()
        ));
    }
    Some(note).filter(|note| !note.is_empty())
}

/// What became of every line, a piece a line, with tabs.
///
/// # Errors
/// As [`view`].
pub(crate) fn table(reading: &Reading) -> Result<String, ApiError> {
    let view = view(reading)?;
    let mut rows: Vec<String> = reading
        .pieces
        .iter()
        .zip(&view.pieces)
        .map(|(piece, shown)| {
            let doubts = match shown.doubts.as_slice() {
                [] => "确定".to_owned(),
                doubts => format!("猜的：{}", doubts.concat()),
            };
            format!("{}\t{doubts}\t{}", name(piece.role), one_line(&piece.text))
        })
        .collect();
    rows.extend(view.lines.iter().filter_map(|line| {
        let why = line.left_out.as_ref()?;
        Some(format!("没有放进报告\t{why}\t{}", one_line(&line.text)))
    }));
    Ok(rows.join("\n"))
}

fn one_line(text: &str) -> String {
    text.trim().replace(['\n', '\t'], " ")
}

/// What a piece is called.
fn name(role: Role) -> &'static str {
    match role {
        Role::Particulars => "文号、签发人等",
        Role::Copies => "抄送",
        Role::Issue => "印发",
        Role::Block(kind) => kind_name(kind),
    }
}

fn lines(reading: &Reading) -> Vec<SourceLine> {
    let mut lines: Vec<SourceLine> = reading
        .lines
        .iter()
        .map(|text| SourceLine {
            text: text.clone(),
            piece: None,
            left_out: None,
            cleaned: false,
        })
        .collect();
    for at in &reading.cleaned {
        if let Some(line) = lines.get_mut(*at) {
            line.cleaned = true;
        }
    }
    for (at, piece) in reading.pieces.iter().enumerate() {
        for line in &piece.lines {
            if let Some(line) = lines.get_mut(*line) {
                line.piece = Some(count(at));
            }
        }
    }
    for left in &reading.left_out {
        if let Some(line) = lines.get_mut(left.line) {
            line.left_out = Some(why(left.why).to_owned());
        }
    }
    lines
}

fn pieces(reading: &Reading, made: &Assembled) -> Vec<PieceView> {
    let report = &made.report;
    let judged = classify::judged(report);
    let template = assets::template(&report.template);
    let steps = steps::of(report, template, &figures(report)).of_block;
    let mut slot: Option<Slot> = None;
    reading
        .pieces
        .iter()
        .zip(&made.became)
        .map(|(piece, id)| {
            let heading = id.and_then(|id| judged.get(&id));
            let is_text = matches!(piece.role, Role::Block(kind) if kind.is_text());
            slot = heading
                .map(|judged| judged.slot)
                .or(slot)
                .filter(|_| is_text);
            PieceView {
                lines: piece.lines.iter().map(|line| count(*line)).collect(),
                role: piece.role.into(),
                text: piece.text.clone(),
                slot: slot.map(Into::into),
                step: id
                    .and_then(|id| steps.get(&id).cloned())
                    .unwrap_or_default(),
                assigned: piece.slot.is_some(),
                doubts: piece
                    .doubts
                    .iter()
                    .map(|it| doubt(*it).to_owned())
                    .chain(heading.and_then(unsure))
                    .collect(),
            }
        })
        .collect()
}

/// Why what a section is about is a guess.
fn unsure(judged: &Judged) -> Option<String> {
    if judged.sure {
        return None;
    }
    Some(match judged.slot {
        Slot::Other => {
            "标题和正文都没有说明这一部分属于哪一步，请看看要不要归到某一步。".to_owned()
        }
        _ => "标题没有说明属于哪一步，这是按正文的内容归的。".to_owned(),
    })
}

fn summary(reading: &Reading, made: &Assembled, pieces: &[PieceView]) -> ReadingSummary {
    let report = &made.report;
    let meta = &report.meta;
    let texts = |kind: BlockKind| -> Vec<String> {
        report
            .blocks
            .iter()
            .filter(|block| block.kind == kind)
            .map(|block| block.text.trim().to_owned())
            .collect()
    };
    let unsure_unit = !meta.unit.is_empty() && !made.sure_of_unit;
    let unsure_year = meta.year != 0 && !made.sure_of_year;
    ReadingSummary {
        title: report.title().unwrap_or_default().to_owned(),
        unit: meta.unit.clone(),
        unit_doubt: unsure_unit.then(|| "原文件没有写署名，这是从标题里看出来的。".to_owned()),
        year: meta.year,
        year_doubt: unsure_year.then(|| "标题里没有年份，这是从正文里看出来的。".to_owned()),
        document_number: meta.document_number.clone(),
        signatories: meta.signatories.clone(),
        addressee: report.addressee().unwrap_or_default().to_owned(),
        signatures: texts(BlockKind::Signature),
        date: texts(BlockKind::Date)
            .into_iter()
            .next()
            .unwrap_or_default(),
        missing: missing(report),
        guesses: count(pieces.iter().filter(|it| !it.doubts.is_empty()).count()),
        left_out: count(reading.left_out.len()),
        figures: found_figures(report),
    }
}

/// What a report has and this one does not.
fn missing(report: &Report) -> Vec<String> {
    let slots: Vec<Slot> = classify::slots(report).into_values().collect();
    let has = |kind| report.first(kind).is_some();
    let all = [
        (has(BlockKind::Title), "没有找到标题。"),
        (!report.meta.unit.is_empty(), "没有找到单位名称，请写上。"),
        (report.meta.year != 0, "没有找到年度，请写上。"),
        (
            slots.contains(&Slot::Problems),
            "没有找到“存在的问题”这一部分。",
        ),
        (
            slots.contains(&Slot::Plans),
            "没有找到“下一年计划”这一部分。",
        ),
        (has(BlockKind::Signature), "没有找到署名。"),
        (has(BlockKind::Date), "没有找到成文日期。"),
    ];
    all.into_iter()
        .filter(|(has, _)| !has)
        .map(|(_, sentence)| sentence.to_owned())
        .collect()
}

/// The numbers in the text that are surely figures of the template.
fn found_figures(report: &Report) -> Vec<FoundFigure> {
    let Some(template) = assets::template(&report.template) else {
        return Vec::new();
    };
    let next = report.meta.year.saturating_add(1);
    let draft = rollover::rollover(report, Some(template), next);
    figures(&draft)
        .iter()
        // A rate is reckoned and stands nowhere.
        .filter(|figure| {
            let entered = draft.figures.get(&figure.id);
            entered.is_some_and(|entered| !entered.last.is_empty())
        })
        .map(|figure| FoundFigure {
            label: figure.label.clone(),
            value: figure.last_display.clone(),
        })
        .collect()
}

fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Joined => "原文件里是几行，看上去是一段，接起来了。",
        Doubt::NoNumber => "没有序号，从字面看是标题。",
        Doubt::Styled => "没有序号，原文件把它设成了标题。",
        Doubt::TitleWithoutEnding => "没有“报告”“总结”这样的结尾，位置像标题。",
        Doubt::TitleWithNote => "标题下面的一行并进了标题。",
        Doubt::NoColon => "没有冒号，位置像主送机关。",
        Doubt::BelowTitle => "写在标题下面，挪到了文末；文末已有的，照原样留在版头。",
        Doubt::UnreadAbove => "写在标题上面，看不出是什么，照原样留在版头。",
        Doubt::UnreadBelow => "写在日期下面，看不出是什么，照原样留在版记。",
    }
}

pub(crate) fn why(why: Why) -> &'static str {
    match why {
        Why::PageNumber => "页码，不是正文。",
        Why::Residue => "转换格式时留下的记号，不是正文。",
        Why::WebPage => "网页上的栏目，不是报告的内容。",
        Why::Repeated => "标题在下面又出现了一次，用下面的。",
        Why::Person => "您说不放进报告。",
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl From<Role> for RoleDto {
    fn from(role: Role) -> Self {
        match role {
            Role::Particulars => Self::Particulars,
            Role::Copies => Self::Copies,
            Role::Issue => Self::Issue,
            Role::Block(kind) => match kind {
                BlockKind::Letterhead => Self::Letterhead,
                BlockKind::Title => Self::Title,
                BlockKind::Addressee => Self::Addressee,
                BlockKind::Heading1 => Self::Heading1,
                BlockKind::Heading2 => Self::Heading2,
                BlockKind::Heading3 => Self::Heading3,
                BlockKind::Heading4 => Self::Heading4,
                BlockKind::Body => Self::Body,
                BlockKind::Attachment => Self::Attachment,
                BlockKind::Signature => Self::Signature,
                BlockKind::Date => Self::Date,
                BlockKind::Note => Self::Note,
                BlockKind::Annex => Self::Annex,
                BlockKind::AnnexText => Self::AnnexText,
                BlockKind::Imprint => Self::Imprint,
            },
        }
    }
}

impl From<RoleDto> for Role {
    fn from(role: RoleDto) -> Self {
        Self::Block(match role {
            RoleDto::Particulars => return Self::Particulars,
            RoleDto::Copies => return Self::Copies,
            RoleDto::Issue => return Self::Issue,
            RoleDto::Letterhead => BlockKind::Letterhead,
            RoleDto::Title => BlockKind::Title,
            RoleDto::Addressee => BlockKind::Addressee,
            RoleDto::Heading1 => BlockKind::Heading1,
            RoleDto::Heading2 => BlockKind::Heading2,
            RoleDto::Heading3 => BlockKind::Heading3,
            RoleDto::Heading4 => BlockKind::Heading4,
            RoleDto::Body => BlockKind::Body,
            RoleDto::Attachment => BlockKind::Attachment,
            RoleDto::Signature => BlockKind::Signature,
            RoleDto::Date => BlockKind::Date,
            RoleDto::Note => BlockKind::Note,
            RoleDto::Annex => BlockKind::Annex,
            RoleDto::AnnexText => BlockKind::AnnexText,
            RoleDto::Imprint => BlockKind::Imprint,
        })
    }
}
