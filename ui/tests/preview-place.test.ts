import { describe, expect, it } from "vitest";

import type { FindingDto } from "../src/bindings/FindingDto";
import type { PreviewLine } from "../src/bindings/PreviewLine";
import type { PreviewPage } from "../src/bindings/PreviewPage";
import { faces, FIT, nextZoom, PAPER, percentOf, runsOf, scaleOf } from "../src/components/preview/paper";
import { alignment, lineAt, lineBefore, marksOn, placeAt, topOf } from "../src/components/preview/place";

const CELL = 320;

/** A line whose characters stand a cell apart from x = 1000. */
function line(text: string, block: number | null, start: number, end: number, y = 1000): PreviewLine {
  const xs = [...text].map((_, at) => 1000 + at * CELL);
  return { y, height: 579, block, start, end, pieces: [{ face: "body", size: CELL, red: false, bold: false, text, xs }] };
}

const page = (...lines: PreviewLine[]): PreviewPage => ({ index: 0, lines, rules: [] });
const offsets = (shown: string, start: number, end: number, text: string) =>
  alignment([...shown], line(shown, 1, start, end), text).offsets;

describe("characters on the paper and places in the text", () => {
  it("run side by side in plain text", () => {
    expect(offsets("法治政府", 2, 6, "建设法治政府")).toEqual([2, 3, 4, 5, 6]);
  });

  it("count a figure as one, however long its quantity is", () => {
    expect(offsets("开会14次，好", 0, 5, "开会⟦meetings⟧，好")).toEqual([0, 1, 2, 2, 2, 3, 4, 5]);
  });

  it("leave a computed number before the text", () => {
    const { offsets, lead } = alignment([..."（一）学法"], line("（一）学法", 1, 0, 2), "学法");
    expect(offsets).toEqual([0, 0, 0, 0, 1, 2]);
    expect(lead).toBe(3);
  });

  it("follow a figure that is broken over two lines", () => {
    const text = "共⟦cases⟧。";
    expect(offsets("共65", 0, 2, text)).toEqual([0, 1, 1, 2]);
    expect(offsets("件。", 1, 3, text)).toEqual([1, 2, 3]);
  });

  it("count a character outside the basic plane as the two units that it is", () => {
    expect(offsets("𠮷日", 0, 3, "𠮷日")).toEqual([0, 2, 3]);
  });

  it("leave out the white space that a line ends with", () => {
    expect(offsets("学法", 0, 4, "学法  用法")).toEqual([0, 1, 4]);
  });

  it("are shared out evenly where the paper shows something else", () => {
    expect(offsets("甲乙丙丁", 0, 2, "子丑")).toEqual([0, 1, 1, 2, 2]);
  });

  it("take marks of a pattern for the marks that they are", () => {
    expect(offsets("（a+b)*[c]", 0, 9, "（a+b)*[c]")).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe("a click on the paper", () => {
  const texts = new Map([[1, "加强组织领导"], [2, "全年开会⟦meetings⟧次"]]);
  const sheet = page(line("加强组织领导", 1, 0, 6, 1000), line("全年开会14次", 2, 0, 6, 1579), line("— 1 —", null, 0, 0, 15000));

  it("goes before or behind the character on whose half it falls", () => {
    expect(placeAt(sheet, 1000 + 2 * CELL + 10, 950, texts)).toEqual({ block: 1, offset: 2 });
    expect(placeAt(sheet, 1000 + 3 * CELL - 10, 950, texts)).toEqual({ block: 1, offset: 3 });
  });

  it("goes to the beginning and to the end of a line from its margins", () => {
    expect(placeAt(sheet, 0, 1500, texts)).toEqual({ block: 2, offset: 0 });
    expect(placeAt(sheet, 11000, 1500, texts)).toEqual({ block: 2, offset: 6 });
  });

  it("goes to the nearest line of the text, not to the page number", () => {
    expect(placeAt(sheet, 1000, 15000, texts)?.block).toBe(2);
    expect(placeAt(sheet, 1000, 0, texts)?.block).toBe(1);
  });

  it("goes nowhere on a page without text", () => {
    expect(placeAt(page(line("— 1 —", null, 0, 0)), 1000, 1000, texts)).toBeNull();
  });
});

describe("the cursor's line on the paper", () => {
  const first = page(line("甲乙丙", 1, 0, 3), line("丁戊己", 1, 3, 6));
  const second = { ...page(line("庚辛", 1, 6, 8), line("子丑", 2, 0, 2)), index: 1 };

  it("is the second one where a line is broken", () => {
    expect(lineAt([first, second], { block: 1, offset: 3 })?.line.start).toBe(3);
    expect(lineAt([first, second], { block: 1, offset: 6 })?.page).toBe(1);
  });

  it("is the last one for what was typed since", () => {
    expect(lineAt([first, second], { block: 1, offset: 20 })?.line.start).toBe(6);
  });

  it("is none for a paragraph that is not printed, which has one before it to look at", () => {
    expect(lineAt([first, second], { block: 9, offset: 0 })).toBeNull();
    const texts = new Map([[1, "甲乙丙丁戊己庚辛"], [9, ""], [2, "子丑"]]);
    expect(lineBefore([first, second], 9, texts)?.line.start).toBe(6);
    expect(lineBefore([first, second], 1, texts)).toBeNull();
  });
});

describe("a finding on the paper", () => {
  const finding = (block: number, start: number, end: number): FindingDto => ({
    code: "N2", rule: "编号", level: "certain", block, kind: "body", step: "", start, end, text: "", message: "前面缺少“（一）”", reason: "",
    fixes: [], key: "N2", ignored: false,
  });

  it("is marked under its characters, on each of its lines", () => {
    const sheet = page(line("甲乙丙", 1, 0, 3, 1000), line("丁戊己", 1, 3, 6, 1579));
    const marks = marksOn(sheet, [finding(1, 2, 4)], new Map([[1, "甲乙丙丁戊己"]]));
    expect(marks.map(({ x, width }) => [x, width])).toEqual([[1000 + 2 * CELL, CELL], [1000, CELL]]);
    expect(marks[0]?.top).toBe(topOf(sheet.lines[0] as PreviewLine));
  });

  it("covers the whole quantity of a figure and not the number before the heading", () => {
    const sheet = page(line("一、共65件", 1, 0, 2));
    const [mark] = marksOn(sheet, [finding(1, 0, 2)], new Map([[1, "共⟦cases⟧"]]));
    expect([mark?.x, mark?.width]).toEqual([1000 + 2 * CELL, 4 * CELL]);
  });

  it("in another paragraph leaves the page alone", () => {
    expect(marksOn(page(line("甲", 1, 0, 1)), [finding(2, 0, 1)], new Map())).toEqual([]);
  });
});

describe("the paper on the screen", () => {
  it("is as wide as the pane, or as the zoom says", () => {
    expect(PAPER.width * scaleOf(FIT, 624)).toBeCloseTo(600);
    expect(PAPER.width * scaleOf(100, 624)).toBeCloseTo(793.7, 1);
    expect(percentOf(scaleOf(150, 0))).toBe(150);
  });

  it("grows and shrinks from what is seen, and stays at the ends", () => {
    expect(nextZoom(72, 1)).toBe(80);
    expect(nextZoom(72, -1)).toBe(67);
    expect(nextZoom(200, 1)).toBe(200);
    expect(nextZoom(50, -1)).toBe(50);
  });

  it("places a rare character by itself, so that those behind it keep their places", () => {
    const piece = { face: "body" as const, size: 320, red: false, bold: false, text: "王𠮷祥", xs: [10, 20, 30] };
    expect(runsOf(piece)).toEqual([{ text: "王", x: "10" }, { text: "𠮷", x: "20" }, { text: "祥", x: "30" }]);
    expect(runsOf({ ...piece, text: "法治年", xs: [10, 20, 30] })).toEqual([{ text: "法治年", x: "10 20 30" }]);
  });

  it("names fonts so that CSS understands them", () => {
    expect(faces([{ face: "title", families: ["方正小标宋简体", 'A"B'], present: true, bold: false }])).toBe(
      '--face-title: "方正小标宋简体", "AB", var(--font-title); --weight-title: normal',
    );
  });
});
