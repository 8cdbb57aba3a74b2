//! What lies behind each command.

pub mod carried;
pub mod edit;
pub mod export;
pub mod library;
pub mod outlook;
pub mod portal;
pub mod preview;
pub mod recover;
pub mod report;
pub mod review;
pub mod settings;
pub mod source;
