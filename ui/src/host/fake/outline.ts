/** Numbers, sections and changes to them, in the small, as the fake host needs them. */

import type { BlockDto } from "../../bindings/BlockDto";
import type { BlockKindDto } from "../../bindings/BlockKindDto";
import type { MetaDto } from "../../bindings/MetaDto";
import type { OutlineDto } from "../../bindings/OutlineDto";
import type { ReportDto } from "../../bindings/ReportDto";
import type { SlotDto } from "../../bindings/SlotDto";
import { template } from "./template";

const WORK: SlotDto[] = ["organisation", "study", "publicity", "governance", "other"];
const DIGITS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

export function levelOf(kind: BlockKindDto): number {
  return kind.startsWith("heading") ? Number(kind.slice(7)) : 0;
}

export function headingKind(level: number): BlockKindDto {
  return `heading${Math.min(Math.max(level, 1), 4)}` as BlockKindDto;
}

function chinese(n: number): string {
  if (n < 10) return DIGITS[n] ?? "";
  const tens = Math.floor(n / 10);
  return `${tens === 1 ? "" : DIGITS[tens]}十${DIGITS[n % 10]}`;
}

function write(level: number, n: number): string {
  if (level === 1) return `${chinese(n)}、`;
  if (level === 2) return `（${chinese(n)}）`;
  return level === 3 ? `${n}.` : `（${n}）`;
}

/** The computed number of each block, `null` for what has none. */
export function numbers(report: ReportDto): (string | null)[] {
  const counters = [0, 0, 0, 0, 0];
  return report.blocks.map((block) => {
    const level = levelOf(block.kind);
    if (level === 0 || report.numbering === "as_typed") return null;
    counters[level] = (counters[level] ?? 0) + 1;
    counters.fill(0, level + 1);
    return write(level, counters[level] ?? 1);
  });
}

export function fill(pattern: string, meta: MetaDto): string {
  return pattern
    .replaceAll("{unit}", meta.unit)
    .replaceAll("{short}", meta.unit_short || meta.unit)
    .replaceAll("{year}", String(meta.year))
    .replaceAll("{next_year}", String(meta.year + 1));
}

const isText = (block: BlockDto) => block.kind === "body" || levelOf(block.kind) > 0;

/** Where the section of a heading ends. */
export function sectionEnd(blocks: BlockDto[], at: number): number {
  const level = levelOf(blocks[at]?.kind ?? "body");
  const rest = blocks.slice(at + 1);
  const length = rest.findIndex(
    (block) => !isText(block) || (levelOf(block.kind) > 0 && levelOf(block.kind) <= level),
  );
  return length < 0 ? blocks.length : at + 1 + length;
}

export function freshId(report: ReportDto): number {
  const ids = [...report.blocks.map((block) => block.id), ...Object.keys(report.slots).map(Number)];
  return Math.max(0, ...ids) + 1;
}

export function arrangement(report: ReportDto): OutlineDto {
  const first = report.blocks.find((block) => block.kind === "heading1" && report.slots[block.id]);
  const slot = first && report.slots[first.id];
  return slot && WORK.includes(slot) ? "flat" : "three-part";
}

export function create(meta: MetaDto, outline: OutlineDto): ReportDto {
  const report: ReportDto = {
    template: template.id,
    meta,
    numbering: "computed",
    blocks: [],
    slots: {},
    figures: {},
    work_heading: null,
    carried: null,
    ignored: [],
  };
  const push = (kind: BlockKindDto, text: string, slot?: SlotDto) => {
    const id = freshId(report);
    report.blocks.push({ id, kind, text });
    if (slot) report.slots[id] = slot;
  };
  push("title", fill(template.title, meta));
  push("addressee", "");
  push("body", "");
  let inside = false;
  for (const step of template.step.filter((step) => !step.optional)) {
    const contained = outline === "three-part" && WORK.includes(step.slot);
    if (contained && !inside) push("heading1", fill(template.work_heading, meta), "work");
    inside = contained;
    push(headingKind(contained ? 2 : 1), fill(step.heading, meta), step.slot);
    push("body", "");
  }
  push("signature", meta.unit);
  push("date", "");
  return report;
}

