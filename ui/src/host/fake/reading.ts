/** What is recognised of a file, and corrections of it, in the small. */

import type { AcceptReading } from "../../bindings/AcceptReading";
import type { BlockKindDto } from "../../bindings/BlockKindDto";
import type { PieceView } from "../../bindings/PieceView";
import type { ReadingChange } from "../../bindings/ReadingChange";
import type { ReadingSummary } from "../../bindings/ReadingSummary";
import type { ReadingView } from "../../bindings/ReadingView";
import type { ReportDto } from "../../bindings/ReportDto";
import type { RoleDto } from "../../bindings/RoleDto";
import type { SlotDto } from "../../bindings/SlotDto";
import { typedNumber } from "./outline";
import { emptyMeta } from "./sample";
import { template } from "./template";

interface Piece {
  lines: number[];
  role: RoleDto;
  text: string;
  assigned: SlotDto | null;
  doubts: string[];
}

interface Reading {
  lines: string[];
  pieces: Piece[];
  leftOut: { line: number; why: string }[];
  unit: string | null;
  year: number | null;
}

const PAGE_NUMBER = "这是页码。";
const WEB_PAGE = "这是网页上的字，不是报告的内容。";
const LEFT_OUT = "您没有放进报告。";
const CLOSING = "它在最后两行，看着像落款，请看一眼。";
const NO_ENDING = "标题一般用“报告”结尾，这一行不是。";

const ABOUT: [RegExp, SlotDto][] = [
  [/组织|责任/u, "organisation"],
  [/学法|理论|履职/u, "study"],
  [/普法|宣传/u, "publicity"],
  [/治理|依法行政/u, "governance"],
  [/问题/u, "problems"],
  [/计划|安排|打算/u, "plans"],
  [/举措|成效|情况/u, "work"],
];

const ZONES: RoleDto[][] = [
  ["particulars", "letterhead"],
  ["title"],
  ["addressee"],
  ["heading1", "heading2", "heading3", "heading4", "body"],
  ["attachment"],
  ["signature"],
  ["date"],
  ["note"],
  ["annex", "annextext"],
  ["copies", "issue", "imprint"],
];
const zone = (role: RoleDto) => ZONES.findIndex((roles) => roles.includes(role));
const isHeading = (role: RoleDto) => role.startsWith("heading");

/** A file that a website's page was saved to: what tests and a look in the browser begin with. */
export const PAGE = [
  "索引号：11-2026-0007　发布时间：2026-01-20　【打印】【关闭】",
  "柳溪镇人民政府2025年度法治政府建设情况报告",
  "县委、县人民政府：",
  "2025年，柳溪镇扎实推进法治政府建设，现将情况报告如下：",
  "一、组织领导",
  "召开党委会4次，专题研究法治工作。",
  "— 1 —",
  "二、学法用法",
  "全年集中学法12次，",
  "参加学习380人次。",
  "三、存在的问题",
  "专职人员不足。",
  "四、2026年工作安排",
  "举办行政执法培训不少于4次。",
  "柳溪镇人民政府",
  "2026年1月15日",
].join("\n");

export function recognise(text: string): ReadingView {
  const reading: Reading = { lines: text.split(/\r?\n/u).map((line) => line.trim()).filter(Boolean), pieces: [], leftOut: [], unit: null, year: null };
  const { lines, pieces, leftOut } = reading;
  const add = (line: number, role: RoleDto, doubts: string[] = []) =>
    pieces.push({ lines: [line], role, text: lines[line] ?? "", assigned: null, doubts });
  lines.forEach((line, at) => {
    const why = /^[—-]\s*\d+\s*[—-]$/u.test(line) ? PAGE_NUMBER : /^索引号|【打印】/u.test(line) ? WEB_PAGE : null;
    const number = typedNumber(line);
    const left = lines.length - at;
    if (why) leftOut.push({ line: at, why });
    else if (!pieces.some(({ role }) => role === "title")) add(at, "title", /报告$/u.test(line) ? [] : [NO_ENDING]);
    else if (pieces.length === 1 && line.endsWith("：")) add(at, "addressee");
    else if (number) add(at, `heading${number.level}` as RoleDto);
    else if (left === 1 && /^\d{4}年\d+月\d+日$/u.test(line)) add(at, "date", [CLOSING]);
    else if (left === 2 && line.length < 20) add(at, "signature", [CLOSING]);
    else add(at, "body");
  });
  return viewOf(reading);
}

/** The place of the piece that holds a line. */
function placeOf(pieces: PieceView[], line: number): number | null {
  const at = pieces.findIndex(({ lines }) => lines.includes(line));
  return at < 0 ? null : at;
}

function viewOf(reading: Reading): ReadingView {
  let slot: SlotDto | null = null;
  const pieces = reading.pieces.map(({ assigned, ...piece }): PieceView => {
    const level = isHeading(piece.role) ? Number(piece.role.slice(7)) : 0;
    if (level === 1 || (level === 2 && ABOUT.some(([words]) => words.test(piece.text))) || assigned) {
      slot = assigned ?? ABOUT.find(([words]) => words.test(piece.text))?.[1] ?? "other";
    }
    const inside = zone(piece.role) === 3 ? slot : null;
    return { ...piece, slot: inside, step: template.step.find((step) => step.slot === inside)?.slot ?? "", assigned: assigned !== null };
  });
  return structuredClone({
    reading,
    lines: reading.lines.map((text, at) => ({
      text,
      piece: placeOf(pieces, at),
      left_out: reading.leftOut.find(({ line }) => line === at)?.why ?? null,
      cleaned: false,
    })),
    pieces,
    summary: summaryOf(reading),
  });
}

