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
