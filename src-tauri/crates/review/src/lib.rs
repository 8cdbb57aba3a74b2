//! Proofreading rules, one a file; pure.
