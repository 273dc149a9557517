//! Whether two linked passages conflict, and by which rule.

use super::{Link, Story};

/// Makes `link` a divergence where its ends conflict.
pub fn examine(_story: Story<'_>, _link: &mut Link) {}
