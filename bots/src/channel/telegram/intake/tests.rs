//! Tests of intake, written below.
