import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { ReportCard } from "../src/bindings/ReportCard";
import ReportList from "../src/components/library/ReportList.svelte";
import { pretendLayout } from "./support/mounting";

const MANY = 10_000;
const cards = (count: number): ReportCard[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `${at}`, name: `稿件${at}`, unit: "柳溪镇人民政府", year: 2025, state: "drafting", updated_at: "2026-01-05T08:00:00Z", completeness: 40,
  }));

let mounted: Record<string, unknown>;
const onopen = vi.fn();

function show(count: number) {
  const nothing = () => {};
  const ways = { onrename: nothing, onnewyear: nothing, onduplicate: nothing, onremove: nothing, onrestore: nothing, onpurge: nothing };
  mounted = mount(ReportList, { target: document.body, props: { cards: cards(count), bin: false, onopen, ...ways } });
  flushSync();
}

beforeEach(() => {
  pretendLayout();
  onopen.mockClear();
});
afterEach(async () => {
  await unmount(mounted);
  vi.unstubAllGlobals();
});

const rows = () => [...document.querySelectorAll<HTMLElement>("[data-testid=report-card]")];
const focused = () => document.activeElement?.getAttribute("data-id");
async function press(key: string, to: string) {
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  await expect.poll(focused).toBe(to);
}

it("few reports are all on the page", () => {
  show(150);
  expect(rows()).toHaveLength(150);
});

it("of many those at hand are on the page, keys reach all of them, and each says which it is", async () => {
  show(MANY);
  await expect.poll(() => rows().length).toBeGreaterThan(0);
  expect(rows().length).toBeLessThan(100);
  rows()[0]?.focus();
  await press("ArrowDown", "1");
  await press("End", `${MANY - 1}`);
  const item = document.activeElement?.closest("[role=listitem]");
  expect([item?.getAttribute("aria-posinset"), item?.getAttribute("aria-setsize")]).toEqual([`${MANY}`, `${MANY}`]);
  await press("ArrowUp", `${MANY - 2}`);
  expect(rows().length).toBeLessThan(100);
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  expect(onopen).toHaveBeenCalledWith(expect.objectContaining({ id: `${MANY - 2}` }));
  await press("Home", "0");
});
