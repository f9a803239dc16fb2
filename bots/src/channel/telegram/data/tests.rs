//! Tests of data, written below.
