/**
 * Dragging a piece or a line to another place, by the pointer itself: the shell takes what the page calls
 * drag and drop for files that are dropped on the window.
 */

export type Dragged = { piece: number } | { line: number };

/** Where it was let go: before a piece, on the heading of a step, on the column of what is left out. */
export type Place = { before: number } | { group: number } | "out";

/** How far the pointer moves before a click is a drag, in pixels. */
const FAR = 6;
/** From the edge of a list on, it scrolls; and how far at a time. In pixels. */
const EDGE = 36;
const STEP = 14;

const number = (element: Element | null | undefined, name: string): number | null => {
  const found = element instanceof HTMLElement ? element.dataset[name] : undefined;
  return found === undefined ? null : Number(found);
};

/** What stands under the pointer, if it can be dragged. */
function draggedAt(target: EventTarget | null): { what: Dragged; row: HTMLElement } | null {
  if (!(target instanceof Element) || target.closest("button, input, summary, a")) return null;
  const row = target.closest<HTMLElement>("[data-piece], [data-line][data-out]");
  const piece = number(row, "piece");
  const line = number(row, "line");
  if (row && piece !== null) return { what: { piece }, row };
  return row && line !== null ? { what: { line }, row } : null;
}

function placeAt(x: number, y: number, what: Dragged): { place: Place; mark: HTMLElement; how: string } | null {
  const under = document.elementFromPoint(x, y);
  const row = under?.closest<HTMLElement>("[data-piece]");
  const piece = number(row, "piece");
  if (row && piece !== null) {
    const box = row.getBoundingClientRect();
    const below = y > box.top + box.height / 2;
    return { place: { before: below ? piece + 1 : piece }, mark: row, how: below ? "after" : "before" };
  }
  const group = under?.closest<HTMLElement>("[data-group]");
  const at = number(group, "group");
  if (group && at !== null) return { place: { group: at }, mark: group, how: "in" };
  const lines = under?.closest<HTMLElement>("[data-lines]");
  return lines && "piece" in what ? { place: "out", mark: lines, how: "in" } : null;
}

/** Lets what stands in an element be dragged within it. */
export function draggable(root: HTMLElement, ondrop: (what: Dragged, place: Place) => void) {
  let drop = ondrop;
  let began: { what: Dragged; row: HTMLElement; x: number; y: number } | null = null;
  let ghost: HTMLElement | null = null;
  let marked: HTMLElement | null = null;
  let at = { x: 0, y: 0 };
  let scrolling: ReturnType<typeof setInterval> | undefined;

  function mark(found: ReturnType<typeof placeAt>): void {
    marked?.removeAttribute("data-drop");
    marked = found?.mark ?? null;
    marked?.setAttribute("data-drop", found?.how ?? "");
  }

  function show(): void {
    if (!began || !ghost) return;
    ghost.style.transform = `translate(${at.x + 12}px, ${at.y + 12}px)`;
    mark(placeAt(at.x, at.y, began.what));
  }

  function scroll(): void {
    const list = document.elementFromPoint(at.x, at.y)?.closest("[data-list]");
    const box = list?.getBoundingClientRect();
    if (!list || !box) return;
    if (at.y < box.top + EDGE) list.scrollTop -= STEP;
    else if (at.y > box.bottom - EDGE) list.scrollTop += STEP;
    else return;
    show();
  }

  function start(): void {
    ghost = document.createElement("div");
    ghost.className = "drag-ghost";
    ghost.textContent = began?.row.querySelector("[data-text]")?.textContent?.slice(0, 30) ?? "";
    document.body.append(ghost);
    root.dataset["dragging"] = "true";
    scrolling = setInterval(scroll, 30);
  }

  function end(): void {
    clearInterval(scrolling);
    ghost?.remove();
    mark(null);
    delete root.dataset["dragging"];
    began = ghost = null;
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", up);
    removeEventListener("pointercancel", end);
    removeEventListener("keydown", escape, { capture: true });
  }

  function move(event: PointerEvent): void {
    if (!began) return;
    at = { x: event.clientX, y: event.clientY };
    if (!ghost && Math.hypot(at.x - began.x, at.y - began.y) < FAR) return;
    if (!ghost) start();
    event.preventDefault();
    show();
  }

  function up(): void {
    const found = began && ghost ? placeAt(at.x, at.y, began.what) : null;
    const what = began?.what;
    end();
    if (found && what) drop(what, found.place);
  }

  function escape(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !ghost) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    end();
  }

  function down(event: PointerEvent): void {
    const found = event.button === 0 && event.isPrimary ? draggedAt(event.target) : null;
    if (!found) return;
    began = { ...found, x: event.clientX, y: event.clientY };
    addEventListener("pointermove", move);
    addEventListener("pointerup", up);
    addEventListener("pointercancel", end);
    addEventListener("keydown", escape, { capture: true });
  }

  root.addEventListener("pointerdown", down);
  return {
    update: (next: typeof ondrop) => void (drop = next),
    destroy() {
      end();
      root.removeEventListener("pointerdown", down);
    },
  };
}
