// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { SlotDto } from "./SlotDto";

/**
 * A figure.
 */
export type FigureView = { 
/**
 * Id.
 */
id: string, 
/**
 * What is counted.
 */
label: string, 
/**
 * 量词
 */
unit: string, 
/**
 * The step it belongs to.
 */
slot: SlotDto, 
/**
 * What was entered.
 */
entry: string, 
/**
 * The quantity as the text shows it, with unit; empty where there is none.
 */
display: string, 
/**
 * Last year's figure, entered or computed.
 */
last: string, 
/**
 * The same with unit; empty where there is none.
 */
last_display: string, 
/**
 * What is odd beside last year's: the same number, or a jump; empty if nothing is.
 */
remark: string, 
/**
 * The difference to last year, `+12（+8.3%）`; empty where it can't be reckoned.
 */
change: string, 
/**
 * Whether it is computed from others, nothing having been entered.
 */
computed: boolean, 
/**
 * How it is computed, for a person: `61 ÷ 65，四舍五入到 0.1`; empty if it isn't.
 */
explanation: string, 
/**
 * What contradicts it; empty if nothing does.
 */
problem: string, 
/**
 * What is meant, where the label can be misread.
 */
hint: string, 
/**
 * In how many places of the text it stands.
 */
uses: number, };
