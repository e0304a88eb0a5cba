//! What must be proven before a request changes a case. Pure: the store hands over what it keeps of a case
//! and all its requests, and nothing here reads a clock or a database.
//!
//! [`evidence`] gathers the facts, [`ladder`] judges them, [`press`] says what a link's press does, [`desk`]
//! who may approve what, [`restore`] who may undo a change, [`in_hand`] what else a passport allows, [`returned`] what follows when a mail comes back, [`reminder`]
//! whether somebody is reminded of the last day to pay. Workers, links and desk ask here and nowhere else.

pub mod desk;
pub mod evidence;
pub mod in_hand;
pub mod ladder;
pub mod links;
pub mod matching;
pub mod press;
pub mod reminder;
pub mod restore;
pub mod returned;
