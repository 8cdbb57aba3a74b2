/** What a paragraph can be, in the order of the paper, with the words a person reads. */

import type { BlockKindDto } from "../bindings/BlockKindDto";

/** Part of the paper: kinds of one zone stand together, and blocks move only within their zone. */
export type Zone = "head" | "text" | "tail";

interface KindFacts {
  /** Name in menus. */
  name: string;
  zone: Zone;
  /** 1 to 4 for headings, 0 for anything else. */
  level: number;
  /** Stands in the empty paragraph; empty for none. */
  placeholder: string;
}

const FACTS: Record<BlockKindDto, KindFacts> = {
  letterhead: { name: "版头", zone: "head", level: 0, placeholder: "" },
  title: { name: "标题", zone: "head", level: 0, placeholder: "标题，如 青石镇人民政府关于2026年度法治政府建设情况的报告" },
  addressee: { name: "主送机关", zone: "head", level: 0, placeholder: "主送机关，如 县委、县人民政府：" },
  heading1: { name: "一级标题　一、", zone: "text", level: 1, placeholder: "" },
  heading2: { name: "二级标题　（一）", zone: "text", level: 2, placeholder: "" },
  heading3: { name: "三级标题　1.", zone: "text", level: 3, placeholder: "" },
  heading4: { name: "四级标题　（1）", zone: "text", level: 4, placeholder: "" },
  body: { name: "正文", zone: "text", level: 0, placeholder: "" },
  attachment: { name: "附件说明", zone: "tail", level: 0, placeholder: "附件说明，如 附件：1.重点任务清单" },
  signature: { name: "发文机关署名", zone: "tail", level: 0, placeholder: "发文机关署名，如 青石镇人民政府" },
  date: { name: "成文日期", zone: "tail", level: 0, placeholder: "成文日期，如 2027年1月15日" },
  note: { name: "附注", zone: "tail", level: 0, placeholder: "附注，如 （联系人：××，联系电话：××）" },
  annex: { name: "附件标题", zone: "tail", level: 0, placeholder: "附件标题，如 2026年重点任务清单" },
  annextext: { name: "附件正文", zone: "tail", level: 0, placeholder: "附件正文；编号照写的印" },
  imprint: { name: "版记", zone: "tail", level: 0, placeholder: "版记" },
};

/** Every kind, in the order of the paper. */
export const KINDS = Object.keys(FACTS) as BlockKindDto[];

export const kindName = (kind: BlockKindDto): string => FACTS[kind].name;
export const zoneOf = (kind: BlockKindDto): Zone => FACTS[kind].zone;
export const placeholderOf = (kind: BlockKindDto): string => FACTS[kind].placeholder;

/** Whether a paragraph is part of an 附件: there text runs on as it does in the report itself. */
export const isAnnex = (kind: BlockKindDto): boolean => kind === "annex" || kind === "annextext";

/** The kind of a plain paragraph where one of this kind stands; `null` where there is a line each. */
export function plainBeside(kind: BlockKindDto): "body" | "annextext" | null {
  if (isAnnex(kind)) return "annextext";
  return zoneOf(kind) === "text" ? "body" : null;
}

/** 1 to 4 for a heading, 0 for anything else. */
export const levelOf = (kind: BlockKindDto): number => FACTS[kind].level;

/** The heading kind of a level; deeper than 4 is 4, the last that the standard knows. */
export function headingOf(level: number): BlockKindDto {
  return (["heading1", "heading1", "heading2", "heading3"] as const)[Math.max(level, 0)] ?? "heading4";
}

/** Whether a word names a kind. */
export function isKind(word: string | null | undefined): word is BlockKindDto {
  return word !== null && word !== undefined && Object.hasOwn(FACTS, word);
}
