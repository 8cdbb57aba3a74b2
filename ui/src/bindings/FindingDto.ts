// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { BlockKindDto } from "./BlockKindDto";
import type { FixDto } from "./FixDto";
import type { LevelDto } from "./LevelDto";

/**
 * What review found.
 */
export type FindingDto = { 
/**
 * Stable code of the rule.
 */
code: string, 
/**
 * Name of the rule.
 */
rule: string, 
/**
 * How certain.
 */
level: LevelDto, 
/**
 * Id of the block.
 */
block: number, 
/**
 * What the block is.
 */
kind: BlockKindDto, 
/**
 * Key of the step that the block belongs to; empty for none.
 */
step: string, 
/**
 * Where it starts.
 */
start: number, 
/**
 * Where it ends; `start` only in a block without text.
 */
end: number, 
/**
 * The text from start to end, figures as they are shown.
 */
text: string, 
/**
 * What is wrong, one sentence.
 */
message: string, 
/**
 * Why, with the source.
 */
reason: string, 
/**
 * What would put it right; a person chooses.
 */
fixes: Array<FixDto>, 
/**
 * Names the finding in [`ReportDto::ignored`](super::ReportDto).
 */
key: string, 
/**
 * Whether a person said to ignore it in this report.
 */
ignored: boolean, };
