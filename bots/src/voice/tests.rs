//! What the sentences must be, whatever they say.
