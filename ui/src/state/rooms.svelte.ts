/**
 * How the window is shared out between steps, text, pages and side panel. What does not find room
 * makes way: pages that would stand beside the text lie under it, and on a small screen at large text
 * they take the place of the side panel.
 */

import type { Preferences } from "./preferences.svelte";

/** Rooms in rem, which grows with the text size: steps and side panel at their narrowest, two papers. */
const STEPS = 12;
const SIDE = 16;
const TWO_PAPERS = 46;
/** Up to this width the side panel lies under the text: the same as in `Workspace.svelte`'s style. */
const NARROW = 56;

export class Rooms {
  /** Width of the window in pixels; 0 until it is known. */
  width = $state(0);
  readonly #preferences: Preferences;

  constructor(preferences: Preferences) {
    this.#preferences = preferences;
  }

  get #settings() {
    return this.#preferences.current;
  }

  get #wide(): number {
    return this.width / (0.16 * this.#settings.text_size);
  }

  get #narrow(): boolean {
    return this.width > 0 && this.#wide <= NARROW;
  }

  /** Whether the pages are shown. */
  get pages(): boolean {
    return this.#settings.preview;
  }

  /** Whether the side panel is shown. */
  get side(): boolean {
    return this.#settings.side_panel && !(this.#narrow && this.pages);
  }

  /** Whether the pages would find room beside the text. */
  get roomBeside(): boolean {
    return !this.#narrow && this.#wide - STEPS - (this.side ? SIDE : 0) >= TWO_PAPERS;
  }

  /** Whether the pages stand beside the text and not under it. */
  get beside(): boolean {
    return this.pages && this.roomBeside && this.#settings.preview_place === "beside";
  }

  togglePages(): void {
    void this.#preferences.change({ preview: !this.pages });
  }

  toggleSide(): void {
    if (this.side) void this.#preferences.change({ side_panel: false });
    else void this.#preferences.change({ side_panel: true, ...(this.#narrow && { preview: false }) });
  }
}
