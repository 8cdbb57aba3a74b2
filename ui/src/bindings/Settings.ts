// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { HouseDto } from "./HouseDto";
import type { PreviewPlace } from "./PreviewPlace";
import type { ReviewSettings } from "./ReviewSettings";
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
side_panel: boolean, 
/**
 * Whether the pages are shown.
 */
preview: boolean, 
/**
 * Where they stand, if there is room.
 */
preview_place: PreviewPlace, 
/**
 * Their share of the room when beside the text, in per cent, 25 to 75.
 */
preview_width: number, 
/**
 * Their share when under the text, likewise.
 */
preview_height: number, 
/**
 * Zoom in per cent, 50 to 200; 0 follows the width of the pane.
 */
preview_zoom: number, 
/**
 * Whether what review found is marked on the paper.
 */
preview_findings: boolean, 
/**
 * Fonts, page and local habits of what is printed.
 */
house: HouseDto, 
/**
 * What the review goes by.
 */
review: ReviewSettings, };
