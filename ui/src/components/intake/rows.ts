/** The rows of the two lists. */

/** The place of the row in which something stands. */
export function placeOf(target: EventTarget | null, name: "piece" | "line"): number | null {
  const found = target instanceof Element ? target.closest<HTMLElement>(`[data-${name}]`)?.dataset[name] : undefined;
  return found === undefined ? null : Number(found);
}
