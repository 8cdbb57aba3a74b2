// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { CarriedStateDto } from "./CarriedStateDto";

/**
 * How a block that was taken over stands.
 */
export type CarriedState = { 
/**
 * Id of the block.
 */
block: number, 
/**
 * How it stands.
 */
state: CarriedStateDto, };
