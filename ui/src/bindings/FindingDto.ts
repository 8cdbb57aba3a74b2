// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { BlockKindDto } from "./BlockKindDto";
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
 * Where it starts.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * What is wrong, one sentence.
 */
message: string, 
/**
 * Why, with the source.
 */
reason: string, };
