//! The tree is the architecture (`docs/architecture.md`): who may depend on whom, and who may name what.
//!
//! [`graph`] and [`features`] ask Cargo, [`sources`] reads the files. Every rule is also tried on a planted violation, because a
//! checker that finds nothing proves nothing.

mod features;
mod graph;
mod sources;
