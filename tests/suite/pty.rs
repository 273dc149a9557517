//! A terminal of our own with a program in it: what the program wrote, as the screen it makes.

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Longer than any program here takes on a busy machine; only a failing test waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

/// What ends a frame: the terminal may show it now (mode 2026).
const FRAME_END: &[u8] = b"\x1b[?2026l";

/// A program in a terminal.
pub(crate) struct Terminal {
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    written: Receiver<Vec<u8>>,
    listener: Option<JoinHandle<()>>,
    is_closing: Arc<AtomicBool>,
    child: Option<Box<dyn Child + Send + Sync>>,
    id: i32,
    modes_before: String,
    /// All the bytes so far.
    pub(crate) bytes: Vec<u8>,
    screen: vt100::Parser,
}

impl Terminal {
    /// Starts the program with 80 columns and 24 rows.
    pub(crate) fn start(program: &str, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let modes_before = format!("{:?}", pair.master.get_termios());
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        // Never the store of whoever runs the tests.
        command.env("PARALLAX_STORE", new_store());
        // What its user has set must not count here.
        command.env("XDG_CONFIG_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-settings"));
        command.env("XDG_STATE_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-settings"));
        command.env_remove("RUST_BACKTRACE");
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        for (name, value) in environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        let mut output = pair.master.try_clone_reader().unwrap();
        let (sender, written) = channel();
        let is_closing = Arc::new(AtomicBool::new(false));
        let closing = is_closing.clone();
        let listener = std::thread::spawn(move || {
            let mut chunk = [0; 1 << 14];
            while let Ok(count @ 1..) = output.read(&mut chunk) {
                if sender.send(chunk[..count].to_vec()).is_err() || closing.load(Ordering::SeqCst) {
                    return;
                }
            }
        });
        let keyboard = Some(pair.master.take_writer().unwrap());
        let screen = vt100::Parser::new(size.rows, size.cols, 0);
        Self {
            master: Some(pair.master),
            keyboard,
            written,
            listener: Some(listener),
            is_closing,
            id: i32::try_from(child.process_id().unwrap()).unwrap(),
            child: Some(child),
            modes_before,
            bytes: Vec::new(),
            screen,
        }
    }

    /// The number of its process.
    pub(crate) fn id(&self) -> i32 {
        self.id
    }

    /// Types.
    pub(crate) fn press(&mut self, keys: &str) {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(keys.as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().unwrap().resize(size).unwrap();
        self.screen.screen_mut().set_size(rows, columns);
    }

    /// Sends the program a signal.
    pub(crate) fn signal(&self, signal: rustix::process::Signal) {
        rustix::process::kill_process(rustix::process::Pid::from_raw(self.id).unwrap(), signal).unwrap();
    }

    /// The group of processes that has the terminal.
    pub(crate) fn foreground(&self) -> rustix::process::Pid {
        let leader = self.master.as_ref().unwrap().process_group_leader().unwrap();
        rustix::process::Pid::from_raw(leader).unwrap()
    }

    /// Closes the terminal, as closing its window does. The program must answer the key `x` with some output.
    pub(crate) fn close(&mut self) {
        // The thread that reads holds the terminal too; it lets go after it has read once more.
        self.is_closing.store(true, Ordering::SeqCst);
        self.press("x");
        self.listener.take().unwrap().join().unwrap();
        self.keyboard = None;
        self.master = None;
    }

    fn tail(&self) -> String {
        String::from_utf8_lossy(&self.bytes[self.bytes.len().saturating_sub(600)..]).into_owned()
    }

    /// What is on the screen, line by line.
    pub(crate) fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    /// The screen itself.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Waits until the screen is as asked for.
    pub(crate) fn wait_until(&mut self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        self.wait(what, |terminal| is_so(terminal.screen.screen()));
    }

    /// Waits until the words were written, on whatever screen.
    pub(crate) fn wait_until_written(&mut self, words: &str) {
        self.wait(words, |terminal| String::from_utf8_lossy(&terminal.bytes).contains(words));
    }

    fn wait(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !is_so(self) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.written.recv_timeout(left) {
                Ok(chunk) => self.take(&chunk),
                Err(_) => panic!("waited in vain for {what}; the screen:\n{}\n{:?}", self.contents(), self.tail()),
            }
        }
    }

    fn take(&mut self, chunk: &[u8]) {
        self.screen.process(chunk);
        self.bytes.extend(chunk);
    }

    /// Waits until the words are on the screen.
    pub(crate) fn wait_for(&mut self, words: &str) {
        self.wait_until(words, |screen| screen.contents().contains(words));
    }

    /// The bytes of the frames that were drawn to their end, in order; what was written before the first belongs to it.
    pub(crate) fn frames(&self) -> Vec<&[u8]> {
        let ends = self.bytes.windows(FRAME_END.len()).enumerate().filter(|(_, b)| *b == FRAME_END).map(|(at, _)| at);
        let starts = std::iter::once(0).chain(ends.clone());
        starts.zip(ends).map(|(start, end)| &self.bytes[start..end]).collect()
    }

    /// Waits until so many frames were drawn to their end.
    pub(crate) fn wait_for_frames(&mut self, count: usize) {
        self.wait("a frame", |terminal| terminal.frames().len() >= count);
    }

    /// Waits for the end of the program; gives its status.
    pub(crate) fn end(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        while let Ok(chunk) = self.written.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            self.take(&chunk);
        }
        let (sender, ended) = channel();
        let mut child = self.child.take().unwrap();
        std::thread::spawn(move || sender.send(child.wait().unwrap()));
        let status = ended.recv_timeout(deadline.saturating_duration_since(Instant::now()));
        status.unwrap_or_else(|_| panic!("the program does not end; the screen:\n{}", self.contents()))
    }

    /// Fails unless the terminal is as it was before the program.
    pub(crate) fn assert_whole(&self) {
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is still shown");
        assert!(!screen.hide_cursor(), "the cursor is still hidden");
        assert!(!screen.bracketed_paste(), "bracketed paste is still on");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is still captured");
        assert_eq!(modes_on(&self.bytes), Vec::<u16>::new(), "modes still on");
        let modes = format!("{:?}", self.master.as_ref().unwrap().get_termios());
        assert_eq!(modes, self.modes_before, "the line discipline has other modes than before");
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
        }
    }
}

/// A store of its own for one program: a path where nothing lies yet.
pub(crate) fn new_store() -> String {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let folder = concat!(env!("CARGO_TARGET_TMPDIR"), "/stores");
    let path = format!("{folder}/{}-{}.db", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{path}{end}"));
    }
    path
}

/// The private modes that are on after the bytes, the cursor's aside: `CSI ? 1 ; 2 h` turns on, `l` off.
fn modes_on(bytes: &[u8]) -> Vec<u16> {
    let text = String::from_utf8_lossy(bytes);
    let mut on = std::collections::BTreeSet::new();
    for sequence in text.split("\x1b[?").skip(1) {
        let Some(end) = sequence.find(|c: char| !c.is_ascii_digit() && c != ';') else { continue };
        for mode in sequence[..end].split(';').filter_map(|m| m.parse().ok()).filter(|&m| m != 25) {
            match sequence.as_bytes()[end] {
                b'h' => on.insert(mode),
                b'l' => on.remove(&mode),
                _ => false,
            };
        }
    }
    on.into_iter().collect()
}
