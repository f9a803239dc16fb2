//! Tests of inbox, written below.
