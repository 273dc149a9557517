//! The thread that analyses and compares while the text is read. A newer request replaces an older one that waits.

use super::document_diff::DocumentDiff;
use super::effect::FileRead;
use super::overview::Overview;
use crate::comparison::{Comparison, Settings, Story, compare};
use crate::document::Document;
use crate::hand::keeper::Said;
use crate::language::{Analysis, analyse};
use crate::library::Answer;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// What the worker hands in; of an older generation than asked for last, it is out of date.
#[derive(Debug)]
pub(crate) enum Found {
    Analysed {
        generation: u64,
        analyses: Arc<Vec<Analysis>>,
    },
    Compared {
        generation: u64,
        comparison: Arc<Comparison>,
    },
    Surveyed {
        generation: u64,
        overview: Arc<Overview>,
    },
    Diffed {
        generation: u64,
        diff: Arc<DocumentDiff>,
    },
    Read(Vec<FileRead>),
    Printed {
        run: u64,
        command: String,
        printed: String,
    },
    Said(String),
    /// A text that no tool has taken.
    NotCopied(String),
    /// What the keeper of notes tells; which keeper it is.
    Keeper(u64, Said),
    /// What the librarian answers.
    Library(Answer),
}

#[derive(Debug)]
struct Request {
    generation: u64,
    documents: Arc<Vec<Document>>,
}

/// The worker, which ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Worker {
    requests: Sender<Request>,
}

impl Worker {
    /// Starts the thread; `hand_in` gives what is found to the reader and tells whether it is still wanted.
    ///
    /// # Errors
    /// The thread cannot be started.
    pub(crate) fn start(settings: Settings, hand_in: impl Fn(Found) -> bool + Send + 'static) -> io::Result<Self> {
        let (requests, queue) = channel();
        thread::Builder::new().name("comparison".into()).spawn(move || work(settings, &queue, &hand_in))?;
        Ok(Self { requests })
    }

    /// Asks for the documents to be compared.
    pub(crate) fn compare(&self, generation: u64, documents: &Arc<Vec<Document>>) {
        // Without a worker the text is still read; the panic that ended it has been told.
        let _ = self.requests.send(Request { generation, documents: Arc::clone(documents) });
    }
}

fn work(settings: Settings, queue: &Receiver<Request>, hand_in: &impl Fn(Found) -> bool) {
    while let Ok(first) = queue.recv() {
        let Request { generation, documents } = queue.try_iter().last().unwrap_or(first);
        let analyses: Arc<Vec<Analysis>> = Arc::new(documents.iter().map(analyse).collect());
        if !hand_in(Found::Analysed { generation, analyses: Arc::clone(&analyses) }) {
            return;
        }
        let comparison = Arc::new(compare(Story { documents: &documents, analyses: &analyses }, settings));
        if !hand_in(Found::Compared { generation, comparison: Arc::clone(&comparison) }) {
            return;
        }
        let overview = Arc::new(Overview::new(&analyses, &comparison));
        if !hand_in(Found::Surveyed { generation, overview }) {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_answered_in_steps_with_its_generation() {
        let (sender, found) = channel();
        let worker = Worker::start(Settings::default(), move |f| sender.send(f).is_ok()).unwrap();
        let text = b"The pier fell into the harbour after midnight.";
        worker.compare(7, &Arc::new(vec![crate::document::read("a", text), crate::document::read("b", text)]));
        assert!(matches!(found.recv().unwrap(), Found::Analysed { generation: 7, analyses } if analyses.len() == 2));
        assert!(matches!(found.recv().unwrap(), Found::Compared { generation: 7, .. }));
    }
}
