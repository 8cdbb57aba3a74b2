/** Pages, in the small: a grid of 28 characters by 22 lines, without the rules of line breaking. */

import type { BlockDto } from "../../bindings/BlockDto";
import type { Preview } from "../../bindings/Preview";
import type { PreviewLine } from "../../bindings/PreviewLine";
import type { PreviewPage } from "../../bindings/PreviewPage";
import type { PreviewPiece } from "../../bindings/PreviewPiece";
import type { PreviewRequest } from "../../bindings/PreviewRequest";
import type { ReportDto } from "../../bindings/ReportDto";
import { pieces } from "../../editor/inline";
import { figures } from "./derive";
import { numbers } from "./outline";

const LEFT = 1588;
const TOP = 2098;
const CELL = 315;
const HEIGHT = 579;
const ACROSS = 28;
const DOWN = 22;
const BODY = 320;

/** A character as it is printed, and where it stands in its block; `null` for a computed number. */
interface Printed {
  character: string;
  from: number | null;
  to: number;
}

function printed(block: BlockDto, number: string | null, shown: Map<string, string>): Printed[] {
  const found: Printed[] = [...(number ?? "")].map((character) => ({ character, from: null, to: 0 }));
  let at = 0;
  for (const piece of pieces(block.text)) {
    if ("text" in piece) {
      for (const character of piece.text) found.push({ character, from: at, to: (at += character.length) });
    } else {
      for (const character of shown.get(piece.figure) || "××") found.push({ character, from: at, to: at + 1 });
      at += 1;
    }
  }
  return found;
}

function faceOf(block: BlockDto): PreviewPiece["face"] {
  if (block.kind === "title" || block.kind === "heading1" || block.kind === "heading2") return block.kind;
  return "body";
}

/** The lines of a paragraph without their place on the page. */
function lines(block: BlockDto, text: Printed[]): PreviewLine[] {
  const indented = block.kind === "body" || block.kind.startsWith("heading");
  const size = block.kind === "title" ? 440 : BODY;
  const cell = block.kind === "title" ? 440 : CELL;
  const across = block.kind === "title" ? 18 : ACROSS;
  const found: PreviewLine[] = [];
  for (let from = 0; from < text.length; ) {
    const indent = indented && from === 0 ? 2 : 0;
    const part = text.slice(from, from + across - indent);
    from += part.length;
    const blank =
      block.kind === "title" ? (ACROSS * CELL - part.length * cell) / 2
      : block.kind === "signature" || block.kind === "date" ? (ACROSS - 2 - part.length) * CELL
      : indent * CELL;
    found.push({
      y: 0,
      height: HEIGHT,
      block: block.id,
      start: part.find((one) => one.from !== null)?.from ?? 0,
      end: part.at(-1)?.to ?? 0,
      pieces: [{
        face: faceOf(block), size, red: false, bold: false,
        text: part.map((one) => one.character).join(""),
        xs: part.map((_, at) => Math.round(LEFT + blank + at * cell)),
      }],
    });
  }
  return found;
}

function pageNumber(index: number): PreviewLine {
  const text = `— ${index + 1} —`;
  const x = index % 2 === 0 ? 9000 : LEFT + 280;
  const piece: PreviewPiece = { face: "page_number", size: 280, red: false, bold: false, text, xs: [...text].map((_, at) => x + at * 140) };
  return { y: 15330, height: 400, block: null, start: 0, end: 0, pieces: [piece] };
}

/** The report as pages. */
export function pagesOf(report: ReportDto): PreviewPage[] {
  const shown = new Map(figures(report).map((figure) => [figure.id, figure.display]));
  const numbering = numbers(report);
  const all = report.blocks.flatMap((block, at) => lines(block, printed(block, numbering[at] ?? null, shown)));
  const count = Math.max(Math.ceil(all.length / DOWN), 1);
  return Array.from({ length: count }, (_, index) => ({
    index,
    lines: [
      ...all.slice(index * DOWN, (index + 1) * DOWN).map((line, at) => ({ ...line, y: TOP + at * HEIGHT + 405 })),
      pageNumber(index),
    ],
    rules: [],
  }));
}

const FONTS: Preview["fonts"] = [
  { face: "title", families: ["Noto Serif CJK SC", "AR PL UMing CN"], present: false, bold: false },
  { face: "body", families: ["AR PL UMing CN", "Noto Serif CJK SC"], present: false, bold: false },
  { face: "heading1", families: ["Noto Sans CJK SC", "WenQuanYi Zen Hei"], present: false, bold: false },
  { face: "heading2", families: ["AR PL UKai CN"], present: false, bold: false },
  { face: "page_number", families: ["SimSun", "Noto Serif CJK SC"], present: true, bold: false },
];

/** Answers like the host: only what differs from the preview before, if the window holds that one. */
export class FakePreviews {
  #number = 0;
  #pages: PreviewPage[] = [];

  answer({ report, known }: PreviewRequest): Preview {
    const before = known === this.#number ? this.#pages : [];
    this.#pages = pagesOf(report);
    return {
      number: ++this.#number,
      page_count: this.#pages.length,
      whole: before.length === 0,
      pages: this.#pages.filter((page) => JSON.stringify(page) !== JSON.stringify(before[page.index])),
      fonts: FONTS,
      notes: ["这台电脑没有“方正小标宋简体”，预览用“Noto Serif CJK SC”代替；导出的文件里仍写明“方正小标宋简体”。"],
    };
  }
}
