/** The keys of the list of pieces, and what they are called. */

import { confirm, join, leaveOut, moveBy, setRole } from "../../state/corrections";
import type { Intake } from "../../state/intake.svelte";
import { DIRECT } from "./roles";

/** For a person to read. */
export const KEYS: [string, string][] = [
  ["↑ ↓", "看上一段、下一段"],
  ["F4 / Shift+F4", "到下一处、上一处猜的地方"],
  ["Enter、空格", "猜得对：确认，到下一处；不是猜的：改这一段是什么"],
  ["M", "改这一段是什么、归到哪一步"],
  ["1 … 4", "改为一级到四级标题"],
  ["0", "改为正文"],
  ["Delete", "不放进报告"],
  ["Alt+↑ / Alt+↓", "这一段上移、下移"],
  ["J", "和上面一段合成一段"],
  ["S", "从中间分成两段"],
  ["← →", "到左边的原文件、回到右边的报告"],
  ["Enter", "在左边灰色的一行：放进报告"],
  ["Ctrl+Z / Ctrl+Y", "撤销、恢复"],
  ["Ctrl+Enter", "起草"],
  ["Esc", "取消"],
];

/** How far PageUp and PageDown go. */
const PAGE = 10;

interface Ways {
  menu: () => void;
  split: () => void;
  toLines: () => void;
  nextGuess: () => void;
}

/** What a key does to the piece that is looked at; `undefined` for none. */
export function pieceAction(intake: Intake, event: KeyboardEvent, ways: Ways): (() => unknown) | undefined {
  const { piece, current, pieces } = intake;
  if (!current || event.isComposing || event.ctrlKey || event.metaKey) return undefined;
  if (event.altKey) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
    return by && (() => moveBy(intake, piece, by));
  }
  const role = DIRECT[event.key];
  if (role) return () => setRole(intake, piece, role);
  const look = (to: number) => () => intake.lookAt(to);
  const decide = async () => {
    if (current.doubts.length === 0) return ways.menu();
    await confirm(intake, piece);
    ways.nextGuess();
  };
  const actions: Record<string, () => unknown> = {
    ArrowDown: look(piece + 1),
    ArrowUp: look(piece - 1),
    PageDown: look(piece + PAGE),
    PageUp: look(piece - PAGE),
    Home: look(0),
    End: look(pieces.length - 1),
    Enter: decide,
    " ": decide,
    m: ways.menu,
    ContextMenu: ways.menu,
    ArrowLeft: ways.toLines,
    Delete: () => leaveOut(intake, piece),
    j: () => join(intake, piece),
    s: ways.split,
  };
  return actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
}
