// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { Theme } from "./Theme";

/**
 * The person's settings.
 */
export type Settings = { 
/**
 * Text size in per cent, 100 to 175.
 */
text_size: number, 
/**
 * How the window looks.
 */
theme: Theme, 
/**
 * Full name of the person's unit, for new reports.
 */
unit: string, 
/**
 * Its short name.
 */
unit_short: string, 
/**
 * The report that was open last; the program opens it again.
 */
last_report: string | null, 
/**
 * Whether the panel on the right is shown.
 */
side_panel: boolean, };
