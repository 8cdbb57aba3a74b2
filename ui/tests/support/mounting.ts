/** What jsdom lacks of a page, for tests that put components or the editor on one. */

import { vi } from "vitest";

import { fakeHost, type FakeHost } from "../../src/host/fake/fake-host";
import { Notices } from "../../src/state/notices.svelte";
import { Preferences } from "../../src/state/preferences.svelte";
import { Rulebook } from "../../src/state/rulebook.svelte";

export function pretendLayout(): void {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => {} }));
  vi.stubGlobal("ResizeObserver", class {
    observe() {}
    unobserve() {}
    disconnect() {}
  });
  vi.stubGlobal("CSS", { escape: (name: string) => name });
  Element.prototype.scrollIntoView = () => {};
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
    this.querySelector<HTMLElement>("[autofocus]")?.focus();
  };
}

/** The element with a test id, which must be there. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.querySelector<T>(`[data-testid='${id}']`);
  if (!found) throw new Error(`nothing is called ${id}`);
  return found;
}

export const isThere = (id: string): boolean => document.querySelector(`[data-testid='${id}']`) !== null;

/** Types into a field in place of what stands there. */
export function type(id: string, text: string): void {
  const field = byId<HTMLInputElement>(id);
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

/** The rules of an office that has set nothing. */
export function rulebook(host: FakeHost = fakeHost({ sample: false }), notices = new Notices()): Rulebook {
  return new Rulebook(host, notices, new Preferences(host, notices));
}
