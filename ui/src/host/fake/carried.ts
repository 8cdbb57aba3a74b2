/** What a report takes over from last year's, in the small: numbers and 今年, 去年 are marked. */

import type { AnswerDto } from "../../bindings/AnswerDto";
import type { CarriedStateDto } from "../../bindings/CarriedStateDto";
import type { CarriedView } from "../../bindings/CarriedView";
import type { DifferencePiece } from "../../bindings/DifferencePiece";
import type { LastParagraph } from "../../bindings/LastParagraph";
import type { LastSection } from "../../bindings/LastSection";
import type { MarkView } from "../../bindings/MarkView";
import type { PromiseView } from "../../bindings/PromiseView";
import type { ReportDto } from "../../bindings/ReportDto";
import { figures } from "./derive";
import { levelOf, sectionEnd } from "./outline";

const REFERENCE = /⟦([a-z0-9_]+)⟧/gu;
const TOKENS = /\d+(?:\.\d+)?年?|今年|去年/gu;

/** Something in a block that was true last year. */
interface Token {
  text: string;
  kind: string;
  confirmed: boolean;
}

interface Carried {
  year: number;
  /** How many signatories there were, and the names of those that nobody confirmed. */
  people: number;
  signatories: (string | null)[];
  /** Text and tokens of each block that was taken over, by its id. */
  blocks: Record<number, { text: string; tokens: Token[] }>;
  last: (Pick<LastSection, "slot" | "heading"> & { paragraphs: { text: string; block: number }[] })[];
  promises: Omit<PromiseView, "suggested" | "fresh">[];
}

const carriedOf = (report: ReportDto) => (report.carried ?? null) as Carried | null;

/** A reference counts one unit, as it does on the wire. */
const wire = (text: string) => text.replace(REFERENCE, "￼");

function tokensOf(text: string): Token[] {
  return [...wire(text).matchAll(TOKENS)].map(([found]) => ({
    text: found,
    kind: /年$/u.test(found) ? (/\d/u.test(found) ? "年份" : "今年去年") : "数字",
    confirmed: false,
  }));
}

/** A report about another year on the ground of this one. */
export function rollover(source: ReportDto, year: number): ReportDto {
  const shown = new Map(figures(source).map((figure) => [figure.id, figure.display]));
  const printed = (text: string) => text.replace(REFERENCE, (_, id: string) => shown.get(id) || "××");
  const { blocks, slots, meta } = source;
  const last = blocks.flatMap((block, at) => {
    const slot = slots[block.id];
    if (levelOf(block.kind) === 0 || !slot || slot === "work") return [];
    const inner = blocks.slice(at + 1, sectionEnd(blocks, at));
    return [{ slot, heading: block.text, paragraphs: inner.map(({ id, text }) => ({ text: printed(text), block: id })).filter(({ text }) => text !== "") }];
  });
  const promised = last.filter(({ slot }) => slot === "plans" || slot === "problems");
  const next = structuredClone(source);
  next.meta.year = year;
  next.figures = Object.fromEntries(Object.entries(source.figures).map(([id, { entry }]) => [id, { entry: "", last: entry }]));
  for (const block of next.blocks) {
    if (block.kind === "title") block.text = block.text.replace(String(meta.year), String(year));
  }
  const taken = next.blocks.filter((block) => block.text !== "" && (block.kind === "body" || block.kind === "date"));
  const carried: Carried = {
    year: meta.year,
    people: meta.signatories.length,
    signatories: meta.signatories,
    blocks: Object.fromEntries(taken.map(({ id, text }) => [id, { text, tokens: tokensOf(text) }])),
    last,
    promises: promised.flatMap(({ slot, paragraphs }) => paragraphs.map(({ text }) => ({ slot, text }))).map(({ slot, text }, at) => ({
      id: at + 1, kind: slot === "plans" ? "plan" : "problem", text, answer: "open", reason: "", linked: null,
    })),
  };
  return { ...next, carried };
}

/** The tokens of a block that still stand in it, with their places. */
function standing(text: string, tokens: Token[]): { token: Token; start: number; end: number }[] {
  const plain = wire(text);
  let from = 0;
  return tokens.flatMap((token) => {
    const start = plain.indexOf(token.text, from);
    if (start < 0) return [];
    from = start + token.text.length;
    return [{ token, start, end: from }];
  });
}

