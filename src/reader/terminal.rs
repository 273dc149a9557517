//! The terminal as the reader holds it: the modes it needs, one write a frame, and everything put back at the end.
//!
//! ```text
//!  open ──> raw mode, alternate screen, mouse, paste ──> draw, draw, ... ──> drop, panic, signal ──> all of it in reverse
//!                         ^                                 │
//!                         └──────── fg ──── stopped <───────┘ suspend
//! ```
//!
//! What the keys and signals are is left to [`super::event`]; what a frame shows, to the views.

use super::colour::of_sixteen;
use super::event;
use crossterm::clipboard::CopyToClipboard;
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Rect, Size};
use ratatui::{Frame, Terminal};
use signal_hook::consts::{SIGHUP, SIGSTOP};
use std::cell::Cell;
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::rc::Rc;
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::time::Duration;

/// The alternate screen, cleared, with bracketed paste and without the cursor.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[2J\x1b[?2004h\x1b[?25l";
/// Presses, drags and the wheel, in SGR form; bare motion is not asked for, as each step of it would wake the program.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l";
/// [`ENTER`] in reverse. An update that was cut short is ended first: a terminal may hold back all that follows it.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[?2031l\x1b[?1004l\x1b[?2004l\x1b[?1049l\x1b[?25h";
/// What stands between these two appears at once, on terminals that know it; others ignore them.
const UPDATE_BEGIN: &[u8] = b"\x1b[?2026h";
const UPDATE_END: &[u8] = b"\x1b[?2026l";

/// Have the terminal tell when the window comes to the front, and when its theme is another.
const CHANGES_ON: &[u8] = b"\x1b[?1004h\x1b[?2031h";
/// What terminal is this? (DA1)
const ASK_KIND: &[u8] = b"\x1b[c";
/// OSC 11 with a question mark for the colour.
const ASK_BACKGROUND: &[u8] = b"\x1b]11;?\x1b\\";

/// Whether the modes are on. Locked while anything is written, so that no frame follows the putting back.
static HELD: Mutex<bool> = Mutex::new(false);

fn held() -> MutexGuard<'static, bool> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How a session is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Whether presses, drags and the wheel of the mouse are asked for. Without, the terminal's own selection works as ever.
    pub mouse: bool,
    /// Whether the terminal knows sixteen colours and no more.
    pub sixteen: bool,
}

/// The terminal, held until this is dropped.
#[derive(Debug)]
pub struct Session {
    terminal: Terminal<CrosstermBackend<Output>>,
    /// Shared with the output: while set, what is written waits.
    drawing: Rc<Cell<bool>>,
    mouse: bool,
    /// Whether it was asked for its background, and is to tell when it may have another.
    asked: bool,
}

impl Session {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste and, if asked for, the mouse.
    ///
    /// [`event::Events::start`] goes before this, so that no signal finds the modes on and nobody to put them back.
    ///
    /// # Errors
    /// Standard output or the controlling terminal cannot be used; nothing stays on then.
    pub fn open(options: Options) -> io::Result<Self> {
        watch_panics();
        let drawing = Rc::new(Cell::new(false));
        let output = Output {
            tty: standard_output()?,
            pending: Vec::with_capacity(1 << 16),
            drawing: drawing.clone(),
            sixteen: options.sixteen,
        };
        let terminal = Terminal::new(CrosstermBackend::new(output))?;
        let mut session = Self { terminal, drawing, mouse: options.mouse, asked: false };
        session.enter()?;
        Ok(session)
    }

