/** What the state of a report asks of the editor that is mounted. */

import type { BlockDto } from "../bindings/BlockDto";
import type { BlockKindDto } from "../bindings/BlockKindDto";
import type { FindingDto } from "../bindings/FindingDto";
import type { FixEdit } from "../bindings/FixEdit";
import type { View } from "../bindings/View";
import type { EditedPart } from "../editor/convert";
import type { Box } from "../editor/findings";

export type { Box } from "../editor/findings";

export interface EditorPort {
  /** Blocks, slots, numbering as they stand now. */
  part(): EditedPart;
  /** Shows what follows from the report; held back while an input method composes. */
  show(view: View): void;
  /**
   * Takes a changed report over as one step that undo takes back; false when the text is no longer
   * the one it was made from.
   */
  apply(part: EditedPart, from: EditedPart): Promise<boolean>;
  /**
   * Changes parts of paragraphs as one step that undo takes back; false when one is no longer as it was.
   */
  change(edits: FixEdit[], before: BlockDto[]): Promise<boolean>;
  /** Where a finding stands on the screen; `null` where it is not shown. */
  boxOf(finding: FindingDto): Box | null;
  insertFigure(id: string): void;
  /** Puts a sentence where the cursor stands; with `apart` in a paragraph of its own. */
  insertSentence(sentence: string, apart: boolean): void;
  goTo(block: number, range?: { start: number; end: number }): void;
  /** Gives a block other text. */
  setText(block: number, text: string): void;
  setKind(kind: BlockKindDto): void;
  addAnnex(): void;
  undo(): void;
  redo(): void;
  focus(): void;
}
