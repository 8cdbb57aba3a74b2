/**
 * Half of a surrogate pair is no character: JSON writes it as an escape that the program refuses, and a save
 * with one in it would fail for ever. Such a half becomes U+FFFD, which is as long, so that offsets stay.
 */

/** With the `u` flag a pair is one character: only a half without the other matches. */
const LONE = /\p{Surrogate}/gu;

export const wellFormedText = (text: string): string => text.replace(LONE, "\u{fffd}");

/** The same value with every text well-formed; itself where nothing had to be changed. */
export function wellFormed<T>(value: T): T {
  return mended(value) as T;
}

function mended(value: unknown): unknown {
  if (typeof value === "string") return wellFormedText(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map(mended);
    return items.some((item, at) => item !== value[at]) ? items : value;
  }
  const entries = Object.entries(value).map(([key, part]) => [wellFormedText(key), mended(part)] as const);
  const same = entries.every(([key, part]) => part === (value as Record<string, unknown>)[key]);
  return same ? value : Object.fromEntries(entries);
}
