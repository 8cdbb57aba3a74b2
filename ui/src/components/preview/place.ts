/**
 * Places on the paper and places in the text. The paper knows for each line the block and where the
 * line begins and ends in it; which character of the line stands for which place in the block is told
 * from the block's text, in which a figure counts one however long the quantity that it shows is, and
 * in which a computed number does not stand at all.
 */

import type { FindingDto } from "../../bindings/FindingDto";
import type { PreviewLine } from "../../bindings/PreviewLine";
import type { PreviewPage } from "../../bindings/PreviewPage";
import { cut, pieces } from "../../editor/inline";

/** The texts of the blocks for which the pages stand, by id. */
export type Texts = ReadonlyMap<number, string>;

/** A place in the text: a block, and an offset in wire units. */
export interface Place {
  block: number;
  offset: number;
}

/** Part of a line's height that lies above its base line. */
const ABOVE = 0.72;

/** The upper edge of a line, in twips. */
export const topOf = (line: PreviewLine): number => line.y - line.height * ABOVE;

/** Characters that take half a 字. */
const NARROW = /[\u0020-\u007e\u00a0-\u00ff]/u;

/** The characters of a line with their edges, in twips, and the place in the block before each. */
interface Spread {
  left: number[];
  right: number[];
  /** One more than there are characters: the last is where the line ends. */
  offsets: number[];
  /** How many characters at the beginning show nothing of the block: a computed number. */
  lead: number;
}

function spread(line: PreviewLine, texts: Texts): Spread {
  const characters: string[] = [];
  const left: number[] = [];
  const right: number[] = [];
  for (const piece of line.pieces) {
    [...piece.text].forEach((character, at) => {
      const x = piece.xs[at] ?? 0;
      const width = NARROW.test(character) ? piece.size / 2 : piece.size;
      characters.push(character);
      left.push(x);
      // How wide the last one of a piece is has not been told.
      right.push(piece.xs[at + 1] ?? x + width);
    });
  }
  return { left, right, ...alignment(characters, line, texts.get(line.block ?? -1) ?? "") };
}

/** Which place in its block stands before each character of a line, and behind the last. */
export function alignment(characters: string[], line: PreviewLine, text: string): Pick<Spread, "offsets" | "lead"> {
  const [, rest] = cut(text, line.start);
  const [part] = cut(rest, line.end - line.start);
  return aligned(characters, line, part) ?? evenly(characters.length, line);
}

/** The characters side by side with the part of the text that they show; `null` if they don't fit. */
function aligned(characters: string[], { start, end }: PreviewLine, part: string): Pick<Spread, "offsets" | "lead"> | null {
  // White space at the edges of the line may be left out on the paper.
  const found = pieces(part.trim());
  const pattern = found.map((piece) => ("text" in piece ? `(${escaped(piece.text)})` : "(.*?)")).join("");
  const match = new RegExp(`^(.*?)${pattern}(\\s*)$`, "su").exec(characters.join(""));
  if (!match) return null;
  let offset = start + part.length - part.trimStart().length;
  const lead = [...(match[1] ?? "")].length;
  const offsets = Array.from({ length: lead }, () => offset);
  found.forEach((piece, at) => {
    for (const character of match[at + 2] ?? "") {
      offsets.push(offset);
      if ("text" in piece) offset += character.length;
    }
    if ("figure" in piece) offset += 1;
  });
  for (const _ of match.at(-1) ?? "") offsets.push(offset);
  return { offsets: [...offsets, end], lead };
}

/** Where nothing better is known: the line's length shared out. */
function evenly(count: number, { start, end }: PreviewLine): Pick<Spread, "offsets" | "lead"> {
  const share = (at: number) => start + Math.round(((end - start) * at) / Math.max(count, 1));
  return { offsets: Array.from({ length: count + 1 }, (_, at) => share(at)), lead: 0 };
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");

/** The place in the text that is nearest to a point on a page; `null` for a page without text. */
export function placeAt(page: PreviewPage, x: number, y: number, texts: Texts): Place | null {
  let nearest: PreviewLine | null = null;
  let distance = Infinity;
  for (const line of page.lines) {
    if (line.block === null) continue;
    const top = topOf(line);
    const away = y < top ? top - y : Math.max(y - (top + line.height), 0);
    if (away < distance) [nearest, distance] = [line, away];
  }
  if (nearest === null || nearest.block === null) return null;
  const { left, right, offsets } = spread(nearest, texts);
  const at = left.findIndex((edge, index) => x < (edge + (right[index] ?? edge)) / 2);
  return { block: nearest.block, offset: (at < 0 ? offsets.at(-1) : offsets[at]) ?? nearest.end };
}

/** The line in which a place stands; a place between two lines belongs to the second. */
export function lineAt(pages: PreviewPage[], place: Place): { page: number; line: PreviewLine } | null {
  let found: { page: number; line: PreviewLine } | null = null;
  for (const page of pages) {
    for (const line of page.lines) {
      if (line.block !== place.block) continue;
      if (found && line.start > place.offset) return found;
      found = { page: page.index, line };
    }
  }
  return found;
}

/** The last line before a paragraph that is not printed, such as an empty one. */
export function lineBefore(pages: PreviewPage[], block: number, texts: Texts): { page: number; line: PreviewLine } | null {
  const blocks = [...texts.keys()];
  for (let at = blocks.indexOf(block) - 1; at >= 0; at--) {
    const found = lineAt(pages, { block: blocks[at] ?? -1, offset: Infinity });
    if (found) return found;
  }
  return null;
}

/** A finding as it is marked on a line of the paper. */
export interface Mark {
  key: string;
  level: FindingDto["level"];
  message: string;
  /** Left edge, length, and upper edge and height of the line, in twips. */
  x: number;
  width: number;
  top: number;
  height: number;
  /** Where the stroke runs, in twips. */
  y: number;
}

/** The findings as marks on a page. */
export function marksOn(page: PreviewPage, findings: FindingDto[], texts: Texts): Mark[] {
  const marks: Mark[] = [];
  const blocks = new Set(page.lines.map((line) => line.block));
  findings.forEach((finding, index) => {
    if (!blocks.has(finding.block)) return;
    page.lines.forEach((line, at) => {
      if (line.block !== finding.block || line.end <= finding.start || line.start >= finding.end) return;
      const { left, right, offsets, lead } = spread(line, texts);
      const within = left.map((_, c) => {
        const offset = offsets[c] ?? line.end;
        return c >= lead && offset >= finding.start && offset < finding.end;
      });
      const first = within.indexOf(true);
      const last = within.lastIndexOf(true);
      if (first < 0) return;
      const x = left[first] ?? 0;
      const size = Math.max(...line.pieces.map((piece) => piece.size));
      marks.push({
        key: `${index}-${at}`,
        level: finding.level,
        message: finding.message,
        x,
        width: (right[last] ?? x) - x,
        top: topOf(line),
        height: line.height,
        y: line.y + size / 5,
      });
    });
  });
  return marks;
}
