import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Preview as Answer } from "../src/bindings/Preview";
import type { PreviewRequest } from "../src/bindings/PreviewRequest";
import type { ReportDto } from "../src/bindings/ReportDto";
import { fakeHost, type FakeHost } from "../src/host/fake/fake-host";
import { PATIENCE, Preview } from "../src/state/preview.svelte";

let host: FakeHost;
let report: ReportDto;
let preview: Preview;

const asked = () => host.calls.filter((call) => call.name === "preview").map((call) => call.body as PreviewRequest);
const settled = () => vi.advanceTimersByTimeAsync(PATIENCE * 2);
const body = () => report.blocks.findLast((block) => block.kind === "body" && block.text !== "");
const type = (text: string) => {
  const block = body();
  if (block) block.text += text;
  preview.changed();
};
const shown = () => preview.pages.flatMap((page) => page.lines.flatMap((line) => line.pieces.map((piece) => piece.text))).join("");

beforeEach(async () => {
  vi.useFakeTimers();
  host = fakeHost();
  report = (await host.rpc("report_sample", {})).report;
  preview = new Preview(host, () => structuredClone(report));
});
afterEach(() => vi.useRealTimers());

describe("the preview", () => {
  it("is not asked for while nobody sees it", async () => {
    type("看不见");
    await settled();
    expect(asked()).toHaveLength(0);
    preview.show(true);
    await settled();
    expect(shown()).toContain("看不见");
  });

  it("shows what was typed last, with one question under way at a time", async () => {
    preview.show(true);
    for (const character of "一二三四五六") type(character);
    expect(asked()).toHaveLength(1);
    await settled();
    expect(asked()).toHaveLength(2);
    expect(shown()).toContain("一二三四五六");
  });

  it("keeps the very pages that did not change", async () => {
    preview.show(true);
    await settled();
    const before = preview.pages;
    type("末");
    await settled();
    expect(asked().at(-1)?.known).toBe(1);
    const same = preview.pages.map((page, at) => page === before[at]);
    expect(same.slice(0, -1).every(Boolean)).toBe(true);
    expect(same.at(-1)).toBe(false);
  });

  it("lets go of pages that are no longer there", async () => {
    preview.show(true);
    await settled();
    report.blocks = report.blocks.slice(0, 3);
    preview.changed();
    await settled();
    expect(preview.pages).toHaveLength(1);
  });

  it("is not asked for while an input method composes, and is when it has done", async () => {
    preview.show(true);
    await settled();
    preview.composing(true);
    type("fa");
    await settled();
    expect(asked()).toHaveLength(1);
    preview.composing(false);
    await settled();
    expect(asked()).toHaveLength(2);
  });

  it("says that it is at work when an answer is late", async () => {
    const rpc = host.rpc.bind(host);
    host.rpc = (async (name, request) => {
      await new Promise((resolve) => setTimeout(resolve, PATIENCE + 500));
      return rpc(name, request);
    }) as typeof host.rpc;
    preview.show(true);
    await vi.advanceTimersByTimeAsync(PATIENCE - 1);
    expect(preview.slow).toBe(false);
    await vi.advanceTimersByTimeAsync(2);
    expect(preview.slow).toBe(true);
    await settled();
    expect(preview.slow).toBe(false);
    expect(preview.pages.length).toBeGreaterThan(0);
  });

  it("keeps its pages when an answer fails, and asks again at the next change", async () => {
    preview.show(true);
    await settled();
    const { pages } = preview;
    host.fail("preview", { code: "internal", message: "排版时出了差错。" });
    type("甲");
    await settled();
    expect(preview.error?.message).toBe("排版时出了差错。");
    expect(preview.pages).toBe(pages);
    host.fail("preview", null);
    type("乙");
    await settled();
    expect(preview.error).toBeNull();
    expect(shown()).toContain("甲乙");
  });

  it("asks for all pages when it was sent pages for another preview than its own", async () => {
    const pages = [{ index: 1, lines: [], rules: [] }];
    const partial: Answer = { number: 7, page_count: 2, whole: false, pages, fonts: [], notes: [] };
    const answers: Answer[] = [
      { ...partial, whole: true, page_count: 1, pages: [{ index: 0, lines: [], rules: [] }] },
      { ...partial, page_count: 3 },
      { ...partial, whole: true, page_count: 1, pages: [{ index: 0, lines: [], rules: [] }] },
    ];
    const known: (number | null)[] = [];
    host.rpc = (async (_: string, request: PreviewRequest) => {
      known.push(request.known);
      return answers.shift();
    }) as unknown as typeof host.rpc;
    preview.show(true);
    await settled();
    preview.changed();
    await settled();
    expect(known).toEqual([null, 7, null]);
    expect(preview.error).toBeNull();
  });

  it("asks for every page when the same report is printed another way, be a question under way or not", async () => {
    preview.show(true);
    preview.anew();
    await settled();
    expect(asked().map((request) => request.known)).toEqual([null, null]);
    preview.anew();
    await settled();
    type("又一句");
    await settled();
    expect(asked().map((request) => request.known)).toEqual([null, null, null, 3]);
  });

  it("gives every page as it stands now, seen or not", async () => {
    type("印出来");
    const pages = await preview.whole();
    expect(JSON.stringify(pages)).toContain("印出来");
    host.fail("preview", { code: "internal", message: "排版时出了差错。" });
    await expect(preview.whole()).rejects.toMatchObject({ code: "internal" });
  });

  it("asks no more when the report is left", async () => {
    preview.show(true);
    await settled();
    preview.stop();
    type("晚了");
    await settled();
    expect(asked()).toHaveLength(1);
  });
});
