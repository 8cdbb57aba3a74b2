// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { ReportDto } from "./ReportDto";

/**
 * A section to move.
 */
export type MoveSection = { 
/**
 * The report.
 */
report: ReportDto, 
/**
 * Id of the section's heading block.
 */
heading: number, 
/**
 * Towards the beginning.
 */
up: boolean, };
