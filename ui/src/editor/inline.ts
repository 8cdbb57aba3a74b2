/**
 * The text of a block: characters, and references to figures written `⟦id⟧`. An id is made of
 * lower-case ASCII letters, digits and `_`; anything else between the brackets is plain text.
 */

export type Piece = { text: string } | { figure: string };

const REFERENCE = /⟦([a-z0-9_]{1,64})⟧/g;

/** The pieces of a text, in order; joining what they stand for gives the text again. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(REFERENCE)) {
    if (match.index > from) found.push({ text: text.slice(from, match.index) });
    found.push({ figure: match[1] ?? "" });
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}

/** The reference to a figure, as it stands in a text. */
export const reference = (id: string): string => `⟦${id}⟧`;

/** Cuts a text at an offset of the wire: UTF-16 units, a reference counting as one. */
export function cut(text: string, offset: number): [string, string] {
  let left = offset;
  let at = 0;
  for (const piece of pieces(text)) {
    const units = "text" in piece ? piece.text.length : 1;
    if (left < units) return "text" in piece ? halves(text, at + left) : halves(text, at);
    left -= units;
    at += "text" in piece ? units : reference(piece.figure).length;
  }
  return halves(text, at);
}

const halves = (text: string, at: number): [string, string] => [text.slice(0, at), text.slice(at)];
