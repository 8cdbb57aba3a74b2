import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { difference } from "../src/components/output/difference";
import WordEdits from "../src/components/output/WordEdits.svelte";
import { fakeHost } from "../src/host/fake/fake-host";
import { Notices } from "../src/state/notices.svelte";
import { Workspace } from "../src/state/workspace.svelte";
import { byId, pretendLayout } from "./support/mounting";

describe("the difference of two versions", () => {
  it("is the part between what both begin and end with", () => {
    expect(difference("召开会议4次，部署工作。", "召开会议5次，部署工作。")).toEqual({
      lead: "召开会议", removed: "4", added: "5", tail: "次，部署工作。",
    });
  });

  it("is the whole of what was added or removed", () => {
    expect(difference("", "特此报告。")).toEqual({ lead: "", removed: "", added: "特此报告。", tail: "" });
    expect(difference("特此报告。", "")).toMatchObject({ removed: "特此报告。", added: "" });
  });

  it("does not count a character twice that both ends share", () => {
    expect(difference("受理65件。", "受理66件。")).toEqual({ lead: "受理", removed: "65", added: "66", tail: "件。" });
    expect(difference("受理165件", "受理65件")).toMatchObject({ removed: "165", added: "65" });
    expect(difference("占95.5%", "占95.8%")).toMatchObject({ removed: "95.5%", added: "95.8%" });
    expect(difference("6件", "6件，5件")).toMatchObject({ removed: "", added: "，5件" });
    expect(difference("好好", "好好好")).toEqual({ lead: "好好", removed: "", added: "好", tail: "" });
  });

  it("does not cut a rare character in two", () => {
    expect(difference("王𠮷", "王𠮶")).toEqual({ lead: "王", removed: "𠮷", added: "𠮶", tail: "" });
  });

  it("shows of long paragraphs what is needed to find the place", () => {
    const long = "字".repeat(50);
    const { lead, tail } = difference(`${long}甲${long}`, `${long}乙${long}`);
    expect(lead).toBe(`…${"字".repeat(18)}`);
    expect(tail).toBe(`${"字".repeat(18)}…`);
  });
});

describe("what was changed in Word", () => {
  const close = vi.fn();
  let dialog: Record<string, unknown>;
  beforeEach(() => pretendLayout());
  afterEach(async () => {
    await unmount(dialog);
    vi.unstubAllGlobals();
  });

  it("is there to be read again when the file was opened, with old and new words", async () => {
    const host = fakeHost({ sample: false });
    const { token } = await host.rpc("source_open", { path: "/home/user/文档/报告.docx" });
    const opened = await host.rpc("reading_accept", { token, reading: null, year: null });
    const workspace = new Workspace(host, new Notices(), opened);
    // It was shown before the file was opened.
    expect(workspace.editsShown).toBe(false);
    dialog = mount(WordEdits, { target: document.body, props: { edits: workspace.edits, onclose: close } });
    flushSync();
    expect(byId("edits-dialog").textContent).toContain("又改过2处");
    expect(byId("edit").querySelector("del")?.textContent).toBe("4");
    expect(byId("edit").querySelector("ins")?.textContent).toBe("5");
    expect(document.activeElement).toBe(byId("edits-close"));
    byId("edits-close").click();
    expect(close).toHaveBeenCalled();
    workspace.leave();
  });

  it("is nothing in a report that comes from elsewhere", async () => {
    const host = fakeHost({ sample: false });
    const workspace = new Workspace(host, new Notices(), await host.rpc("report_sample", {}));
    dialog = mount(WordEdits, { target: document.body, props: { edits: [], onclose: close } });
    expect(workspace.editsShown).toBe(false);
    workspace.leave();
  });
});
