//! What can be typed behind `nianbao`.

use std::path::PathBuf;

use clap::{ArgAction, Args as Group, Parser, Subcommand, ValueEnum};

const TEMPLATE: &str = "{before-help}{about}\n\n用法：{usage}\n\n{all-args}{after-help}\n";
const EXITS: &str = "退出码：0 成功；1 有问题或被拒绝；2 用法不对。说明都写到标准错误。";

/// The whole line.
#[derive(Debug, Parser)]
#[command(
    name = "nianbao",
    about = "法治年报：法治政府建设年度报告的起草与导出（命令行）",
    version,
    help_template = TEMPLATE,
    after_help = EXITS,
    subcommand_help_heading = "命令",
    subcommand_value_name = "命令",
    override_usage = "nianbao <命令> [选项]",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    common: Common,
}

/// Flags that every command takes.
#[derive(Debug, Group)]
#[command(next_help_heading = "选项")]
pub struct Common {
    /// 显示用法
    #[arg(short = 'h', long, action = ArgAction::Help, global = true)]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 新建一份年度报告
    #[command(help_template = TEMPLATE, next_help_heading = "选项",
        override_usage = "nianbao new --year 年份 --unit 单位全称 [--outline three-part|flat] -o 文件.nianbao")]
    New(New),
    /// 输出报告的结构（JSON）
    #[command(help_template = TEMPLATE, next_help_heading = "选项", override_usage = "nianbao outline 文件")]
    Outline(Outline),
    /// 看原文件的每一行认成了什么，哪些是猜的，哪些没有放进来
    #[command(help_template = TEMPLATE, next_help_heading = "选项", override_usage = "nianbao recognise 文件 [--json]")]
    Recognise(Recognise),
    /// 校对一份报告；有“必错”的地方时以1退出
    #[command(help_template = TEMPLATE, next_help_heading = "选项",
        override_usage = "nianbao check 文件 [--level certain|suspected|hint] [--rules 编号,编号] [--json]")]
    Check(Check),
    /// 列出校对规则
    #[command(help_template = TEMPLATE, next_help_heading = "选项", override_usage = "nianbao rules [--json]")]
    Rules(Rules),
    /// 说明一条校对规则
    #[command(help_template = TEMPLATE, next_help_heading = "选项", override_usage = "nianbao explain 编号")]
    Explain(Explain),
    /// 导出为 Word 或 PDF 文件，看文件名的后缀
    #[command(help_template = TEMPLATE, next_help_heading = "选项",
        override_usage = "nianbao export 文件 -o 文件.docx|文件.pdf [--variant 用途] [--letter] [--figures] [--house 版式] [--force]\n      nianbao export --id 编号 -o 文件.docx|文件.pdf [--force] [--data 目录]")]
    Export(Export),
    /// 以去年的报告为底稿，另起新年度
    #[command(help_template = TEMPLATE, next_help_heading = "选项",
        override_usage = "nianbao rollover 去年的报告 --year 年份 -o 文件.nianbao")]
    Rollover(Rollover),
    /// 看稿件库在哪里、是不是完好，最近出过什么问题
    #[command(help_template = TEMPLATE, next_help_heading = "选项", override_usage = "nianbao doctor [--json] [--data 目录]")]
    Doctor(Doctor),
    /// 列出稿件库里的稿件
    #[command(help_template = TEMPLATE, next_help_heading = "选项", override_usage = "nianbao list [--bin] [--json] [--data 目录]")]
    List(List),
    /// 从损坏的稿件库里另建一个新的，原来的不动
    #[command(help_template = TEMPLATE, next_help_heading = "选项", override_usage = "nianbao recover [--data 目录] -o 新目录 [--json]")]
    Recover(Recover),
}

impl Command {
    /// The word for the log.
    pub fn name(&self) -> &'static str {
        match self {
            Self::New(_) => "new",
            Self::Outline(_) => "outline",
            Self::Recognise(_) => "recognise",
            Self::Check(_) => "check",
            Self::Rules(_) => "rules",
            Self::Explain(_) => "explain",
            Self::Export(_) => "export",
            Self::Rollover(_) => "rollover",
            Self::Doctor(_) => "doctor",
            Self::List(_) => "list",
            Self::Recover(_) => "recover",
        }
    }
}

/// `nianbao new`
#[derive(Debug, Group)]
pub struct New {
    /// 报告哪一年的工作，如 2026
    #[arg(long, value_name = "年份", value_parser = clap::value_parser!(i32).range(1949..=2999))]
    pub year: i32,
    /// 发文机关全称，如 某某镇人民政府
    #[arg(long, value_name = "单位全称")]
    pub unit: String,
    /// 提纲：three-part 三段式，flat 平列式
    #[arg(
        long,
        value_name = "提纲",
        value_enum,
        default_value = "three-part",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub outline: OutlineArg,
    /// 写到哪个文件（.nianbao）
    #[arg(short = 'o', long, value_name = "文件")]
    pub output: PathBuf,
    /// 文件已经存在也写
    #[arg(long)]
    pub force: bool,
    /// 结果用 JSON 输出
    #[arg(long)]
    pub json: bool,
}

/// How the sections are arranged.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum OutlineArg {
    /// 三段式
    ThreePart,
    /// 平列式
    Flat,
}

/// `nianbao rollover`
#[derive(Debug, Group)]
pub struct Rollover {
    /// 去年的报告
    #[arg(value_name = "文件", help_heading = "参数")]
    pub file: PathBuf,
    /// 报告哪一年的工作，如 2026
    #[arg(long, value_name = "年份", value_parser = clap::value_parser!(i32).range(1949..=2999))]
    pub year: i32,
    /// 写到哪个文件（.nianbao）
    #[arg(short = 'o', long, value_name = "文件")]
    pub output: PathBuf,
    /// 文件已经存在也写
    #[arg(long)]
    pub force: bool,
    /// 结果用 JSON 输出
    #[arg(long)]
    pub json: bool,
}

