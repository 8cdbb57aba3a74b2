// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { AnswerDto } from "./AnswerDto";
import type { PromiseKindDto } from "./PromiseKindDto";

/**
 * A plan or a problem of last year's report.
 */
export type PromiseView = { 
/**
 * Id within the report.
 */
id: number, 
/**
 * Plan or problem.
 */
kind: PromiseKindDto, 
/**
 * As last year's report has it.
 */
text: string, 
/**
 * What became of it.
 */
answer: AnswerDto, 
/**
 * Why it was dropped; empty for any other answer.
 */
reason: string, 
/**
 * Id of the block that answers it.
 */
linked: number | null, 
/**
 * Id of the block that may answer it.
 */
suggested: number | null, 
/**
 * The text of a fresh plan that goes on from it.
 */
fresh: string, };
