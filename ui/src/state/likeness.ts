/**
 * Whether a paragraph of this year's is one of last year's, gone over or not: enough to say “已经有了”. How
 * much of a report is the same as last year's is told by the program.
 */

/** Share of pairs of neighbouring characters that two versions of a paragraph have in common at least. */
const ENOUGH = 0.6;

/** What stays when a paragraph is brought up to date: neither quantities nor punctuation. */
function pairs(text: string): Map<string, number> {
  const bare = text.replace(/⟦[a-z0-9_]+⟧|[\d\s\p{P}%]/gu, "");
  const found = new Map<string, number>();
  for (let at = 0; at + 1 < bare.length; at++) {
    const pair = bare.slice(at, at + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
}

export function alike(one: string, other: string): boolean {
  if (one === other) return true;
  const [of, to] = [pairs(one), pairs(other)];
  const size = (found: Map<string, number>) => [...found.values()].reduce((sum, count) => sum + count, 0);
  let shared = 0;
  for (const [pair, count] of of) shared += Math.min(count, to.get(pair) ?? 0);
  const all = size(of) + size(to);
  return all > 0 && (2 * shared) / all >= ENOUGH;
}
