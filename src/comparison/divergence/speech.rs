use super::pair::Pair;
use crate::comparison::Conflict;
pub(super) fn explains(_pair: &Pair<'_>, _conflict: &Conflict) -> bool { false }
