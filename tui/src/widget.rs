//! Small parts that screens are made of. They know words and cells, no state.

pub(crate) mod bar;
pub(crate) mod figure;
pub(crate) mod hints;
pub(crate) mod text;
