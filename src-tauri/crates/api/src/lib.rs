//! Every command of the program, declared once; what lies behind each; the DTOs.
pub mod commands;
pub mod dto;
pub mod error;