function summaryOf({ pieces, leftOut, unit, year }: Reading): ReadingSummary {
  const texts = (role: RoleDto) => pieces.filter((piece) => piece.role === role).map(({ text }) => text);
  const [title = "", signature = ""] = [texts("title").join(""), texts("signature")[0]];
  const told = /(\d{4})年度?/u.exec(title)?.[1];
  const named = unit ?? (/^(.+?(?:人民政府|办事处))/u.exec(title)?.[1] || signature);
  const missing = [!title && "没有找到标题。", texts("date").length === 0 && "没有找到成文日期。"];
  return {
    title,
    unit: named,
    unit_doubt: unit === null && named !== "" ? "是从标题里取的，请看是不是全称。" : null,
    year: year ?? Number(told ?? 0),
    year_doubt: year === null && !told ? "标题里没有年份。" : null,
    document_number: "",
    signatories: [],
    addressee: texts("addressee").join("").replace(/：$/u, ""),
    signatures: texts("signature"),
    date: texts("date")[0] ?? "",
    missing: missing.filter((sentence) => sentence !== false),
    guesses: pieces.filter(({ doubts }) => doubts.length > 0).length,
    left_out: leftOut.length,
    figures: pieces.some(({ text }) => text.includes("党委会4次")) ? [{ label: "党委会研究法治工作", value: "4次" }] : [],
  };
}

/** The reading with a correction. */
export function corrected(before: unknown, change: ReadingChange): ReadingView {
  const reading = structuredClone(before) as Reading;
  const { pieces, lines } = reading;
  const piece = "piece" in change ? pieces[change.piece] : undefined;
  /** Takes a piece out and puts it where such a thing stands, as near to where it stood as can be. */
  const settle = () => {
    const order = new Map(pieces.map((one, at) => [one, at]));
    pieces.sort((a, b) => zone(a.role) - zone(b.role) || (order.get(a) ?? 0) - (order.get(b) ?? 0));
  };
  switch (change.what) {
    case "role":
      if (piece) Object.assign(piece, { role: change.role, doubts: [], assigned: null });
      settle();
      break;
    case "slot":
      if (piece) piece.assigned = change.slot;
      break;
    case "move":
      if (piece) {
        pieces.splice(change.before, 0, { ...piece, doubts: [] });
        pieces.splice(change.piece < change.before ? change.piece : change.piece + 1, 1);
      }
      break;
    case "join": {
      const above = pieces[change.piece - 1];
      if (!piece || !above) break;
      Object.assign(above, { lines: [...above.lines, ...piece.lines], text: above.text + piece.text });
      pieces.splice(change.piece, 1);
      break;
    }
    case "split": {
      const at = piece?.lines.indexOf(change.line) ?? -1;
      if (!piece || at < 1) break;
      const text = (part: number[]) => part.map((line) => lines[line]).join("");
      const [first, second] = [piece.lines.slice(0, at), piece.lines.slice(at)];
      pieces.splice(change.piece, 1,
        { ...piece, lines: first, text: text(first), doubts: [] },
        { ...piece, lines: second, text: text(second), role: "body", assigned: null, doubts: [] });
      break;
    }
    case "leave_out":
      pieces.splice(change.piece, 1);
      reading.leftOut.push(...(piece?.lines ?? []).map((line) => ({ line, why: LEFT_OUT })));
      break;
    case "put_back": {
      reading.leftOut = reading.leftOut.filter(({ line }) => line !== change.line);
      const at = pieces.findIndex((one) => (one.lines[0] ?? 0) > change.line);
      const back: Piece = { lines: [change.line], role: "body", text: lines[change.line] ?? "", assigned: null, doubts: [] };
      pieces.splice(at < 0 ? pieces.length : at, 0, back);
      settle();
      break;
    }
    case "confirm":
      if (piece) piece.doubts = [];
      break;
    case "unit":
      reading.unit = change.name;
      break;
    case "year":
      reading.year = change.year;
  }
  return viewOf(reading);
}

/** The report that a reading makes. */
export function made({ reading }: AcceptReading): ReportDto {
  const { summary, pieces } = viewOf(structuredClone(reading) as Reading);
  const report: ReportDto = {
    template: template.id, meta: { ...emptyMeta, unit: summary.unit, year: summary.year }, numbering: "as_typed",
    blocks: [], slots: {}, figures: {}, work_heading: null, carried: null, ignored: [],
  };
  for (const { role, text, slot } of pieces) {
    if (role === "particulars" || role === "copies" || role === "issue") continue;
    const id = report.blocks.length + 1;
    report.blocks.push({ id, kind: role satisfies BlockKindDto, text });
    if (isHeading(role) && slot) report.slots[id] = slot;
  }
  return report;
}

/** The lines of a source that was kept. */
export const kept = (reading: unknown) =>
  viewOf(structuredClone(reading) as Reading).lines.map(({ text, left_out }) => ({ text, left_out }));
