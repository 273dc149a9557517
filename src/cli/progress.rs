//! How far something is that takes longer than a second, on standard error where that is a terminal; and whether Ctrl-C was
//! pressed, so that it stops between two batches and leaves the store whole.

use super::Failure;
use crate::document::gather::extent;
use crate::library::Progress;
use signal_hook::consts::SIGINT;
use signal_hook::flag;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// What takes no longer than this tells nothing.
const SHORT: Duration = Duration::from_secs(1);

/// Time between two words on how far it is.
const TELLING: Duration = Duration::from_millis(100);

/// Something under way.
#[derive(Debug)]
pub(super) struct Telling {
    stop: Arc<AtomicBool>,
    begun: Instant,
    told: Option<Instant>,
    is_terminal: bool,
    is_shown: bool,
}

impl Telling {
    /// Begins: from now on Ctrl-C asks for a stop; pressed again, it ends the process.
    ///
    /// # Errors
    /// The signal cannot be watched.
    pub(super) fn start() -> Result<Self, Failure> {
        let stop = Arc::new(AtomicBool::new(false));
        flag::register_conditional_default(SIGINT, Arc::clone(&stop))
            .and_then(|_| flag::register(SIGINT, Arc::clone(&stop)))
            .map_err(Failure::Signals)?;
        Ok(Self::stopped_by(stop))
    }

    /// Begins something that this stops.
    pub(super) fn stopped_by(stop: Arc<AtomicBool>) -> Self {
        let is_terminal = io::stderr().is_terminal();
        Self { stop, begun: Instant::now(), told: None, is_terminal, is_shown: false }
    }

    /// Whether a stop was asked for.
    pub(super) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }

    /// The start of taking in what is named. How much that is, is looked up where it is shown alone.
    pub(super) fn taking_in(&self, paths: &[PathBuf]) -> Progress {
        Progress::through("taking in", if self.is_terminal { extent(paths) } else { 0 })
    }

    /// Shows how far it is, in the place of what was shown before; says whether to go on.
    pub(super) fn tell(&mut self, progress: Progress) -> bool {
        let is_time = self.told.is_none_or(|told| told.elapsed() >= TELLING);
        if self.is_terminal && is_time && self.begun.elapsed() >= SHORT {
            self.told = Some(Instant::now());
            self.is_shown = true;
            let mut error = io::stderr().lock();
            let _ = write!(error, "\r{progress}   (Ctrl-C stops)\u{1b}[K").and_then(|()| error.flush());
        }
        !self.is_stopped()
    }

    /// Takes away what is shown, so that lines can be written.
    pub(super) fn clear(&mut self) {
        if std::mem::take(&mut self.is_shown) {
            let mut error = io::stderr().lock();
            let _ = write!(error, "\r\u{1b}[K").and_then(|()| error.flush());
        }
    }
}

impl Drop for Telling {
    fn drop(&mut self) {
        self.clear();
    }
}
