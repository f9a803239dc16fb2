//! Everything that needs more than one room of the house, in one executable.