    /// Shows one frame, in one write. Where the terminal has gone, [`event::Stop`] follows instead of an error.
    ///
    /// # Errors
    /// The terminal cannot be written to.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame)) -> io::Result<()> {
        let shown = self.show(view);
        unless_gone(shown)
    }

    fn show(&mut self, view: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.write(UPDATE_BEGIN)?;
        // The terminal flushes by itself, before the update is closed.
        self.drawing.set(true);
        let drawn = self.terminal.draw(view).map(drop);
        self.drawing.set(false);
        self.write(UPDATE_END)?;
        self.flush()?;
        drawn
    }

    /// Forgets what is on the screen: the next frame is drawn in full.
    ///
    /// # Errors
    /// The terminal's size cannot be read or it cannot be written to.
    pub fn redraw(&mut self) -> io::Result<()> {
        let Size { width, height } = self.terminal.size()?;
        // Not `clear`: that asks the terminal where its cursor is, and the answer would go to the input thread.
        self.terminal.resize(Rect::new(0, 0, width, height))
    }

    /// The size of the terminal in columns and rows.
    ///
    /// # Errors
    /// The size cannot be read.
    pub fn size(&self) -> io::Result<Size> {
        self.terminal.size()
    }

    /// Asks for the mouse or gives it back to the terminal.
    ///
    /// # Errors
    /// The terminal cannot be written to.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        self.write(if on { MOUSE_ON } else { MOUSE_OFF })?;
        self.flush()
    }

    /// Asks the terminal for its background, without waiting: the answer comes in among the keys, if one comes. From now on
    /// it tells when the window comes to the front ([`event::Event::Focus`]), as its theme may be another by then, and some tell
    /// of another theme themselves ([`event::Event::Theme`]).
    ///
    /// # Errors
    /// The terminal cannot be written to.
    pub fn ask_background(&mut self) -> io::Result<()> {
        if !std::mem::replace(&mut self.asked, true) {
            self.write(CHANGES_ON)?;
        }
        self.write(ASK_BACKGROUND)?;
        self.flush()
    }

    /// Has the library let go of what it takes for the start of a key: the answer to the question what terminal this is begins
    /// alike, and ends.
    ///
    /// # Errors
    /// The terminal cannot be written to.
    pub fn free_keys(&mut self) -> io::Result<()> {
        self.write(ASK_KIND)?;
        self.flush()
    }

    /// Puts the terminal back, stops the process and, when the shell continues it, takes the terminal again.
    /// Gives `false`, and does nothing, where no shell could ever continue it: as the first program of its terminal.
    ///
    /// # Errors
    /// The terminal cannot be taken again.
    pub fn suspend(&mut self) -> io::Result<bool> {
        if !is_under_a_shell() {
            return Ok(false);
        }
        restore();
        signal_hook::low_level::raise(SIGSTOP)?;
        unless_gone(self.enter())?;
        Ok(true)
    }

    /// Takes the terminal once more after the process was stopped and continued from outside ([`event::Event::Resume`]): a
    /// shell may have changed its modes meanwhile.
    ///
    /// # Errors
    /// The terminal cannot be taken again.
    pub fn resume(&mut self) -> io::Result<()> {
        // Raw mode counts as on already and would not be set anew without this.
        unless_gone(disable_raw_mode().and_then(|()| self.enter()))
    }

    /// Lends the terminal to `work`, as it was before the reader, and takes it again. No key is read meanwhile.
    ///
    /// # Errors
    /// The terminal cannot be taken again.
    pub fn outside<T>(&mut self, work: impl FnOnce() -> T) -> io::Result<T> {
        if event::is_holding() {
            self.free_keys()?;
        }
        event::pause();
        restore();
        let done = work();
        let entered = unless_gone(self.enter());
        event::go_on();
        entered.map(|()| done)
    }

    /// Sends a text to the clipboard by the terminal (OSC 52), which may not take it and will not say so.
    ///
    /// # Errors
    /// The terminal cannot be written to.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        let copying = CopyToClipboard::to_clipboard_from(text);
        unless_gone(crossterm::queue!(self.terminal.backend_mut(), copying).and_then(|()| self.flush()))
    }

    fn enter(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        *held() = true;
        self.write(ENTER)?;
        if self.mouse {
            self.write(MOUSE_ON)?;
        }
        if self.asked {
            self.write(CHANGES_ON)?;
        }
        self.flush()?;
        self.redraw()
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.terminal.backend_mut().write_all(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(self.terminal.backend_mut())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        restore();
    }
}

/// Nothing can be done with a terminal that has gone, and that is no error: the loop ends as by a hang-up.
fn unless_gone(done: io::Result<()>) -> io::Result<()> {
    if done.is_err() && event::has_hung_up(io::stdout(), false) {
        event::stop(event::Stop::Signal(SIGHUP));
        return Ok(());
    }
    done
}

/// Puts the terminal back as it was, if it is held; an error would be of no use to anyone here.
pub(super) fn restore() {
    put_back(held());
}

/// As [`restore`], but gives up after a short while where another thread is writing and may never end.
pub(super) fn restore_soon() {
    for _ in 0..50 {
        if let Ok(held) = HELD.try_lock() {
            return put_back(held);
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn put_back(mut held: MutexGuard<'_, bool>) {
    if !std::mem::replace(&mut *held, false) {
        return;
    }
    let _ = disable_raw_mode();
    if let Ok(mut tty) = standard_output() {
        let _ = tty.write_all(&[MOUSE_OFF, LEAVE].concat());
    }
}

/// Standard output without the library's own buffer, which would split a frame at its line ends.
fn standard_output() -> io::Result<File> {
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// Whether the parent can continue this process after a stop: it is in the same session.
///
/// In a container a session may have been begun outside, where its number cannot be seen and reads as 0; `rustix` takes that for
/// impossible, `nix` does not.
fn is_under_a_shell() -> bool {
    use nix::unistd::{getppid, getsid};
    let parent = getppid();
    parent.as_raw() > 0 && getsid(Some(parent)).is_ok_and(|session| Ok(session) == getsid(None))
}

/// From now on a panic, on whichever thread, puts the terminal back before it prints, and ends the reader's loop.
fn watch_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        std::panic::set_hook(Box::new(|panic| {
            restore();
            let place = panic.location().map(|l| format!(" at {}:{}", l.file(), l.line())).unwrap_or_default();
            // The message may hold words of a document.
            let message = panic.payload_as_str().unwrap_or("no message").escape_debug().to_string();
            let _ = writeln!(
                io::stderr(),
                "parallax: an error of the program itself{place}: {message}\n\
                 No source was changed. Please report this, with the sources if you can."
            );
            let trace = std::backtrace::Backtrace::capture();
            if trace.status() == std::backtrace::BacktraceStatus::Captured {
                let _ = writeln!(io::stderr(), "{trace}");
            }
            event::stop(event::Stop::Panic);
        }));
    });
}

/// Standard output as bytes that are collected until [`Write::flush`], and dropped once the terminal is put back.
#[derive(Debug)]
struct Output {
    tty: File,
    pending: Vec<u8>,
    drawing: Rc<Cell<bool>>,
    sixteen: bool,
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.pending.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.drawing.get() {
            return Ok(());
        }
        if self.sixteen {
            self.pending = of_sixteen(&self.pending);
        }
        let held = held();
        let written = if *held { self.tty.write_all(&self.pending) } else { Ok(()) };
        self.pending.clear();
        written
    }
}