/// `nianbao outline`
#[derive(Debug, Group)]
pub struct Outline {
    /// 报告文件（.docx、.doc、.wps、.rtf、.html、.txt 或 .nianbao）
    #[arg(value_name = "文件", help_heading = "参数")]
    pub file: PathBuf,
    /// 结果用 JSON 输出（本命令总是 JSON）
    #[arg(long, hide = true)]
    pub json: bool,
}

/// `nianbao recognise`
#[derive(Debug, Group)]
pub struct Recognise {
    /// 去年的报告（.docx、.doc、.wps、.rtf、.html、.txt）
    #[arg(value_name = "文件", help_heading = "参数")]
    pub file: PathBuf,
    /// 结果用 JSON 输出
    #[arg(long)]
    pub json: bool,
}

/// `nianbao check`
#[derive(Debug, Group)]
pub struct Check {
    /// 报告文件（.docx、.doc、.wps、.rtf、.html、.txt 或 .nianbao）
    #[arg(value_name = "文件", help_heading = "参数")]
    pub file: PathBuf,
    /// 只要这一级和更确定的：certain 必错，suspected 疑似，hint 提示
    #[arg(long, value_name = "级别", value_enum, hide_possible_values = true)]
    pub level: Option<LevelArg>,
    /// 只要这些规则，用逗号隔开，如 N2,P；写字母就是一类
    #[arg(long, value_name = "编号", value_delimiter = ',')]
    pub rules: Vec<String>,
    /// 意见再写成文件：.docx 是带批注的 Word 文件，.txt 是清单
    #[arg(short = 'o', long, value_name = "文件")]
    pub output: Option<PathBuf>,
    /// 文件好像正被别的程序打开也写
    #[arg(long)]
    pub force: bool,
    /// 结果用 JSON 输出
    #[arg(long)]
    pub json: bool,
}

/// How sure a finding is.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LevelArg {
    /// 必错
    Certain,
    /// 疑似
    Suspected,
    /// 提示
    Hint,
}

/// `nianbao rules`
#[derive(Debug, Group)]
pub struct Rules {
    /// 结果用 JSON 输出
    #[arg(long)]
    pub json: bool,
}

/// `nianbao explain`
#[derive(Debug, Group)]
pub struct Explain {
    /// 规则编号，如 N2
    #[arg(value_name = "编号", help_heading = "参数")]
    pub code: String,
}

/// `nianbao export`
#[derive(Debug, Group)]
pub struct Export {
    /// 报告文件（.docx、.doc、.wps、.rtf、.html、.txt 或 .nianbao）
    #[arg(
        value_name = "文件",
        help_heading = "参数",
        required_unless_present = "id",
        conflicts_with = "id"
    )]
    pub file: Option<PathBuf>,
    /// 稿件库里的稿件编号（nianbao list 可查）
    #[arg(long, value_name = "编号")]
    pub id: Option<String>,
    /// 写到哪个文件（.docx 或 .pdf；.html、.txt 按公开稿写，可以贴到网站；.nianbao 是稿件）
    #[arg(short = 'o', long, value_name = "文件")]
    pub output: PathBuf,
    #[command(flatten)]
    pub choice: Choice,
    /// 文件好像正被别的程序打开也写
    #[arg(long)]
    pub force: bool,
    /// 稿件库所在的目录，不写就用窗口程序的
    #[arg(long, value_name = "目录")]
    pub data: Option<PathBuf>,
    /// 结果用 JSON 输出
    #[arg(long)]
    pub json: bool,
}

/// In what form a report is exported, where it differs from what the report says.
#[derive(Debug, Group)]
pub struct Choice {
    /// 用途：submission 上报稿，public 公开稿，consultation 征求意见稿，plain 素排
    #[arg(long, value_name = "用途", value_enum, hide_possible_values = true)]
    pub variant: Option<VariantArg>,
    /// 按信函格式
    #[arg(long)]
    pub letter: bool,
    /// 把数据列成附件表
    #[arg(long)]
    pub figures: bool,
    /// 版式：gb9704 国家标准，times、windows、fangzheng，或者一个版式文件（.toml）
    #[arg(long, value_name = "版式")]
    pub house: Option<String>,
}

/// What an export is for.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum VariantArg {
    /// 上报稿
    Submission,
    /// 公开稿
    Public,
    /// 征求意见稿
    Consultation,
    /// 素排
    Plain,
}

/// `nianbao doctor`
#[derive(Debug, Group)]
pub struct Doctor {
    /// 稿件库所在的目录，不写就用窗口程序的
    #[arg(long, value_name = "目录")]
    pub data: Option<PathBuf>,
    /// 结果用 JSON 输出
    #[arg(long)]
    pub json: bool,
}

/// `nianbao list`
#[derive(Debug, Group)]
pub struct List {
    /// 列出回收站里的
    #[arg(long)]
    pub bin: bool,
    /// 稿件库所在的目录，不写就用窗口程序的
    #[arg(long, value_name = "目录")]
    pub data: Option<PathBuf>,
    /// 结果用 JSON 输出
    #[arg(long)]
    pub json: bool,
}

/// `nianbao recover`
#[derive(Debug, Group)]
pub struct Recover {
    /// 损坏的稿件库所在的目录，不写就用窗口程序的
    #[arg(long, value_name = "目录")]
    pub data: Option<PathBuf>,
    /// 新的稿件库放在哪个目录，要新的或者空的
    #[arg(short = 'o', long, value_name = "新目录")]
    pub output: PathBuf,
    /// 结果用 JSON 输出
    #[arg(long)]
    pub json: bool,
}
