/** How sure a finding is, in words. */

import type { LevelDto } from "../../bindings/LevelDto";

/** The gravest first. */
export const LEVELS: LevelDto[] = ["certain", "suspected", "hint"];

export const LEVEL_NAMES: Record<LevelDto, string> = { certain: "必错", suspected: "疑似", hint: "提示" };

/** What each level asks of a person. */
export const LEVEL_NOTES: Record<LevelDto, string> = {
  certain: "一定要改",
  suspected: "看一眼，多半要改",
  hint: "供参考",
};
