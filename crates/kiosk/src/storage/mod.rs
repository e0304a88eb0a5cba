//! What must not be lost: the database ([`store`]) with the requests ([`outbox`]), its second copy
//! ([`second_copy`], on an [`append_log`]), how both are opened and mended ([`recovery`]), and what is taken out ([`export`]). A row in this
//! version's types: [`row`].

pub mod append_log;
pub mod export;
pub mod outbox;
pub mod recovery;
pub mod row;
pub mod second_copy;
pub mod setting;
pub mod store;
