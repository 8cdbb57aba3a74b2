// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { RoleDto } from "./RoleDto";
import type { SlotDto } from "./SlotDto";

/**
 * What a person corrects. Pieces and lines are named by their places in the reading.
 */
export type ReadingChange = { "what": "role", 
/**
 * The piece.
 */
piece: number, 
/**
 * What it is.
 */
role: RoleDto, } | { "what": "slot", 
/**
 * The piece.
 */
piece: number, 
/**
 * What it is about.
 */
slot: SlotDto | null, } | { "what": "move", 
/**
 * The piece.
 */
piece: number, 
/**
 * The one that it will stand before.
 */
before: number, } | { "what": "join", 
/**
 * The lower piece.
 */
piece: number, } | { "what": "split", 
/**
 * The piece.
 */
piece: number, 
/**
 * The line of the source that begins the second.
 */
line: number, } | { "what": "leave_out", 
/**
 * The piece.
 */
piece: number, } | { "what": "put_back", 
/**
 * The line.
 */
line: number, } | { "what": "confirm", 
/**
 * The piece.
 */
piece: number, } | { "what": "unit", 
/**
 * The name.
 */
name: string, } | { "what": "year", 
/**
 * The year.
 */
year: number, };
