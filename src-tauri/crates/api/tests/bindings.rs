//! The TypeScript bindings under `ui/src/bindings` are those of this code.
//! `UPDATE_BINDINGS=1` rewrites them.
#![allow(clippy::unwrap_used)] // a test that can't read its files should stop there

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use api::{commands, dto, error};
use ts_rs::TS;

const HEAD: &str = "// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings\n";

/// Every type of the wire, by file name.
fn files() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let config = ts_rs::Config::default().with_large_int("number");
    macro_rules! add {
        ($($type:ty),+ $(,)?) => {$(
            let declared = <$type as TS>::export_to_string(&config).unwrap();
            let body = declared.split_once('\n').unwrap().1.trim_start();
            files.insert(format!("{}.ts", <$type as TS>::name(&config)), format!("{HEAD}{body}"));
        )+};
    }
    use dto::*;
    add!(
        Empty,
        AppInfo,
        Theme,
        Settings,
        PreviewPlace,
        LibraryList,
        ReportState,
        ReportCard,
        LibraryPage,
        UnreadableCard,
        LibraryState,
        Recovered,
        RecoveredFolder,
        NewReport,
        OutlineDto,
        PathRequest,
        PastedText,
        OpenSource,
        KnownReport,
        ReadingView,
        SourceLine,
        PieceView,
        RoleDto,
        ReadingSummary,
        FoundFigure,
        ChangeReading,
        ReadingChange,
        AcceptReading,
        SourceCard,
        SourceView,
        KeptLine,
        ExportSource,
        LastParagraph,
        DifferencePiece,
        FateDto,
        IdRequest,
        OpenReport,
        ReportRequest,
        SaveReport,
        Saved,
        RenameReport,
        ChangeOutline,
        MoveSection,
        AddSection,
        AddedSection,
        SectionRequest,
        PasteText,
        PastedBlock,
        FileName,
        ExportReport,
        Exported,
        ReportDto,
        BlockDto,
        MetaDto,
        BlockKindDto,
        SlotDto,
        NumberingDto,
        VariantDto,
        SignatureRuleDto,
        TemplateDto,
        LeadDto,
        StepDto,
        View,
        PreviewRequest,
        Preview,
        PreviewPage,
        PreviewLine,
        PreviewPiece,
        PreviewRule,
        PreviewFont,
        FaceDto,
        BlockView,
        StepState,
        StepKind,
        StepView,
        FigureView,
        LevelDto,
        FindingDto,
        FixDto,
        FixEdit,
        RuleCard,
        ReviewSettings,
        AllowedText,
        OwnWord,
        UnitProfile,
        LexiconCard,
        LexiconChecked,
        LexiconName,
        CarriedView,
        MarkView,
        CarriedState,
        CarriedStateDto,
        PromiseView,
        PromiseKindDto,
        AnswerDto,
        LastSection,
        Rollover,
        ConfirmMarks,
        AnswerPromise,
        CarriedData,
        FigureDto,
        PaperDto,
        Outlook,
        VariantOutlook,
        FontOutlook,
        PortalCopy,
        HouseDto,
        FontsDto,
        PageDto,
        NumberPlaceDto,
        HouseChoice,
        WordEditDto,
        WordEditKind,
        error::ErrorCode,
        error::ApiError,
    );
    files.insert("Commands.ts".into(), commands_file());
    files
}

fn commands_file() -> String {
    let table = commands::table();
    let mut types: Vec<&str> = table
        .iter()
        .flat_map(|(_, request, response)| [request.as_str(), response.as_str()])
        .map(|name| name.trim_end_matches(" | null"))
        .map(|name| name.trim_start_matches("Array<").trim_end_matches('>'))
        .collect();
    types.sort_unstable();
    types.dedup();
    let mut text = HEAD.to_owned();
    for name in types {
        writeln!(text, "import type {{ {name} }} from \"./{name}\";").unwrap();
    }
    text.push_str(
        "\n/** Every command: what it takes and what it gives. */\nexport interface Commands {\n",
    );
    for (name, request, response) in &table {
        writeln!(
            text,
            "  {name}: {{ request: {request}; response: {response} }};"
        )
        .unwrap();
    }
    text.push_str("}\n");
    text
}

#[test]
fn the_committed_bindings_are_those_of_this_code() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/bindings");
    let files = files();
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        std::fs::create_dir_all(&folder).unwrap();
        for (name, text) in &files {
            std::fs::write(folder.join(name), text).unwrap();
        }
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if !files.contains_key(&name) {
                std::fs::remove_file(path).unwrap();
            }
        }
    }
    let mut committed = BTreeMap::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        committed.insert(name, std::fs::read_to_string(entry.path()).unwrap());
    }
    assert_eq!(
        committed.keys().collect::<Vec<_>>(),
        files.keys().collect::<Vec<_>>(),
        "files differ: run with UPDATE_BINDINGS=1"
    );
    for (name, text) in &files {
        assert_eq!(
            &committed[name], text,
            "{name} differs: run with UPDATE_BINDINGS=1"
        );
    }
}
