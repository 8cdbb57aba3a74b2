//! The words that tell what a heading or a text is about.

use crate::slot::Slot::{self, Governance, Organisation, Publicity, Study};

/// Subjects of the year's work. The earliest word of a clause counts, and of two that begin at the
/// same place the longer one.
pub(super) const SUBJECTS: [(Slot, &[&str]); 4] = [
    (
        Organisation,
        &[
            "组织领导",
            "组织引领",
            "组织保障",
            "组织建设",
            "组织机构",
            "政治引领",
            "政治站位",
            "政治建设",
            "政治责任",
            "党的领导",
            "党建引领",
            "领导责任",
            "领导机制",
            "领导小组",
            "统筹谋划",
            "统筹推进",
            "统筹协调",
            "高位推动",
            "高位推进",
            "考核",
            "督察",
            "督查",
            "经费保障",
            "责任",
        ],
    ),
    (
        Study,
        &[
            "理论武装",
            "理论",
            "学习",
            "学法",
            "学用",
            "以学促",
            "思想",
            "法治素养",
            "法律素养",
            "培训",
            "中心组",
            "学深悟透",
        ],
    ),
    (
        Publicity,
        &[
            "宣传",
            "普法",
            "谁执法谁普法",
            "法治氛围",
            "法治文化",
            "青少年",
            "法律明白人",
            "宣讲",
            "以案释法",
            "法律进",
            "法治观念",
        ],
    ),
    (
        Governance,
        &[
            "依法行政",
            "依法治理",
            "依法决策",
            "依法履职",
            "执法",
            "决策",
            "调解",
            "矛盾",
            "纠纷",
            "枫桥",
            "信访",
            "法律服务",
            "法律援助",
            "政务公开",
            "信息公开",
            "政务服务",
            "便民服务",
            "放管服",
            "营商环境",
            "民主法治",
            "法治创建",
            "示范村",
            "村规民约",
            "监督",
            "法律顾问",
            "治理",
            "自治",
            "合法性审查",
            "规范性文件",
            "行政权力",
            "权力运行",
            "政府职能",
            "机构职能",
            "职能体系",
            "制度体系",
            "复议",
            "应诉",
            "平安",
            "综治",
            "网格",
            "扫黑",
            "突发事件",
            "科技保障",
            "应急",
            "行政审批",
            "文明执法",
        ],
    ),
];

/// Words that point to a subject without settling it: the text below decides.
pub(super) const HINTS: [(Slot, &[&str]); 4] = [
    (Organisation, &["领导", "部署", "机制", "保障", "组织"]),
    (
        Study,
        &["法治思维", "法治能力", "法治意识", "素质", "领导干部"],
    ),
    (Publicity, &["法治教育", "氛围", "守法"]),
    (
        Governance,
        &[
            "服务", "稳定", "安全", "行政", "权力", "职能", "规范", "依法",
        ],
    ),
];

/// What a report of the year's work as a whole is called.
pub(super) const WORK: [&str; 13] = [
    "情况",
    "做法",
    "举措",
    "成效",
    "成绩",
    "成果",
    "进展",
    "总结",
    "回顾",
    "亮点",
    "特色",
    "主要工作",
    "经验",
];

/// What is wanting.
pub(super) const PROBLEMS: [&str; 8] = [
    "问题",
    "不足",
    "短板",
    "困难",
    "挑战",
    "薄弱环节",
    "差距",
    "薄弱",
];

/// What is done about a problem: with one of these before it, the problem is not the subject.
pub(super) const REMEDIES: [&str; 15] = [
    "解决", "化解", "破解", "整治", "整改", "聚焦", "针对", "回应", "补", "克服", "应对", "攻克",
    "缩小", "突破", "导向",
];

/// What points to the next year by itself.
pub(super) const NEXT: [&str; 15] = [
    "下一步",
    "下步",
    "下一阶段",
    "下阶段",
    "下一年",
    "下年",
    "明年",
    "来年",
    "今后",
    "打算",
    "展望",
    "努力方向",
    "目标任务",
    "工作思路",
    "总体思路",
];

/// What a plan is called, if its clause ends so.
pub(super) const PLANS: [&str; 5] = ["计划", "安排", "思路", "规划", "目标"];

/// Words in running text, for headings that say nothing.
pub(super) const BODY: [(Slot, &[&str]); 7] = [
    (
        Slot::Problems,
        &[
            "有待",
            "不够",
            "欠缺",
            "不平衡",
            "不均衡",
            "尚需",
            "薄弱",
            "不足",
            "不强",
            "单一",
        ],
    ),
    (
        Slot::Plans,
        &["将", "继续", "持续", "进一步", "下一步", "力争"],
    ),
    (
        Slot::Duties,
        &["第一责任人", "亲自部署", "亲自过问", "亲自协调", "亲自督办"],
    ),
    (
        Organisation,
        &[
            "领导小组",
            "组长",
            "专题会议",
            "专题研究",
            "工作要点",
            "考核",
            "述法",
            "经费",
        ],
    ),
    (
        Study,
        &[
            "中心组",
            "会前学法",
            "讲授",
            "测试",
            "习近平法治思想",
            "学法",
            "学习",
            "培训",
        ],
    ),
    (
        Publicity,
        &[
            "宣传资料",
            "普法",
            "宣传",
            "宣讲",
            "3·15",
            "12·4",
            "3.15",
            "12.4",
            "进校园",
            "展板",
            "法律明白人",
            "受教育",
        ],
    ),
    (
        Governance,
        &[
            "案件",
            "合同",
            "复议",
            "应诉",
            "三项制度",
            "网格",
            "调解",
            "纠纷",
            "执法",
            "信访",
            "审查",
            "公开",
            "法律顾问",
            "法律服务",
            "村规民约",
            "决策",
        ],
    ),
];
