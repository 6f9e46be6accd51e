//! Tests of the evaluator over small packs.
