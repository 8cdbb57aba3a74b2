/** A report with mistakes of every sort at work: five spaces, 法制建设, 等等, and no date. */

import { mounted } from "../../src/components/report/mounted";
import type { ReportEditor } from "../../src/editor/mount";
import { fakeHost, type FakeHost } from "../../src/host/fake/fake-host";
import { sampleReport } from "../../src/host/fake/sample";
import { App } from "../../src/state/app.svelte";
import { Workspace } from "../../src/state/workspace.svelte";

export const SPACED = "全年 开会⟦meetings_topic⟧， 研究 工作。";
export const LEGAL = "推进法制建设等等。";

export interface Reviewed {
  host: FakeHost;
  app: App;
  workspace: Workspace;
  editor: ReportEditor;
  target: HTMLElement;
  /** Ids of the two paragraphs that the mistakes stand in, and of the date. */
  spaced: number;
  legal: number;
  date: number;
  leave(): void;
}

export async function reviewed(texts: [string, string] = [SPACED, LEGAL]): Promise<Reviewed> {
  const host = fakeHost({ sample: false });
  const app = new App(host);
  await app.preferences.load();
  const made = await host.rpc("report_create", { template: "", unit: "青石镇人民政府", unit_short: "", year: 2026, outline: "flat" });
  const report = sampleReport();
  const bodies = report.blocks.filter(({ kind }) => kind === "body");
  const [spaced, legal] = [bodies[1], bodies[2]];
  const date = report.blocks.find(({ kind }) => kind === "date");
  if (!spaced || !legal || !date) throw new Error("the sample has paragraphs and a date");
  [spaced.text, legal.text, date.text] = [texts[0], texts[1], ""];
  await host.rpc("report_save", { id: made.id, revision: 1, report });
  const workspace = new Workspace(host, app.notices, await host.rpc("report_open", { id: made.id }));
  const target = document.createElement("div");
  document.body.append(target);
  const editor = mounted(target, workspace);
  const leave = () => {
    workspace.leave();
    editor.destroy();
    target.remove();
  };
  return { host, app, workspace, editor, target, spaced: spaced.id, legal: legal.id, date: date.id, leave };
}
