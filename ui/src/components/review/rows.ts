/**
 * What review found as the rows of a list: in groups by level or by step, each with what stands around it,
 * and many of one rule in a single line.
 */

import type { FindingDto } from "../../bindings/FindingDto";
import type { StepView } from "../../bindings/StepView";
import { cut } from "../../editor/inline";
import { safeFix } from "../../state/fixes";
import { visible } from "../../state/visible";
import { around, type Surroundings } from "../carried/around";
import { LEVEL_NAMES, LEVELS } from "./levels";

/** As many of one rule in one group become one line. */
export const BUNCH = 6;
/** Characters of a finding's own text that are shown. */
const SHOWN = 30;

export interface Row extends Surroundings {
  key: string;
  finding: FindingDto;
  /** The text that it stands for, as it is shown; empty beside a paragraph without text. */
  text: string;
}

/** Many of one rule. */
export interface Bunch {
  key: string;
  code: string;
  /** What is said of each, where that is the same; else the name of the rule. */
  message: string;
  rows: Row[];
  /** How many of them can be put right without a look at each. */
  safe: number;
}

export type Entry = { row: Row } | { bunch: Bunch };

export interface Group {
  key: string;
  name: string;
  count: number;
  entries: Entry[];
}

/** `show` gives a text with what stands in the places of figures. */
export type Show = (text: string) => string;

/**
 * A row for each finding. Rows of before (by key) that would say the same are handed back as they were, so
 * that the list shows anew only what changed.
 */
export function rowsOf(findings: FindingDto[], texts: ReadonlyMap<number, string>, show: Show, before: ReadonlyMap<string, Row>): Row[] {
  const times = new Map<string, number>();
  return findings.map((finding) => {
    const time = times.get(finding.key) ?? 0;
    times.set(finding.key, time + 1);
    const key = `${finding.key}#${time}`;
    const text = texts.get(finding.block) ?? "";
    const known = before.get(key);
    const row = { key, finding, text: shown(text, finding, show), ...around(text, finding, show) };
    const same = known && known.finding === finding && known.text === row.text && known.lead === row.lead && known.tail === row.tail;
    return same ? known : row;
  });
}

function shown(text: string, { start, end }: FindingDto, show: Show): string {
  const [rest] = cut(text, end);
  const found = [...visible(show(cut(rest, start)[1]))];
  return found.length > SHOWN ? `${found.slice(0, SHOWN - 10).join("")}…${found.slice(-9).join("")}` : found.join("");
}

export function groupsOf(rows: Row[], by: "level" | "step", steps: StepView[]): Group[] {
  const order =
    by === "level"
      ? LEVELS.map((level) => ({ key: level as string, name: LEVEL_NAMES[level] }))
      : [...steps.map(({ key, name }) => ({ key, name })), { key: "", name: "其他" }];
  const known = new Set(order.map(({ key }) => key));
  const keyOf = ({ finding }: Row) => (by === "level" ? finding.level : known.has(finding.step) ? finding.step : "");
  return order.flatMap(({ key, name }) => {
    const own = rows.filter((row) => keyOf(row) === key);
    return own.length > 0 ? [{ key, name, count: own.length, entries: entriesOf(own, key) }] : [];
  });
}

/** An entry for each row, the same one each time: a list shows anew only what is another object. */
const single = new WeakMap<Row, Entry>();

function entryOf(row: Row): Entry {
  const known = single.get(row) ?? { row };
  single.set(row, known);
  return known;
}

/** Rows, and in the place of the first of many of one rule all of them. */
function entriesOf(rows: Row[], group: string): Entry[] {
  const byCode = new Map<string, Row[]>();
  for (const row of rows) {
    const same = byCode.get(row.finding.code);
    if (same) same.push(row);
    else byCode.set(row.finding.code, [row]);
  }
  return rows.flatMap((row): Entry[] => {
    const { code } = row.finding;
    const many = byCode.get(code) ?? [];
    if (many.length < BUNCH) return [entryOf(row)];
    if (many[0] !== row) return [];
    const messages = new Set(many.map(({ finding }) => finding.message));
    const message = messages.size === 1 ? row.finding.message.replace(/。$/u, "") : row.finding.rule;
    const safe = many.filter(({ finding }) => safeFix(finding) !== undefined).length;
    return [{ bunch: { key: `${group}/${code}`, code, message, rows: many, safe } }];
  });
}