/** Where this year's paragraph begins and ends as last year's did: enough of a difference to look at. */
function difference(old: string, now: string): DifferencePiece[] {
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const pieces: DifferencePiece[] = [
    { fate: "same", text: old.slice(0, start) },
    { fate: "removed", text: old.slice(start, old.length - end) },
    { fate: "added", text: now.slice(start, now.length - end) },
    { fate: "same", text: old.slice(old.length - end) },
  ];
  return old === now ? [] : pieces.filter(({ text }) => text !== "");
}

/** Share of a paragraph's beginning that must stand for it to be the same paragraph. */
const SAME_BEGINNING = 0.3;

export function carriedView(report: ReportDto): CarriedView | null {
  const carried = carriedOf(report);
  if (!carried) return null;
  const marks: MarkView[] = report.meta.signatories.flatMap((name, at) =>
    carried.signatories[at] === name ? [{ block: 0, start: at, end: at, kind: "姓名", text: name }] : [],
  );
  const confirmed: MarkView[] = report.meta.signatories.flatMap((name, at) =>
    carried.signatories[at] === null ? [{ block: 0, start: at, end: at, kind: "姓名", text: name }] : [],
  );
  const states: CarriedView["states"] = [];
  for (const { id, text } of report.blocks) {
    const before = carried.blocks[id];
    if (!before) continue;
    const found = standing(text, before.tokens);
    const open = found.filter(({ token }) => !token.confirmed);
    for (const { token, start, end } of found) {
      (token.confirmed ? confirmed : marks).push({ block: id, start, end, kind: token.kind, text: token.text });
    }
    const state: CarriedStateDto = open.length > 0 ? "open" : text === before.text ? "kept" : "changed";
    states.push({ block: id, state });
  }
  const texts = report.blocks.map((block) => block.text);
  const share = (all: string[]) => Math.round((100 * all.filter((text) => texts.includes(text)).length) / Math.max(all.length, 1));
  const shown = new Map(figures(report).map((figure) => [figure.id, figure.display]));
  const beside = (text: string, block: number): LastParagraph => {
    const now = report.blocks.find(({ id }) => id === block) ?? report.blocks.find((one) => one.text === text);
    const printed = (now?.text ?? "").replace(REFERENCE, (_, id: string) => shown.get(id) || "××");
    const pieces = difference(text, printed);
    const same = pieces.filter(({ fate }) => fate === "same").reduce((sum, piece) => sum + piece.text.length, 0);
    const other = !now || (pieces.length > 0 && same < SAME_BEGINNING * text.length);
    if (other) return { text, became: report.blocks.find((one) => one.text === text)?.id ?? null, difference: [] };
    return { text, became: now.id, difference: pieces };
  };
  return {
    year: carried.year,
    open: marks.length,
    total: Object.values(carried.blocks).reduce((sum, { tokens }) => sum + tokens.length, carried.people),
    marks,
    confirmed,
    states,
    promises: carried.promises.map((promise) => ({
      ...promise,
      fresh: `继续做好：${promise.text}`,
      suggested: report.blocks.find((block) => block.kind === "body" && block.text !== "")?.id ?? null,
    })),
    last: carried.last.map(({ paragraphs, ...section }) => ({
      ...section,
      paragraphs: paragraphs.map(({ text, block }) => beside(text, block)),
      same: share(paragraphs.map(({ text }) => text)),
    })),
    same: share(Object.values(carried.blocks).map(({ text }) => text)),
  };
}

/** Confirms the mark that starts at a place, or each mark of a block; or opens what was confirmed. */
export function confirm(report: ReportDto, block: number, start: number | null, back: boolean): unknown {
  const carried = structuredClone(carriedOf(report));
  const text = report.blocks.find(({ id }) => id === block)?.text ?? "";
  if (carried && block === 0) {
    const named = (at: number) => (back ? (report.meta.signatories[at] ?? null) : null);
    carried.signatories = carried.signatories.map((name, at) => (start === null || start === at ? named(at) : name));
  }
  for (const found of standing(text, carried?.blocks[block]?.tokens ?? [])) {
    if (start === null || found.start === start) found.token.confirmed = !back;
  }
  return carried;
}

export function answer(report: ReportDto, id: number, change: { answer: AnswerDto; reason: string; linked: number | null }): unknown {
  const carried = structuredClone(carriedOf(report));
  for (const promise of carried?.promises ?? []) {
    if (promise.id === id) Object.assign(promise, change, { reason: change.answer === "dropped" ? change.reason : "" });
  }
  return carried;
}
