/** The editor of a report, mounted and joined to the workspace around it. */

import { ReportEditor } from "../../editor/mount";
import type { Workspace } from "../../state/workspace.svelte";

export function mounted(target: HTMLElement, workspace: Workspace): ReportEditor {
  const editor = new ReportEditor(target, workspace.initial, {
    changed: () => workspace.edited(),
    caret: (caret) => (workspace.caret = caret),
    composing: (on) => workspace.composing(on),
    figure: (id) => workspace.want(id),
    recognise: (text) => workspace.recognise(text),
    confirm: (whole) => void workspace.carried.confirmHere(whole),
    finding: (finding, by) => workspace.review.point(finding, by),
    explain: (finding) => workspace.review.explain(finding),
  }, workspace.readOnly);
  workspace.attach(editor);
  return editor;
}
