/** The view of a report, in the small: enough of the real thing to look at and to test with. */

import type { BlockDto } from "../../bindings/BlockDto";
import type { FigureDto } from "../../bindings/FigureDto";
import type { FigureView } from "../../bindings/FigureView";
import type { ReportDto } from "../../bindings/ReportDto";
import type { SlotDto } from "../../bindings/SlotDto";
import type { StepView } from "../../bindings/StepView";
import type { View } from "../../bindings/View";
import { carriedView } from "./carried";
import { arrangement, levelOf, numbers, sectionEnd, typedNumber } from "./outline";
import { figureDefs, template, type FigureDef } from "./template";

const REFERENCE = /⟦([a-z0-9_]+)⟧/g;

const amount = (entry: string) => (/^[\d.]+$/.test(entry) ? Number(entry) : null);

function show(entry: string, unit: string): string {
  if (!/\d/.test(entry)) return entry;
  return entry.endsWith("以上") ? `${entry.slice(0, -2)}${unit}以上` : `${entry}${unit}`;
}

type Year = keyof FigureDto;

function reckon(report: ReportDto, def: FigureDef, year: Year): { value: string; how: string } | null {
  const value = (id: string) => amount(report.figures[id]?.[year] ?? "");
  const rate = def.compute?.rate;
  if (rate) {
    const [part, whole] = [value(rate.part), value(rate.whole)];
    if (part === null || !whole) return null;
    return { value: String(Math.round((part / whole) * 1000) / 10), how: `${part} ÷ ${whole}，四舍五入到一位小数` };
  }
  const parts = def.compute?.sum?.map(value);
  if (!parts || parts.some((part) => part === null)) return null;
  return { value: String(parts.reduce((sum, part) => (sum ?? 0) + (part ?? 0), 0)), how: parts.join(" + ") };
}

/** One figure in one year: as entered, else as computed. */
function told(report: ReportDto, def: FigureDef, year: Year) {
  const entry = (report.figures[def.id]?.[year] ?? "").trim();
  const reckoned = reckon(report, def, year);
  const display = entry ? show(entry, def.unit) : reckoned ? `${reckoned.value}${def.unit}` : "";
  return { entry, reckoned, display, amount: amount(entry || (reckoned?.value ?? "")) };
}

function change(now: number | null, before: number | null, unit: string): string {
  if (now === null || before === null) return "";
  if (now === before) return "持平";
  const sign = now > before ? "+" : "−";
  const by = (value: number) => `${sign}${Math.round(Math.abs(value) * 10) / 10}`;
  return before === 0 || unit === "%" ? by(now - before) : `${by(now - before)}（${by(((now - before) / before) * 100)}%）`;
}

export function figures(report: ReportDto): FigureView[] {
  const uses = new Map<string, number>();
  for (const block of report.blocks) {
    for (const [, id] of block.text.matchAll(REFERENCE)) uses.set(id ?? "", (uses.get(id ?? "") ?? 0) + 1);
  }
  return figureDefs.map(({ slot, def }) => {
    const { entry, reckoned, display, amount: now } = told(report, def, "entry");
    const last = told(report, def, "last");
    const most = amount(report.figures[def.at_most ?? ""]?.entry ?? "");
    const over = most !== null && (amount(entry) ?? 0) > most;
    return {
      id: def.id,
      label: def.label,
      unit: def.unit,
      slot,
      entry,
      display,
      last: last.entry || (last.reckoned?.value ?? ""),
      last_display: last.display,
      remark: "",
      change: change(now, last.amount, def.unit),
      computed: !entry && reckoned !== null,
      explanation: reckoned?.how ?? (def.compute ? "填好相关数据后自动算出" : ""),
      problem: over ? `不应多于另一项（${most}），请核对。` : "",
      hint: def.hint ?? "",
      uses: uses.get(def.id) ?? 0,
    };
  });
}

/** Offset at which the heading part of a run-in heading ends, a figure counting one. */
function headingEnd(block: BlockDto): number | null {
  if (levelOf(block.kind) === 0) return null;
  const text = block.text.replace(REFERENCE, "￼");
  const stop = text.indexOf("。");
  return stop >= 0 && stop < 60 && text.slice(stop + 1).trim() ? stop + 1 : null;
}