export function arrange(report: ReportDto, to: OutlineDto): ReportDto {
  const next = structuredClone(report);
  if (arrangement(report) === to) return next;
  const shift = (block: BlockDto, by: number) => {
    const level = levelOf(block.kind);
    return level > 0 ? { ...block, kind: headingKind(level + by) } : block;
  };
  if (to === "flat") {
    const at = next.blocks.findIndex((block) => next.slots[block.id] === "work");
    const end = sectionEnd(next.blocks, at);
    next.work_heading = next.blocks[at]?.text ?? null;
    next.blocks = next.blocks.flatMap((block, index) =>
      index === at ? [] : [index > at && index < end ? shift(block, -1) : block],
    );
    return next;
  }
  const start = next.blocks.findIndex((block) => WORK.includes(next.slots[block.id] ?? "work"));
  let end = start;
  while (WORK.includes(next.slots[next.blocks[end]?.id ?? -1] ?? "work") && end < next.blocks.length) {
    if (levelOf(next.blocks[end]?.kind ?? "body") !== 1) break;
    end = sectionEnd(next.blocks, end);
  }
  const id = freshId(next);
  next.slots[id] = "work";
  const text = next.work_heading ?? fill(template.work_heading, next.meta);
  const inner = next.blocks.slice(start, end).map((block) => shift(block, 1));
  next.blocks.splice(start, end - start, { id, kind: "heading1", text }, ...inner);
  return next;
}

export function move(report: ReportDto, heading: number, up: boolean): ReportDto {
  const next = structuredClone(report);
  const { blocks } = next;
  const at = blocks.findIndex((block) => block.id === heading);
  const level = levelOf(blocks[at]?.kind ?? "body");
  const end = sectionEnd(blocks, at);
  const section = blocks.slice(at, end);
  let to = -1;
  if (up) {
    for (let i = at - 1; i >= 0 && to < 0; i--) {
      const other = levelOf(blocks[i]?.kind ?? "body");
      if (other > 0 && other <= level) {
        if (other < level) return next;
        to = i;
      }
    }
  } else if (levelOf(blocks[end]?.kind ?? "body") === level) {
    to = sectionEnd(blocks, end) - section.length;
  }
  if (to < 0) return next;
  blocks.splice(at, section.length);
  blocks.splice(to, 0, ...section);
  return next;
}

export function add(report: ReportDto, slot: SlotDto, heading: string): [ReportDto, number] {
  const next = structuredClone(report);
  const contained = WORK.includes(slot) && arrangement(report) === "three-part";
  const container = next.blocks.findIndex((block) => next.slots[block.id] === "work");
  const lastText = next.blocks.findLastIndex(isText) + 1;
  const at = contained && container >= 0 ? sectionEnd(next.blocks, container) : lastText;
  const step = template.step.find((step) => step.slot === slot);
  const id = freshId(next);
  next.slots[id] = slot;
  next.blocks.splice(
    at,
    0,
    { id, kind: headingKind(contained ? 2 : 1), text: heading || fill(step?.heading ?? "", next.meta) },
    { id: id + 1, kind: "body", text: "" },
  );
  return [next, id];
}

export function remove(report: ReportDto, heading: number): ReportDto {
  const next = structuredClone(report);
  const at = next.blocks.findIndex((block) => block.id === heading);
  if (at >= 0) next.blocks.splice(at, sectionEnd(next.blocks, at) - at);
  return next;
}

const NUMBER = /^\s*(?:([一二三四五六七八九十]+)、|[（(]([一二三四五六七八九十]+)[）)]|(\d{1,2})[.．、](?!\d)|[（(](\d{1,2})[）)])\s*/;

/** Level of the number that a line begins with, and the line without it. */
export function typedNumber(line: string): { level: number; rest: string } | null {
  const found = NUMBER.exec(line);
  if (!found) return null;
  const level = found.slice(1).findIndex((group) => group !== undefined) + 1;
  return { level, rest: line.slice(found[0].length) };
}

export function renumber(report: ReportDto): ReportDto {
  const next = structuredClone(report);
  next.numbering = "computed";
  for (const block of next.blocks) {
    if (levelOf(block.kind) > 0) block.text = typedNumber(block.text)?.rest ?? block.text;
  }
  return next;
}
