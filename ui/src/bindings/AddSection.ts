// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { ReportDto } from "./ReportDto";
import type { SlotDto } from "./SlotDto";

/**
 * A section to add.
 */
export type AddSection = { 
/**
 * The report.
 */
report: ReportDto, 
/**
 * What it is about.
 */
slot: SlotDto, 
/**
 * Its heading; empty to take the template's.
 */
heading: string, };
