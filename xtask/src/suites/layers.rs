//! The shape of the tree: who may depend on whom, who may name what.

use crate::Result;
use crate::counts::Count;

pub(crate) fn run() -> Result<Count> {
    super::rust::module("layers", "layers::")
}
