//! What happens to the reader: keys, the mouse, signals, the end of the terminal, and what workers hand in; one queue for all.
//!
//! ```text
//!  input thread ──────┐
//!  signal thread ─────┤
//!  hang-up thread ────┼──> queue ──> Events::next ──> all that is there, merged
//!  workers ───────────┘
//! ```
//!
//! Every thread sleeps until something happens: an idle reader costs nothing. What an event does is left to the reader.

use super::terminal;
use crossterm::event::{self as input, KeyEvent, KeyEventKind, MouseEvent, MouseEventKind};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// At most so many events are handed out at once, so that a paste or a storm cannot keep the screen from being drawn.
const BATCH: usize = 256;
/// Nor is collecting them allowed to take longer.
const COLLECTING: Duration = Duration::from_millis(8);
/// How long more keys are waited for where some are there. The library does not look at all in no time.
const MORE: Duration = Duration::from_millis(2);
/// How long the loop may take to end after the terminal has gone, before the process is ended all the same.
const GRACE: Duration = Duration::from_secs(2);

/// Something that happened.
#[derive(Debug)]
pub enum Event<W> {
    /// A key was pressed, or repeats because it is held; never its release.
    Key(KeyEvent),
    /// A button, a drag or the wheel.
    Mouse(MouseEvent),
    /// The terminal has another size.
    Resize {
        /// Width in columns.
        columns: u16,
        /// Height in rows.
        rows: u16,
    },
    /// The window came to the front, where a terminal tells.
    Focus,
    /// The terminal may tell of another theme (mode 2031), which the library does not know: it holds what came for the start of
    /// a key until the answer to [`terminal::Session::free_keys`] completes it. Other keys have as many bytes: they are read at
    /// once.
    Theme,
    /// Text was pasted: untrusted, and with whatever line ends it has.
    Paste(String),
    /// The process was asked to stop for a while (SIGTSTP); [`terminal::Session::suspend`] does.
    Suspend,
    /// The process goes on after a stop; [`terminal::Session::resume`] takes the terminal again.
    Resume,
    /// The loop must end.
    Stop(Stop),
    /// A worker hands something in.
    Worker(W),
}

/// Why the loop must end.
#[derive(Debug)]
pub enum Stop {
    /// A signal, by number; SIGHUP too where the terminal has gone without one.
    Signal(i32),
    /// A thread panicked; its message is printed and the terminal is back already.
    Panic,
    /// Keys cannot be read.
    Input(io::Error),
}

/// The queue of all that happens, seen from the reader's loop.
#[derive(Debug)]
pub struct Events<W> {
    queue: Receiver<Event<W>>,
    sender: Sender<Event<W>>,
}

impl<W: Send + 'static> Events<W> {
    /// Starts the threads that listen to the terminal and to signals.
    ///
    /// # Errors
    /// The signals cannot be watched, a thread cannot be started or there is no terminal.
    pub fn start() -> io::Result<Self> {
        let (sender, queue) = channel();
        let events = Self { queue, sender };
        let stopped = events.sender();
        let stop = move |stop| drop(stopped.send(Event::Stop(stop)));
        *STOP.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(stop));
        let tty = tty()?;
        let keys = tty.try_clone()?;
        let (woken, wake) = io::pipe()?;
        *WAKE.lock().unwrap_or_else(PoisonError::into_inner) = Some(wake);
        let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
        events.spawn("signals", |sender| listen_to_signals(signals, &sender))?;
        events.spawn("hang-up", move |sender| wait_for_hang_up(&tty, &sender))?;
        events.spawn("input", move |sender| listen_to_input(&keys, woken, &sender))?;
        Ok(events)
    }

    /// A way in for a worker.
    pub fn sender(&self) -> Sender<Event<W>> {
        self.sender.clone()
    }

    /// Waits for something to happen, no longer than `until`; then puts all that has happened into `into`, in order, and
    /// nothing else.
    pub fn next(&mut self, into: &mut Vec<Event<W>>, until: Option<Instant>) {
        into.clear();
        // The queue cannot close: one sender stands beside it.
        let first = match until {
            None => self.queue.recv().ok(),
            Some(until) => self.queue.recv_timeout(until.saturating_duration_since(Instant::now())).ok(),
        };
        let Some(first) = first else { return };
        into.push(first);
        let begun = Instant::now();
        let mut taken = 1;
        while taken < BATCH && begun.elapsed() < COLLECTING {
            let Ok(event) = self.queue.try_recv() else { break };
            merge(into, event);
            taken += 1;
        }
    }

    fn spawn(&self, name: &str, body: impl FnOnce(Sender<Event<W>>) + Send + 'static) -> io::Result<()> {
        let sender = self.sender();
        thread::Builder::new().name(name.to_owned()).spawn(move || body(sender)).map(drop)
    }
}

