// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { ReportDto } from "./ReportDto";

/**
 * A section was added.
 */
export type AddedSection = { 
/**
 * The report with it.
 */
report: ReportDto, 
/**
 * Id of its heading block.
 */
heading: number, };
