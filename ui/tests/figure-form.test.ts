import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import FigureForm from "../src/components/template/FigureForm.svelte";
import { figures } from "../src/host/fake/derive";
import { fakeHost } from "../src/host/fake/fake-host";
import { sampleReport } from "../src/host/fake/sample";
import { Notices } from "../src/state/notices.svelte";
import { Workspace } from "../src/state/workspace.svelte";
import { byId, isThere, pretendLayout, type } from "./support/mounting";

let form: Record<string, unknown>;
const input = vi.fn();

function show(lastShown: boolean, lasts: Record<string, string> = {}) {
  const report = sampleReport();
  for (const [id, last] of Object.entries(lasts)) report.figures[id] = { entry: report.figures[id]?.entry ?? "", last };
  const shown = figures(report).filter((figure) => figure.id.startsWith("disputes"));
  form = mount(FigureForm, {
    target: document.body,
    props: {
      figures: shown, entered: report.figures, year: 2026, lastShown, onlast: vi.fn(), oninput: input, oninsert: () => {},
    },
  });
  flushSync();
}

beforeEach(() => {
  pretendLayout();
  vi.clearAllMocks();
});
afterEach(async () => {
  await unmount(form);
  vi.unstubAllGlobals();
});

const enter = (id: string) => byId(id).dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));

describe("the figures of last year", () => {
  it("are hidden until they are asked for", () => {
    show(false);
    expect(isThere("last-disputes_total")).toBe(false);
    expect(isThere("change-disputes_total")).toBe(false);
  });

  it("stand beside this year's with what has changed", () => {
    show(true, { disputes_total: "60", disputes_success: "61" });
    expect(byId<HTMLInputElement>("last-disputes_total").value).toBe("60");
    expect(byId("change-disputes_total").textContent).toBe("比去年 +5（+8.3%）");
    expect(byId("change-disputes_success").textContent).toBe("比去年 持平");
  });

  it("are computed where those they come from are there, and not taken for typed", () => {
    show(true, { disputes_total: "50", disputes_success: "40" });
    const rate = byId<HTMLInputElement>("last-disputes_rate");
    expect(rate.value).toBe("");
    expect(rate.placeholder).toBe("80");
  });

  it("are told apart from this year's when typed", () => {
    show(true);
    type("last-disputes_total", "60");
    expect(input).toHaveBeenCalledWith("disputes_total", { last: "60" });
    type("figure-disputes_total", "70");
    expect(input).toHaveBeenCalledWith("disputes_total", { entry: "70" });
  });

  it("leave Enter in the column where it was pressed", () => {
    show(true);
    const ids = [...document.querySelectorAll<HTMLElement>("input[data-figure]")].map((field) => field.dataset["figure"]);
    enter(`figure-${ids[0]}`);
    expect(document.activeElement).toBe(byId(`figure-${ids[1]}`));
    enter(`last-${ids[0]}`);
    expect(document.activeElement).toBe(byId(`last-${ids[1]}`));
  });
});

describe("the figures of a report at work", () => {
  it("show last year's from the beginning if there are any", async () => {
    const host = fakeHost({ sample: false });
    const opened = await host.rpc("report_sample", {});
    show(false);
    expect(new Workspace(host, new Notices(), opened).lastShown).toBe(false);
    opened.report.figures["disputes_total"] = { entry: "", last: "60" };
    expect(new Workspace(host, new Notices(), opened).lastShown).toBe(true);
  });

  it("keep one year when the other is taken away, and nothing when both are", async () => {
    const host = fakeHost({ sample: false });
    show(false);
    const workspace = new Workspace(host, new Notices(), await host.rpc("report_sample", {}));
    workspace.enterFigure("disputes_total", { last: "60" });
    expect(workspace.report().figures["disputes_total"]).toEqual({ entry: "65", last: "60" });
    workspace.enterFigure("disputes_total", { entry: "" });
    expect(workspace.report().figures["disputes_total"]).toEqual({ entry: "", last: "60" });
    workspace.enterFigure("disputes_total", { last: "" });
    expect(workspace.report().figures).not.toHaveProperty("disputes_total");
    workspace.leave();
  });
});