/// Puts the event behind the others, or in the place of the last where only the newer of the two matters.
fn merge<W>(into: &mut Vec<Event<W>>, event: Event<W>) {
    let replaces = match (into.last(), &event) {
        (Some(Event::Resize { .. }), Event::Resize { .. }) | (Some(Event::Resume), Event::Resume) => true,
        (Some(Event::Mouse(old)), Event::Mouse(new)) => {
            matches!(new.kind, MouseEventKind::Drag(_)) && old.kind == new.kind && old.modifiers == new.modifiers
        }
        _ => false,
    };
    if replaces {
        into.pop();
    }
    into.push(event);
}

type StopSender = Box<dyn Fn(Stop) + Send>;

/// How a thread that has no sender ends the loop.
static STOP: Mutex<Option<StopSender>> = Mutex::new(None);

/// Ends the loop that was started last, if any.
pub(super) fn stop(stop: Stop) {
    if let Some(send) = STOP.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
        send(stop);
    }
}

/// Whether another program has the terminal.
static OUTSIDE: AtomicBool = AtomicBool::new(false);
/// Held while keys are read.
static READING: Mutex<()> = Mutex::new(());
/// Wakes the thread that waits for keys.
static WAKE: Mutex<Option<io::PipeWriter>> = Mutex::new(None);

/// From now on no key is read: another program has the terminal.
pub(super) fn pause() {
    OUTSIDE.store(true, Ordering::SeqCst);
    wake();
    // What is being read now is read to its end.
    drop(READING.lock().unwrap_or_else(PoisonError::into_inner));
}

/// Keys are read again.
pub(super) fn go_on() {
    OUTSIDE.store(false, Ordering::SeqCst);
    wake();
}

fn wake() {
    if let Some(pipe) = WAKE.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
        let _ = pipe.write_all(b".");
    }
}

/// Waits for keys and hands them out, but for the time in which another program has the terminal.
fn listen_to_input<W>(tty: &OwnedFd, mut woken: io::PipeReader, sender: &Sender<Event<W>>) {
    loop {
        let is_woken = {
            let mut watched = [PollFd::new(tty, PollFlags::IN), PollFd::new(&woken, PollFlags::IN)];
            match poll(&mut watched, None) {
                Err(rustix::io::Errno::INTR) => continue,
                // Where a terminal cannot be watched, keys are read all the same.
                Err(_) => false,
                Ok(_) => !watched[1].revents().is_empty(),
            }
        };
        let outside = OUTSIDE.load(Ordering::SeqCst);
        if (is_woken || outside) && woken.read_exact(&mut [0]).is_err() {
            return;
        }
        if is_woken || outside {
            continue;
        }
        let reading = READING.lock().unwrap_or_else(PoisonError::into_inner);
        if !OUTSIDE.load(Ordering::SeqCst) {
            if rustix::io::ioctl_fionread(tty) == Ok(THEME) {
                drop(sender.send(Event::Theme));
            }
            loop {
                let begun = Instant::now();
                if !hand_out_keys(sender) {
                    return;
                }
                // What completed such a report is no key; those that came with it are still to be taken.
                if begun.elapsed() < 5 * MORE {
                    break;
                }
            }
            hold(None);
        }
        drop(reading);
    }
}

/// Bytes in which a terminal tells of another theme: `CSI ? 997 ; 1 n`.
const THEME: u64 = 9;

/// Since when keys are being read, or the last one was complete.
static HOLDING: Mutex<Option<Instant>> = Mutex::new(None);

fn hold(since: Option<Instant>) {
    *HOLDING.lock().unwrap_or_else(PoisonError::into_inner) = since;
}

/// Whether the library holds what came for the start of a key ([`Event::Theme`]), and waits for its rest.
pub(super) fn is_holding() -> bool {
    HOLDING.lock().unwrap_or_else(PoisonError::into_inner).is_some_and(|since| since.elapsed() > 10 * MORE)
}

/// Hands out the keys that are there; tells whether there may be more.
fn hand_out_keys<W>(sender: &Sender<Event<W>>) -> bool {
    loop {
        hold(Some(Instant::now()));
        // What is wrong, reading tells.
        if matches!(input::poll(MORE), Ok(false)) {
            return true;
        }
        let event = match input::read() {
            Ok(input::Event::Key(key)) if key.kind == KeyEventKind::Release => continue,
            Ok(input::Event::Key(key)) => Event::Key(key),
            Ok(input::Event::Mouse(mouse)) => Event::Mouse(mouse),
            Ok(input::Event::Paste(text)) => Event::Paste(text),
            // Sizes come from the signal thread: here one is lost where a key arrives at the same time.
            Ok(input::Event::Resize(..) | input::Event::FocusLost) => continue,
            Ok(input::Event::FocusGained) => Event::Focus,
            Err(error) => {
                let stop = if has_gone() { Stop::Signal(SIGHUP) } else { Stop::Input(error) };
                let _ = sender.send(Event::Stop(stop));
                return false;
            }
        };
        if sender.send(event).is_err() {
            return false;
        }
    }
}

