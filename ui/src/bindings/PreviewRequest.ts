// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { ReportDto } from "./ReportDto";

/**
 * A report to lay out as pages.
 */
export type PreviewRequest = { 
/**
 * The report.
 */
report: ReportDto, 
/**
 * Number of the preview that the window holds; `None` for none.
 */
known: number | null, };
