//! The real window under a virtual display, its keys pressed and its files looked at.

mod opening;
