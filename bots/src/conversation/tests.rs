//! The pure machine, driven by hand.
