// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { AnswerDto } from "./AnswerDto";
import type { ReportDto } from "./ReportDto";

/**
 * What became of a promise.
 */
export type AnswerPromise = { 
/**
 * The report.
 */
report: ReportDto, 
/**
 * Id of the promise.
 */
id: number, 
/**
 * What became of it.
 */
answer: AnswerDto, 
/**
 * Why it is dropped.
 */
reason: string, 
/**
 * Id of the block that answers it.
 */
linked: number | null, };