fn listen_to_signals<W>(mut signals: Signals, sender: &Sender<Event<W>>) {
    let mut asked = false;
    for signal in signals.forever() {
        // A reader that has gone takes nothing any more, and that is well.
        let send = |event| drop(sender.send(event));
        match signal {
            SIGWINCH => size().into_iter().for_each(send),
            // The other program stops by itself; the shell waits for this one to stop too.
            SIGTSTP if OUTSIDE.load(Ordering::SeqCst) => drop(signal_hook::low_level::raise(SIGSTOP)),
            SIGINT | SIGQUIT | SIGCONT if OUTSIDE.load(Ordering::SeqCst) => {}
            SIGTSTP => send(Event::Suspend),
            SIGCONT => {
                send(Event::Resume);
                // Who is stopped is not told of a new size.
                size().into_iter().for_each(send);
            }
            // Asked twice, the loop has had its chance.
            _ if asked => return end_by(signal),
            _ => {
                asked = true;
                send(Event::Stop(Stop::Signal(signal)));
            }
        }
    }
}

fn size<W>() -> Option<Event<W>> {
    crossterm::terminal::size().ok().map(|(columns, rows)| Event::Resize { columns, rows })
}

/// Whether the terminal is no longer there: what failed to be read or written then failed for that.
pub(super) fn has_gone() -> bool {
    tty().map_or(true, |tty| has_hung_up(tty, false))
}

/// A terminal that is gone raises no SIGHUP in a process that was started to ignore it, and reading from it then yields
/// nothing, at once and for ever. So its end is waited for.
fn wait_for_hang_up<W>(tty: &OwnedFd, sender: &Sender<Event<W>>) {
    if !has_hung_up(tty, true) {
        return;
    }
    let _ = sender.send(Event::Stop(Stop::Signal(SIGHUP)));
    thread::sleep(GRACE);
    end_by(SIGHUP);
}

/// Whether the terminal has gone; with `wait`, not before it has. Also `false` where a terminal cannot be watched so.
pub(super) fn has_hung_up(tty: impl AsFd, wait: bool) -> bool {
    let limit = if wait { None } else { Some(Timespec { tv_sec: 0, tv_nsec: 0 }) };
    loop {
        let mut watched = [PollFd::new(&tty, PollFlags::empty())];
        match poll(&mut watched, limit.as_ref()) {
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
            Ok(_) => return watched[0].revents().contains(PollFlags::HUP),
        }
    }
}

/// Ends the process as the signal by itself would have.
fn end_by(signal: i32) {
    terminal::restore_soon();
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}

/// The terminal that keys come from: standard input, or the controlling one where a document comes in there.
fn tty() -> io::Result<OwnedFd> {
    let stdin = io::stdin();
    if stdin.is_terminal() { stdin.as_fd().try_clone_to_owned() } else { Ok(File::open("/dev/tty")?.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyModifiers, MouseButton};

    fn mouse(kind: MouseEventKind, column: u16) -> Event<char> {
        Event::Mouse(MouseEvent { kind, column, row: 0, modifiers: KeyModifiers::NONE })
    }

    fn resize(columns: u16) -> Event<char> {
        Event::Resize { columns, rows: 9 }
    }

    fn check(events: Vec<Event<char>>, expected: &str) {
        let mut merged = Vec::new();
        for event in events {
            merge(&mut merged, event);
        }
        let shown: Vec<String> = merged
            .iter()
            .map(|event| match event {
                Event::Resize { columns, rows } => format!("{columns}x{rows}"),
                Event::Mouse(m) if m.kind == MouseEventKind::ScrollDown => format!("wheel {}", m.column),
                Event::Mouse(m) => format!("mouse {}", m.column),
                Event::Worker(name) => name.to_string(),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(shown.join(", "), expected);
    }

    #[test]
    fn only_the_last_of_a_run_of_resizes_counts() {
        check(vec![resize(1), resize(2), resize(3)], "3x9");
        check(vec![resize(1), Event::Worker('w'), resize(3)], "1x9, w, 3x9");
    }

    #[test]
    fn a_drag_counts_where_it_is_now_and_every_step_of_the_wheel_counts() {
        let drag = MouseEventKind::Drag(MouseButton::Left);
        let down = MouseEventKind::Down(MouseButton::Left);
        check(vec![mouse(down, 1), mouse(drag, 2), mouse(drag, 3)], "mouse 1, mouse 3");
        check(vec![mouse(drag, 1), mouse(MouseEventKind::Drag(MouseButton::Right), 2)], "mouse 1, mouse 2");
        let wheel = MouseEventKind::ScrollDown;
        check(vec![mouse(wheel, 1), mouse(wheel, 1)], "wheel 1, wheel 1");
    }

    #[test]
    fn continuing_twice_is_continuing() {
        check(vec![Event::Resume, Event::Resume, Event::Suspend, Event::Resume], "Resume, Suspend, Resume");
    }
}
