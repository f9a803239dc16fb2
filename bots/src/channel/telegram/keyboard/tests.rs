//! Tests of keyboard, written below.
