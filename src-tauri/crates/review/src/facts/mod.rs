//! rule first asks for it and kept as long as the line and the context stay, so that a rule over
//! the whole text reads a text only once.

mod heading;
mod items;
mod quantities;

use std::any::{Any, TypeId};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::context::Context;
use crate::text::Line;

pub(crate) use heading::{Heading, Number};
pub(crate) use items::{Item, NUMERALS, item_lists};
pub(crate) use quantities::{Quantities, Quantity};

/// Something to be read off a line. It may depend on the line and on the context, on nothing else.
/// A family that needs one of its own makes a type and says here how it is read; `line.fact()` keeps
/// it.
pub(crate) trait Fact: Send + Sync + Sized + 'static {
    /// Reads it off a line.
    fn of(line: &Line, context: &Context) -> Self;
}

/// The facts of one line, by their type.
#[derive(Default)]
pub(crate) struct Facts(Mutex<Vec<(TypeId, Arc<dyn Any + Send + Sync>)>>);

impl Facts {
    /// The fact of a type, reckoned if it is the first time.
    pub fn of<F: Fact>(&self, line: &Line, context: &Context) -> Arc<F> {
        if let Some(known) = self.known() {
            return known;
        }
        // Not while the list is locked: one fact may be read off another.
        let fact = Arc::new(F::of(line, context));
        let mut list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        list.push((TypeId::of::<F>(), fact.clone()));
        fact
    }

    fn known<F: Fact>(&self) -> Option<Arc<F>> {
        let list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, fact) = list.iter().find(|(of, _)| *of == TypeId::of::<F>())?;
        fact.clone().downcast().ok()
    }
}

impl fmt::Debug for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Facts")
    }
}
