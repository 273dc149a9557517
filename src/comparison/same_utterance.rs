//! Whether two linked passages report the same utterance of the same speaker.

use super::{Link, Story};

/// Makes `link` a quote where both ends report one utterance.
pub fn examine(_story: Story<'_>, _link: &mut Link) {}
