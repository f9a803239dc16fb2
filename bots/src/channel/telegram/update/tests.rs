//! Tests of update, written below.
