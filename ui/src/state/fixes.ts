/** Putting all findings of a kind right at once. */

import type { FindingDto } from "../bindings/FindingDto";
import type { FixDto } from "../bindings/FixDto";
import type { FixEdit } from "../bindings/FixEdit";

/** The way to put a finding right without looking at it, if there is one. */
export const safeFix = (finding: FindingDto): FixDto | undefined => finding.fixes.find((fix) => fix.safe);

export interface Fixes {
  edits: FixEdit[];
  /** How many findings they put right. */
  fixed: number;
  /** How many would change what another changes already. */
  left: number;
}

/** The safe changes for these findings, those that would get in each other's way left for another time. */
export function bySafeFix(findings: FindingDto[]): Fixes {
  const taken = new Map<number, FixEdit[]>();
  const fixes: Fixes = { edits: [], fixed: 0, left: 0 };
  for (const finding of findings) {
    const fix = safeFix(finding);
    if (!fix) continue;
    if (fix.edits.some((edit) => taken.get(edit.block)?.some((other) => clash(edit, other)))) {
      fixes.left += 1;
      continue;
    }
    for (const edit of fix.edits) taken.set(edit.block, [...(taken.get(edit.block) ?? []), edit]);
    fixes.edits.push(...fix.edits);
    fixes.fixed += 1;
  }
  return fixes;
}

/** Whether two changes meet. Where one of them inserts, to touch is to meet: nothing says which comes first. */
function clash(one: FixEdit, other: FixEdit): boolean {
  const inserts = one.start === one.end || other.start === other.end;
  const [from, to] = [Math.max(one.start, other.start), Math.min(one.end, other.end)];
  return inserts ? from <= to : from < to;
}
