import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { mounted } from "../src/components/report/mounted";
import type { ReportEditor } from "../src/editor/mount";
import { fakeHost, type FakeHost } from "../src/host/fake/fake-host";
import { Notices } from "../src/state/notices.svelte";
import { Workspace } from "../src/state/workspace.svelte";

let host: FakeHost;
let workspace: Workspace;
let editor: ReportEditor;
let target: HTMLElement;

beforeEach(async () => {
  // jsdom lays nothing out.
  Element.prototype.scrollIntoView = () => {};
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
  host = fakeHost({ sample: false });
  const opened = await host.rpc("report_sample", {});
  workspace = new Workspace(host, new Notices(), opened);
  target = document.createElement("div");
  document.body.append(target);
  editor = mounted(target, workspace);
});
afterEach(() => {
  workspace.leave();
  editor.destroy();
  target.remove();
});

const block = (kind: string) => workspace.report().blocks.find((found) => found.kind === kind);
const text = (id: number) => workspace.report().blocks.find((found) => found.id === id)?.text;

describe("a report at work", () => {
  it("keeps what is typed while a section is being added", async () => {
    const lead = block("body")?.id ?? 0;
    const before = workspace.report().blocks.length;
    const adding = workspace.add("duties", "");
    editor.setText(lead, "趁这时打的字。");
    await adding;
    expect(text(lead)).toBe("趁这时打的字。");
    expect(workspace.report().blocks).toHaveLength(before + 2);
  });

  it("takes a section that was removed back by undo, its step with it", async () => {
    const section = workspace.view.steps.find((step) => step.slot === "study");
    const before = workspace.report();
    await workspace.remove(section?.heading ?? 0);
    expect(workspace.report().blocks.length).toBeLessThan(before.blocks.length);
    workspace.undo();
    expect(workspace.report()).toEqual(before);
  });

  it("changes between the outlines and back without losing a word", async () => {
    const before = workspace.report();
    await workspace.arrange("flat");
    await workspace.arrange("three-part");
    const words = (report: typeof before) => report.blocks.map((found) => found.text);
    expect(words(workspace.report())).toEqual(words(before));
  });

  it("renames a heading and leaves what runs on behind it", async () => {
    const heading = block("heading2")?.id ?? 0;
    editor.setText(heading, "强化领导。一是开会⟦meetings_topic⟧。");
    await expect.poll(() => workspace.headingOf(heading)).toBe("强化领导");
    workspace.renameHeading(heading, "压实责任");
    expect(text(heading)).toBe("压实责任。一是开会⟦meetings_topic⟧。");
  });

  it("is called by its title as it stands", () => {
    editor.setText(block("title")?.id ?? 0, "新的标题");
    expect(workspace.name).toBe("新的标题");
  });

  it("has everything on disk when flush says so, though typing went on", async () => {
    const lead = block("body")?.id ?? 0;
    editor.setText(lead, "一");
    const flushed = workspace.flush();
    editor.setText(lead, "一二");
    expect(await flushed).toBe(true);
    expect(host.stored.get(workspace.id)?.report.blocks.find((found) => found.id === lead)?.text).toBe("一二");
  });

  it("says plainly that it could not be written, and keeps the text", async () => {
    host.fail("report_save", { code: "disk", message: "磁盘满了，稿件还在窗口里。" });
    const lead = block("body")?.id ?? 0;
    editor.setText(lead, "留下");
    expect(await workspace.flush()).toBe(false);
    expect(workspace.saver.error?.code).toBe("disk");
    expect(text(lead)).toBe("留下");
  });

  it("writes a draft under a name of its own kind", async () => {
    await workspace.output.exportDraft();
    const call = host.calls.find((found) => found.name === "export_draft");
    expect((call?.body as { path: string }).path).toMatch(/法治政府建设情况报告\.nianbao$/u);
  });
});
