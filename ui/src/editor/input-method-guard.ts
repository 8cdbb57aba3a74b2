/**
 * Keys that belong to an input method and not to the editor.
 *
 * WebKit sends the key that confirms a composition after `compositionend`, with `isComposing` false:
 * taken for an Enter of the person's it would split the paragraph. So the keys that input methods
 * confirm and choose with are the input method's for a moment longer.
 */

/** How long after a composition a confirming key may still come, in milliseconds. */
export const AFTERMATH = 100;

const CONFIRMING = /^(?:Enter|Escape|Tab)$/u;
/** Choose among candidates. Plain ones only type; with Ctrl or Alt they would change the paragraph. */
const CHOOSING = /^[\d ]$/u;

/** What the guard looks at in a key. */
export type Key = Pick<KeyboardEvent, "isComposing" | "keyCode" | "key" | "ctrlKey" | "altKey" | "metaKey">;

export class InputMethodGuard {
  #endedAt = -Infinity;
  #composing = false;
  #waiting: (() => void)[] = [];
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  started(): void {
    this.#composing = true;
  }

  /** What was held back runs when the confirming key can no longer come. */
  ended(): void {
    this.#composing = false;
    this.#endedAt = this.#now();
    setTimeout(() => this.#release(), AFTERMATH);
  }

  /** The text lost the focus: no composition outlives that, even where its end is not told. */
  left(): void {
    if (this.#composing) this.ended();
  }

  /** Whether a composition is under way, or ended so lately that its last key may still come. */
  get busy(): boolean {
    return this.#composing || this.#now() - this.#endedAt < AFTERMATH;
  }

  /** Whose a key is: the input method's while it composes, its aftermath's right after, else ours. */
  owner(event: Key): "method" | "aftermath" | "editor" {
    if (this.#composing || event.isComposing || event.keyCode === 229) return "method";
    const command = event.ctrlKey || event.altKey || event.metaKey;
    const confirms = CONFIRMING.test(event.key) || (command && CHOOSING.test(event.key));
    return this.busy && confirms ? "aftermath" : "editor";
  }

  /** Does something now, or when the composition is over. */
  whenFree(work: () => void): void {
    if (this.busy) this.#waiting.push(work);
    else work();
  }

  #release(): void {
    if (this.busy) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const work of waiting) work();
  }
}
