use super::pair::Pair;
use crate::comparison::Conflict;
pub(super) fn find(_pair: &Pair<'_>, _found: &mut Vec<Conflict>) {}
