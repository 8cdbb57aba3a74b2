// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { HouseChoice } from "./HouseChoice";
import type { TemplateDto } from "./TemplateDto";

/**
 * What the window needs once.
 */
export type AppInfo = { 
/**
 * Version of the program.
 */
version: string, 
/**
 * Where the reports are kept.
 */
data_folder: string, 
/**
 * This year by the machine's clock: a new report is about it, or in January to April about the
 * year before.
 */
suggested_year: number, 
/**
 * Every template.
 */
templates: Array<TemplateDto>, 
/**
 * House styles to choose from; the first is the standard.
 */
houses: Array<HouseChoice>, };
