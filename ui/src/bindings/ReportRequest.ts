// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { ReportDto } from "./ReportDto";

/**
 * A report.
 */
export type ReportRequest = { 
/**
 * The report.
 */
report: ReportDto, };
