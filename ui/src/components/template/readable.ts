/** A sample sentence as pieces to show: a reference to a figure by what it counts. */

export interface Piece {
  text: string;
  figure: boolean;
}

const REFERENCE = /⟦([a-z0-9_]+)⟧/u;

export function readable(sentence: string, label: (figure: string) => string): Piece[] {
  return sentence
    .split(REFERENCE)
    .map((text, index) => (index % 2 === 1 ? { text: label(text), figure: true } : { text, figure: false }))
    .filter((piece) => piece.text !== "");
}

export interface Names {
  unit: string;
  unit_short: string;
  year: number;
}

/** Fills `{unit}`, `{short}`, `{year}` and `{next_year}`. */
export function filled(sentence: string, names: Names): string {
  const values: Record<string, string> = {
    unit: names.unit,
    short: names.unit_short || names.unit,
    year: names.year > 0 ? String(names.year) : "××××",
    next_year: names.year > 0 ? String(names.year + 1) : "××××",
  };
  return sentence.replace(/\{(unit|short|year|next_year)\}/gu, (whole, name: string) => values[name] ?? whole);
}
