//! A country's central in small: several of its processes over one PostgreSQL, kiosks that deliver by their own code, people who look
//! at pages. The bad morning (`main.rs`) and the drills (`bin/drill`) are played with it.

pub mod balancer;
pub mod centrals;
pub mod cpu;
pub mod database;
pub mod kiosks;
pub mod pages;
pub mod server;
