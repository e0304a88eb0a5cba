//! The product from one end to the other, on real parts: the real window moved by WebDriver, the real
//! central, a real IPP printer. Few and rich: each brings up a display, a central and a window.

mod breakout;
mod by_ear;
mod code;
mod configuration;
mod dock;
mod family;
mod faults;
mod few_taps;
mod help;
mod input;
mod journeys;
mod keys;
mod ladder;
mod landscape;
mod parts;
mod reader;
mod recovery;
mod soak;
mod staff;
mod taps;
mod thermal;
