// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { ReportDto } from "./ReportDto";

/**
 * Marks to confirm: one, or all of a block.
 */
export type ConfirmMarks = { 
/**
 * The report.
 */
report: ReportDto, 
/**
 * Id of the block.
 */
block: number, 
/**
 * Where the mark starts, in wire units; `None` for every mark of the block.
 */
start: number | null, 
/**
 * Opens what was confirmed again.
 */
take_back: boolean, };
