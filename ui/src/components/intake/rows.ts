/**
 * The rows of the two lists as the eye finds them: which one is looked at, and which on the other side
 * belong to it. Done on the elements themselves: a file has thousands of lines, and a change of two rows
 * must not ask each of them.
 */

/** From how many rows on a list is laid out only where it is in sight. */
const LONG = 400;

export const isLong = (rows: number): boolean => rows > LONG;

type Name = "piece" | "line";

/** By its id, which the page looks up without going through the rows. */
const row = (name: Name, at: number): HTMLElement | null => document.getElementById(`${name}-${at}`);

/** Makes one row of a list the one that is looked at; with `scroll` it comes into sight. */
export function showCurrent(list: HTMLElement | undefined, name: Name, at: number, scroll: boolean): void {
  const before = list?.querySelector<HTMLElement>("[data-current]");
  const now = row(name, at);
  if (before !== now) {
    before?.removeAttribute("data-current");
    before?.setAttribute("aria-selected", "false");
  }
  now?.setAttribute("data-current", "");
  now?.setAttribute("aria-selected", "true");
  if (scroll) now?.scrollIntoView({ block: "nearest" });
}

/** Lights up the rows that belong to one on the other side, and brings the first into sight. */
export function light(list: HTMLElement | undefined, name: Name, places: number[], scroll: boolean): void {
  for (const lit of list?.querySelectorAll("[data-lit]") ?? []) lit.removeAttribute("data-lit");
  places.forEach((at, index) => {
    const found = row(name, at);
    found?.setAttribute("data-lit", "");
    if (index === 0 && scroll) found?.scrollIntoView({ block: "nearest" });
  });
}

/** The place of the row in which something stands. */
export function placeOf(target: EventTarget | null, name: Name): number | null {
  const found = target instanceof Element ? target.closest<HTMLElement>(`[data-${name}]`)?.dataset[name] : undefined;
  return found === undefined ? null : Number(found);
}
