import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { AFTERMATH, InputMethodGuard } from "../src/editor/input-method-guard";

const key = (name: string, keyCode = 65, isComposing = false, ctrlKey = false) => ({
  key: name, keyCode, isComposing, ctrlKey, altKey: false, metaKey: false,
});
let now = 0;
let guard: InputMethodGuard;

beforeEach(() => {
  vi.useFakeTimers();
  now = 1000;
  guard = new InputMethodGuard(() => now);
});
afterEach(() => vi.useRealTimers());

const pass = (milliseconds: number) => {
  now += milliseconds;
  vi.advanceTimersByTime(milliseconds);
};

describe("keys", () => {
  it("are the input method's while it composes, however it says so", () => {
    expect(guard.owner(key("Enter", 13, true))).toBe("method");
    expect(guard.owner(key("Process", 229))).toBe("method");
    guard.started();
    expect(guard.owner(key("Enter", 13))).toBe("method");
  });

  it("that confirm are swallowed right after a composition, and ours again soon", () => {
    guard.started();
    guard.ended();
    for (const name of ["Enter", "Escape", "Tab"]) expect(guard.owner(key(name))).toBe("aftermath");
    expect(guard.owner(key("1", 49, false, true)), "Ctrl+1 would change the paragraph").toBe("aftermath");
    expect(guard.owner(key("1", 49)), "a digit only types").toBe("editor");
    expect(guard.owner(key("ArrowLeft"))).toBe("editor");
    pass(AFTERMATH);
    expect(guard.owner(key("Enter"))).toBe("editor");
  });
});

describe("work that would disturb a composition", () => {
  it("waits for its end and then runs in order", () => {
    const done: number[] = [];
    guard.started();
    guard.whenFree(() => done.push(1));
    guard.whenFree(() => done.push(2));
    pass(10_000);
    expect(done).toEqual([]);
    guard.ended();
    expect(done).toEqual([]);
    pass(AFTERMATH);
    expect(done).toEqual([1, 2]);
  });

  it("waits on if another composition begins at once", () => {
    const done: number[] = [];
    guard.started();
    guard.whenFree(() => done.push(1));
    guard.ended();
    pass(AFTERMATH / 2);
    guard.started();
    pass(AFTERMATH * 2);
    expect(done).toEqual([]);
    guard.ended();
    pass(AFTERMATH);
    expect(done).toEqual([1]);
  });

  it("runs when the text loses the focus and the end was never told", () => {
    const done: number[] = [];
    guard.started();
    guard.whenFree(() => done.push(1));
    guard.left();
    pass(AFTERMATH);
    expect(done).toEqual([1]);
  });

  it("runs at once where no input method is at work", () => {
    const done: number[] = [];
    guard.whenFree(() => done.push(1));
    expect(done).toEqual([1]);
  });
});
