// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { FontsDto } from "./FontsDto";
import type { NumberPlaceDto } from "./NumberPlaceDto";
import type { PageDto } from "./PageDto";

/**
 * A house style. See `form::House`.
 */
export type HouseDto = { 
/**
 * Fonts.
 */
fonts: FontsDto, 
/**
 * Page.
 */
page: PageDto, 
/**
 * Whether （一） is bold.
 */
bold_heading2: boolean, 
/**
 * Where page numbers stand.
 */
page_number: NumberPlaceDto, };
