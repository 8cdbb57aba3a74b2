/** A report that was begun on the ground of last year's, at work: the fake host's sample with its plans. */

import { mounted } from "../../src/components/report/mounted";
import type { ReportEditor } from "../../src/editor/mount";
import type { ReportDto } from "../../src/bindings/ReportDto";
import { fakeHost, type FakeHost } from "../../src/host/fake/fake-host";
import { sampleReport } from "../../src/host/fake/sample";
import { Notices } from "../../src/state/notices.svelte";
import { Workspace } from "../../src/state/workspace.svelte";

export const PLAN = "建强基层执法队伍，举办行政执法培训不少于4次。";
export const PROBLEM = "专职人员不足，有的村调解员年龄偏大。";

/** Puts text into the first paragraph of a section. */
export function fillIn(report: ReportDto, slot: string, text: string): void {
  const at = report.blocks.findIndex((block) => report.slots[block.id] === slot);
  const body = report.blocks[at + 1];
  if (body) body.text = text;
}

export interface RolledOver {
  host: FakeHost;
  notices: Notices;
  workspace: Workspace;
  editor: ReportEditor;
  target: HTMLElement;
  leave(): void;
}

export async function rolledOver(signatories: string[] = []): Promise<RolledOver> {
  const host = fakeHost({ sample: false });
  const { id } = await host.rpc("report_create", { template: "", unit: "青石镇人民政府", unit_short: "", year: 2026, outline: "flat" });
  const report = sampleReport();
  report.meta.signatories = signatories;
  fillIn(report, "plans", PLAN);
  fillIn(report, "problems", PROBLEM);
  await host.rpc("report_save", { id, revision: 1, report });
  const notices = new Notices();
  const workspace = new Workspace(host, notices, await host.rpc("report_rollover", { id, year: 2027 }));
  const target = document.createElement("div");
  document.body.append(target);
  const editor = mounted(target, workspace);
  const leave = () => {
    workspace.leave();
    editor.destroy();
    target.remove();
  };
  return { host, notices, workspace, editor, target, leave };
}