export function view(report: ReportDto): View {
  const shown = figures(report);
  const numbering = numbers(report);
  const steps: StepView[] = [];
  const stepOf = new Map<number, string>();
  const first = report.blocks.findIndex((block) => levelOf(block.kind) > 0);
  const last = report.blocks.findLastIndex((block) => block.kind === "body" || levelOf(block.kind) > 0);
  const bodyStart = first < 0 ? last + 1 : first;
  report.blocks.slice(0, bodyStart).forEach((block) => stepOf.set(block.id, "opening"));
  report.blocks.slice(last + 1).forEach((block) => stepOf.set(block.id, "closing"));

  const state = (blocks: BlockDto[]): Pick<StepView, "state" | "open"> => {
    const length = blocks.filter((block) => block.kind === "body").reduce((sum, block) => sum + block.text.trim().length, 0);
    if (length === 0 && !blocks.some((block) => headingEnd(block))) return { state: "empty", open: ["还没有写正文"] };
    const ids = new Set(blocks.flatMap((block) => [...block.text.matchAll(REFERENCE)].map(([, id]) => id)));
    const open = shown.filter((figure) => ids.has(figure.id) && !figure.display).map((figure) => `“${figure.label}”还没有填数`);
    return { state: open.length > 0 ? "writing" : "complete", open };
  };
  const fixed = (key: "opening" | "closing", name: string, blocks: BlockDto[]): StepView => {
    const open = blocks.filter((block) => !block.text.trim()).map(() => "还有空着的地方");
    return {
      key, kind: key, slot: "other", name, number: null, heading: null, first_block: blocks[0]?.id ?? null,
      state: open.length > 0 ? "writing" : "complete", open, optional: false,
    };
  };

  let container = -1;
  for (let at = bodyStart; at >= 0 && at <= last; ) {
    const block = report.blocks[at];
    if (!block) break;
    const work = report.slots[block.id] === "work";
    if (work) container = sectionEnd(report.blocks, at);
    const head = work && levelOf(report.blocks[at + 1]?.kind ?? "body") === 2 ? at + 1 : at;
    const end = sectionEnd(report.blocks, head);
    const heading = report.blocks[head] ?? block;
    const key = `b${heading.id}`;
    report.blocks.slice(at, end).forEach((inner) => stepOf.set(inner.id, key));
    const slot: SlotDto = report.slots[heading.id] ?? "other";
    const step = template.step.find((step) => step.slot === slot);
    const typed = report.numbering === "as_typed" ? typedNumber(heading.text) : null;
    const words = (typed?.rest ?? heading.text).split(/[，。、：；]/)[0] ?? "";
    steps.push({
      key, kind: "section", slot, name: words || step?.name || "未命名",
      number: typed ? heading.text.slice(0, heading.text.length - typed.rest.length).trim() : (numbering[head] ?? null),
      heading: heading.id, first_block: heading.id, optional: step?.optional ?? true,
      ...state(report.blocks.slice(head, end)),
    });
    at = Math.max(end, at + 1);
    if (at > container) container = -1;
  }
  for (const step of template.step) {
    if (steps.some((other) => other.slot === step.slot)) continue;
    steps.push({
      key: step.slot, kind: "section", slot: step.slot, name: step.name, number: null, heading: null,
      first_block: null, state: "missing", optional: step.optional ?? false, open: [],
    });
  }
  steps.unshift(fixed("opening", "标题与开头", report.blocks.slice(0, bodyStart)));
  steps.push(fixed("closing", "署名和日期", report.blocks.slice(last + 1)));

  const counted = steps.filter((step) => !(step.optional && step.state === "missing"));
  const halves = counted.reduce((sum, step) => sum + (step.state === "complete" ? 2 : step.state === "writing" ? 1 : 0), 0);
  return {
    blocks: report.blocks.map((block, at) => ({
      id: block.id,
      number: numbering[at] ?? null,
      mark: block.kind === "annex" ? "附件" : null,
      heading_end: headingEnd(block),
      step: stepOf.get(block.id) ?? "closing",
    })),
    steps,
    figures: shown,
    completeness: Math.floor((halves * 50) / Math.max(counted.length, 1)),
    outline: arrangement(report),
    characters: report.blocks.reduce((sum, block) => sum + block.text.replace(/[\s\p{P}]/gu, "").length, 0),
    findings: [],
    unlisted: "",
    document_number: /\[\d{4}\]/u.test(report.meta.document_number)
      ? report.meta.document_number.replace("[", "〔").replace("]", "〕")
      : null,
    carried: carriedView(report),
  };
}
