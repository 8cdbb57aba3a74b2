/** The review, in the small: four rules that show every sort of finding and of fix. */

import type { BlockDto } from "../../bindings/BlockDto";
import type { FindingDto } from "../../bindings/FindingDto";
import type { LexiconCard } from "../../bindings/LexiconCard";
import type { LexiconChecked } from "../../bindings/LexiconChecked";
import type { ReportDto } from "../../bindings/ReportDto";
import type { ReviewSettings } from "../../bindings/ReviewSettings";
import type { RuleCard } from "../../bindings/RuleCard";
import type { View } from "../../bindings/View";

const card = (code: string, name: string, level: RuleCard["level"], family: string, on: boolean): RuleCard => ({
  code, name, level, family, on,
  reason: "公文处理的规定",
  page: `# ${name}\n\n**查什么**　${name}的地方，包括从网页里\n复制来的。\n\n- 一种\n- 又一种\n\n**错**　<b>法制 建设</b>`,
});

export const RULES: RuleCard[] = [
  card("P7", "汉字中间有空格", "certain", "标点", true),
  card("L3", "“法制”写成了“法治”", "suspected", "法律名称", true),
  card("S1", "“等等”的用法", "hint", "文风", true),
  card("S2", "句子太长", "hint", "文风", false),
  card("B1", "该写的没有写", "certain", "必备内容", true),
];

/** A figure counts one unit, as it does on the wire. */
const wire = (text: string) => text.replace(/⟦[a-z0-9_]+⟧/gu, "￼");

const PATTERNS: { code: string; pattern: RegExp; message: string; fixes: [label: string, text: string, safe: boolean][] }[] = [
  { code: "P7", pattern: / +/gu, message: "这里多了空格。", fixes: [["删去空白", "", true]] },
  { code: "L3", pattern: /法制建设/gu, message: "现在一般写“法治建设”。", fixes: [["改为“法治建设”", "法治建设", false], ["改为“法治工作”", "法治工作", false]] },
  { code: "S1", pattern: /等等/gu, message: "“等等”后面不再写别的。", fixes: [] },
];

function findingsIn(block: BlockDto): Omit<FindingDto, "step" | "ignored">[] {
  const text = wire(block.text);
  return PATTERNS.flatMap(({ code, pattern, message, fixes }) =>
    [...text.matchAll(pattern)].map((match) => {
      const [start, end] = [match.index, match.index + match[0].length];
      const rule = RULES.find((rule) => rule.code === code) ?? RULES[0];
      return {
        code, rule: rule?.name ?? "", level: rule?.level ?? "hint", block: block.id, kind: block.kind, start, end, text: match[0], message,
        reason: rule?.reason ?? "",
        fixes: fixes.map(([label, text, safe]) => ({ label, safe, edits: [{ block: block.id, start, end, with: text }] })),
        key: `${code}-${text.slice(Math.max(start - 6, 0), end + 6)}`,
      };
    }),
  );
}

/** What is found in a report by the settings of the office. */
export function review(report: ReportDto, view: View, settings: ReviewSettings): FindingDto[] {
  const steps = new Map(view.blocks.map(({ id, step }) => [id, step]));
  const on = (code: string) => settings.switched[code] ?? RULES.find((rule) => rule.code === code)?.on ?? false;
  const date = report.blocks.find(({ kind, text }) => kind === "date" && text === "");
  const missing = date && {
    code: "B1", rule: "该写的没有写", level: "certain" as const, block: date.id, kind: date.kind, start: 0, end: 0, text: "",
    message: "还没有写成文日期。", reason: "公文处理的规定", fixes: [], key: "B1-date",
  };
  return [...report.blocks.flatMap(findingsIn), ...(missing ? [missing] : [])]
    .filter(({ code, text }) => on(code) && !settings.allowed.some((it) => it.code === code && it.text === text))
    .sort((a, b) => report.blocks.findIndex(({ id }) => id === a.block) - report.blocks.findIndex(({ id }) => id === b.block) || a.start - b.start)
    .map((found) => ({ ...found, step: steps.get(found.block) ?? "", ignored: report.ignored.includes(found.key) }));
}

export const LISTS: LexiconCard[] = [
  { kind: "laws", name: "法律法规名称", version: "2026-08-22", limits: "地方性法规不在里面。", entries: 188, imported: false },
  { kind: "phrases", name: "固定提法", version: "2026-03-01", limits: "只收常用的。", entries: 60, imported: false },
];

export const NEWER: LexiconChecked = {
  kind: "laws", name: "法律法规名称", version: "2027-01-05", in_use: "2026-08-22", limits: "地方性法规不在里面。",
  counts: ["现行法律95条", "已废止12条"],
};
