/** The paper: A4 in twips, its column of text, how large it is on the screen. */

import type { PageDto } from "../../bindings/PageDto";
import type { PreviewFont } from "../../bindings/PreviewFont";
import type { PreviewPiece } from "../../bindings/PreviewPiece";

export const PAPER = { width: 11906, height: 16838 } as const;

/** The column of text (版心) from edge to edge, in twips. */
export interface Column {
  left: number;
  right: number;
}

/** The column that the margins of a page leave, which are tenths of a millimetre. */
export function columnOf({ left, right }: Pick<PageDto, "left" | "right">): Column {
  const twips = (tenths: number) => Math.round((tenths * 1440) / 254);
  return { left: twips(left), right: PAPER.width - twips(right) };
}

/** Pixels of a twip at 100 %. */
const ACTUAL = 96 / 1440;

/** Steps of the zoom, in per cent. */
export const ZOOMS = [50, 67, 80, 90, 100, 125, 150, 200] as const;

/** Stands for a zoom that follows the width of the pane. */
export const FIT = 0;

/** Room around and between the pages, in pixels. */
export const GAP = 12;

/** Pixels of a twip: as the zoom says, or as the pane is wide. */
export function scaleOf(zoom: number, width: number): number {
  return zoom === FIT ? Math.max(width - 2 * GAP, 80) / PAPER.width : (zoom / 100) * ACTUAL;
}

export const percentOf = (scale: number): number => Math.round((scale / ACTUAL) * 100);

/** The next zoom, larger or smaller; the same at the ends. */
export function nextZoom(percent: number, by: 1 | -1): number {
  const next = by > 0 ? ZOOMS.find((zoom) => zoom > percent) : ZOOMS.findLast((zoom) => zoom < percent);
  return next ?? (by > 0 ? ZOOMS[ZOOMS.length - 1] ?? percent : ZOOMS[0]);
}

/** Characters that are placed by one list. */
export interface Run {
  text: string;
  /** The `x` attribute of an SVG text. */
  x: string;
}

/**
 * A piece as runs. A character outside the basic plane is a run of its own: engines don't agree
 * whether it takes one place of the list or two.
 */
export function runsOf(piece: PreviewPiece): Run[] {
  if (!ASTRAL.test(piece.text)) return [{ text: piece.text, x: piece.xs.join(" ") }];
  const runs: Run[] = [];
  let open: { text: string; xs: number[] } = { text: "", xs: [] };
  const close = () => {
    if (open.text) runs.push({ text: open.text, x: open.xs.join(" ") });
    open = { text: "", xs: [] };
  };
  [...piece.text].forEach((character, at) => {
    if (character.length > 1) close();
    open.text += character;
    open.xs.push(piece.xs[at] ?? 0);
    if (character.length > 1) close();
  });
  close();
  return runs;
}

const ASTRAL = /[\u{10000}-\u{10ffff}]/u;

/** What serves where none of a face's families is there. */
const LAST: Record<PreviewFont["face"], string> = {
  title: "var(--font-title)",
  body: "var(--font-fang)",
  heading1: "var(--font-hei)",
  heading2: "var(--font-kai)",
  page_number: "var(--font-song)",
  latin: "var(--font-latin)",
};

/** The font of each face as CSS variables. A bold weight comes near to a design that is missing. */
export function faces(fonts: PreviewFont[]): string {
  return fonts
    .map(({ face, families, bold }) => {
      const family = [...families.map(quoted), LAST[face]].join(", ");
      return `--face-${face}: ${family}; --weight-${face}: ${bold ? "bold" : "normal"}`;
    })
    .join("; ");
}

const quoted = (family: string): string => `"${family.replace(/["\\]/gu, "")}"`;
