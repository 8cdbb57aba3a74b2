// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { HouseDto } from "./HouseDto";

/**
 * A house style that comes with the program.
 */
export type HouseChoice = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * When to take it, one sentence.
 */
note: string, 
/**
 * What it says.
 */
house: HouseDto, };
