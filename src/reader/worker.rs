//! The thread that analyses and compares while the text is read. A newer request replaces an older one that waits.

use super::document_diff::DocumentDiff;
use super::effect::FileRead;
use super::heap;
use super::overview::Overview;
use crate::comparison::contextual::Contextual;
use crate::comparison::{Comparison, Settings, Story, compare, compare_with};
use crate::document::{Document, printable};
use crate::hand::keeper::Said;
use crate::language::threads::aside;
use crate::language::{Analysis, Known};
use crate::library::Answer;
use crate::model::{self, Model, Refusal};
use std::io;
use std::path::PathBuf;
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
    /// Starts the thread; `hand_in` gives what is found to the reader and tells whether it is still wanted. A model in a folder refines
    /// what is found without.
    ///
    /// # Errors
    /// The thread cannot be started.
    pub(crate) fn start(
        settings: Settings,
        model: Option<PathBuf>,
        hand_in: impl Fn(Found) -> bool + Send + 'static,
    ) -> io::Result<Self> {
        let (requests, queue) = channel();
        thread::Builder::new().name("comparison".into()).spawn(move || {
            // It ends when nobody wants an answer.
            let _ = work(settings, model, &queue, &hand_in);
        })?;
        Ok(Self { requests })
    }

    /// Asks for the documents to be compared.
    pub(crate) fn compare(&self, generation: u64, documents: &Arc<Vec<Document>>) {
        // Without a worker the text is still read; the panic that ended it has been told.
        let _ = self.requests.send(Request { generation, documents: Arc::clone(documents) });
    }
}

/// Answers requests until nobody wants an answer any more; `None` then.
fn work(
    settings: Settings,
    model: Option<PathBuf>,
    queue: &Receiver<Request>,
    hand_in: &impl Fn(Found) -> bool,
) -> Option<()> {
    let mut known = Known::default();
    let mut refining = Refining { folder: model, model: None };
    let mut waiting = None;
    loop {
        let first = waiting.take().map_or_else(|| queue.recv().ok(), Some)?;
        let request = queue.try_iter().last().unwrap_or(first);
        answer(settings, &mut known, &mut refining, &request, hand_in, || {
            waiting = queue.try_recv().ok();
            waiting.is_some()
        })?;
        heap::give_back();
    }
}

/// Answers one request. What is only needed for a moment is made by other threads, whose memory lies apart and can be given back as a
/// whole; this thread makes the copies that are kept, so that they lie together.
fn answer(
    settings: Settings,
    known: &mut Known,
    refining: &mut Refining,
    Request { generation, documents }: &Request,
    hand_in: &impl Fn(Found) -> bool,
    newer: impl FnMut() -> bool,
) -> Option<()> {
    let generation = *generation;
    let wanted = |found| hand_in(found).then_some(());
    let analyses = aside(|| known.analyses(documents));
    // The reader gets what is kept of them; the rest goes when all is compared.
    wanted(Found::Analysed { generation, analyses: known.keep(documents, &analyses) })?;
    let story = Story { documents, analyses: &analyses };
    let compared = |comparison: Comparison| {
        let comparison = Arc::new(together(comparison));
        wanted(Found::Compared { generation, comparison: Arc::clone(&comparison) })?;
        let overview = aside(|| Overview::new(&analyses, &comparison));
        wanted(Found::Surveyed { generation, overview: Arc::new(overview) })
    };
    compared(aside(|| compare(story, settings)))?;
    match refining.read(story, newer) {
        Ok(rows) if rows.is_empty() => Some(()),
        Ok(rows) => {
            compared(aside(|| compare_with(story, &rows, settings)))?;
            wanted(Found::Said("the marks are those of the model now".to_owned()))
        }
        Err(refusal) => wanted(Found::Said(printable(&refusal.to_string()).into_owned())),
    }
}

/// The same, allocated anew.
fn together(comparison: Comparison) -> Comparison {
    let copy = comparison.clone();
    drop(comparison);
    copy
}

/// The model that refines, read when it is first asked.
struct Refining {
    folder: Option<PathBuf>,
    model: Option<Model>,
}

impl Refining {
    /// What the model says of the documents; nothing without a model, or where `newer` tells of a newer request.
    fn read(&mut self, story: Story<'_>, mut newer: impl FnMut() -> bool) -> Result<Vec<Contextual>, Refusal> {
        if let Some(folder) = self.folder.take_if(|_| self.model.is_none()) {
            // One that cannot be read is told of once.
            self.model = Some(Model::open(&folder, model::cache_folder())?);
        }
        let Some(model) = &self.model else { return Ok(Vec::new()) };
        let mut rows = Vec::new();
        for id in story.ids() {
            if newer() {
                return Ok(Vec::new());
            }
            rows.extend(model.read(story.document(id), story.analysis(id)));
        }
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_answered_in_steps_with_its_generation() {
        let (sender, found) = channel();
        let worker = Worker::start(Settings::default(), None, move |f| sender.send(f).is_ok()).unwrap();
        let text = b"The pier fell into the harbour after midnight.";
        worker.compare(7, &Arc::new(vec![crate::document::read("a", text), crate::document::read("b", text)]));
        assert!(matches!(found.recv().unwrap(), Found::Analysed { generation: 7, analyses } if analyses.len() == 2));
        assert!(matches!(found.recv().unwrap(), Found::Compared { generation: 7, .. }));
    }

    #[test]
    fn a_model_that_cannot_be_read_is_told_of_once_and_the_rest_stands() {
        let (sender, found) = channel();
        let nowhere = Some(PathBuf::from("no/such/folder"));
        let worker = Worker::start(Settings::default(), nowhere, move |f| sender.send(f).is_ok()).unwrap();
        let documents = Arc::new(vec![crate::document::read("a", b"The pier fell into the harbour.")]);
        for (generation, answers) in [(1, 4), (2, 3)] {
            worker.compare(generation, &documents);
            let told: Vec<Found> = found.iter().take(answers).collect();
            assert!(matches!(told[1], Found::Compared { .. }));
            assert_eq!(answers == 4, matches!(told.last(), Some(Found::Said(_))), "{told:?}");
        }
    }
}
