/** What a person does to a piece of a reading, as the changes that the program makes. */

import type { ReadingView } from "../bindings/ReadingView";
import type { RoleDto } from "../bindings/RoleDto";
import type { SlotDto } from "../bindings/SlotDto";
import type { Intake } from "./intake.svelte";

/** The place of the piece that holds a line of the source. */
const pieceWith = ({ lines }: ReadingView, line: number | undefined): number => lines[line ?? -1]?.piece ?? 0;

/** The same piece after a change, wherever it went. */
const follow = (piece: number) => (now: ReadingView, before: ReadingView) =>
  pieceWith(now, before.pieces[piece]?.lines[0]);

export const setRole = (intake: Intake, piece: number, role: RoleDto): Promise<void> =>
  intake.change({ what: "role", piece, role }, follow(piece));

export const setSlot = (intake: Intake, piece: number, slot: SlotDto | null): Promise<void> =>
  intake.change({ what: "slot", piece, slot }, follow(piece));

export const leaveOut = (intake: Intake, piece: number): Promise<void> => intake.change({ what: "leave_out", piece }, () => piece);

export const confirm = (intake: Intake, piece: number): Promise<void> => intake.change({ what: "confirm", piece }, () => piece);

/** A line that was left out becomes text; with `before` it stands before that piece. */
export function putBack(intake: Intake, line: number, before: number | null = null): Promise<void> {
  // What it shall stand before is one place further down, if the line came to stand above it.
  const move = (now: ReadingView) => {
    const piece = pieceWith(now, line);
    if (before === null || piece === before) return null;
    return { what: "move" as const, piece, before: piece < before ? before + 1 : before };
  };
  return intake.change([() => ({ what: "put_back", line }), move], (now) => pieceWith(now, line));
}

/** Puts a piece before another one, at the end where `before` is the number of pieces. */
export async function moveTo(intake: Intake, piece: number, before: number): Promise<void> {
  if (before < 0 || before > intake.pieces.length || before === piece || before === piece + 1) return;
  await intake.change({ what: "move", piece, before }, follow(piece));
}

export const moveBy = (intake: Intake, piece: number, by: 1 | -1): Promise<void> =>
  moveTo(intake, piece, by === 1 ? piece + 2 : piece - 1);

export async function join(intake: Intake, piece: number): Promise<void> {
  if (piece === 0) intake.note = "上面没有别的段落，合不起来。";
  else await intake.change({ what: "join", piece }, () => piece - 1);
}

/** From a line on, a piece is one of its own. */
export const split = (intake: Intake, piece: number, line: number): Promise<void> =>
  intake.change({ what: "split", piece, line }, (now) => pieceWith(now, line));
