// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { OutlineDto } from "./OutlineDto";

/**
 * A new report.
 */
export type NewReport = { 
/**
 * Id of a template.
 */
template: string, 
/**
 * Full name of the unit.
 */
unit: string, 
/**
 * Short name; empty to derive it from the full one.
 */
unit_short: string, 
/**
 * Year to report on.
 */
year: number, 
/**
 * How the sections are arranged.
 */
outline: OutlineDto, };
