//! Two days for one event.

use super::{Ends, Found};
use crate::comparison::{Conflict, Rule};

/// What the words around two dates must share at least, in weight.
const CONTEXT: f64 = 12.0;

/// Days that do not meet, in sentences that name one day each. Without a date of publication relative days are not resolved and
/// nothing is claimed.
pub fn find(ends: &Ends<'_>) -> Vec<Found> {
    let ([x], [y]) = (ends.a.dates.as_slice(), ends.b.dates.as_slice()) else { return Vec::new() };
    let (Some(p), Some(q)) = (x.days, y.days) else { return Vec::new() };
    if p.0 <= q.1 && q.0 <= p.1 {
        return Vec::new();
    }
    let context = ends.context(x.span, y.span, 5);
    let excludes = ends.probability >= 0.8 && context >= CONTEXT;
    let conflict = Conflict { rule: Rule::Date, a: x.span, b: y.span };
    if context >= CONTEXT / 2.0 { vec![Found { conflict, excludes }] } else { Vec::new() }
}
