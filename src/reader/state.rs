//! All that the reader remembers between two keys, in small parts.
//!
//! It changes in [`super::update`] alone.

use super::appearance::Appearance;
use super::command::{self, Where};
use super::hand::Desk;
use super::keymap::Key;
use super::layout::{Layout, PaneArea, Wanted, layout};
use super::library::Access;
use super::mark::{Kinds, Marks};
use super::matter::Matter;
use super::overview::Overview;
use super::pane::Pane;
use super::pick::Picked;
use super::remap::Keys;
pub(crate) use super::screen::{Ask, MatrixOrder, QuoteOrder, Screen, Selection};
use super::search::Search;
use super::sheet::Sheet;
use super::synopsis::Synopsis;
use super::theme::Theme;
use super::utterance::Alone;
use crate::comparison::footing::Footing;
use crate::comparison::{Comparison, Passage};
use crate::document::{Document, DocumentId, Span};
use crate::language::Analysis;
use std::path::PathBuf;
use std::sync::Arc;

/// What is read.
#[derive(Debug)]
pub(crate) struct Material {
    /// What the story is called.
    pub(crate) name: String,
    /// The texts.
    pub(crate) documents: Arc<Vec<Document>>,
    /// What each says, as soon as it is known.
    pub(crate) analyses: Option<Arc<Vec<Analysis>>>,
    /// How they stand to each other, as soon as it is known.
    pub(crate) comparison: Option<Arc<Comparison>>,
    /// How they stand as it was found, before what was decided by hand.
    pub(crate) found: Option<Arc<Comparison>>,
    /// Whether anything was decided by hand.
    pub(crate) is_decided: bool,
    /// Passages that are pinned together.
    pub(crate) pins: Vec<(Passage, Passage)>,
    /// The marks that follow from both.
    pub(crate) marks: Marks,
    /// Which request for them was the last.
    pub(crate) generation: u64,
    /// The story as a whole, as soon as it is known.
    pub(crate) overview: Option<Arc<Overview>>,
    /// The file that each document was read from, by document; none where it came in otherwise or was never told.
    pub(crate) paths: Vec<Option<PathBuf>>,
    /// Where each can be found again that is no file by itself: an address, or a part of a file or of what an address gives.
    pub(crate) places: Vec<Option<String>>,
    /// What was named but not read, each with its cause.
    pub(crate) refusals: Vec<String>,
}

impl Material {
    /// Documents of which nothing is known yet.
    pub(crate) fn of(name: String, documents: Arc<Vec<Document>>) -> Self {
        Self {
            name,
            documents,
            analyses: None,
            comparison: None,
            found: None,
            is_decided: false,
            pins: Vec::new(),
            marks: Marks::of_sentences(&[]),
            generation: 1,
            overview: None,
            paths: Vec::new(),
            places: Vec::new(),
            refusals: Vec::new(),
        }
    }
}

/// How the words of two passages are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct DiffForm {
    /// As one text, or one under the other.
    pub(crate) is_unified: bool,
    /// Words that differ by their characters.
    pub(crate) by_characters: bool,
}

/// How the lists are ordered and filtered, from one opening to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Lists {
    pub(crate) quotes: QuoteOrder,
    pub(crate) matrix: MatrixOrder,
    /// Which quotations of one source alone are listed too.
    pub(crate) alone: Alone,
    /// How two passages are compared word by word.
    pub(crate) diff: DiffForm,
    /// Only rows that this source carries, or in which it is silent.
    pub(crate) only: Option<(usize, bool)>,
    /// Where the reader was in the matrix and in the quotations.
    pub(crate) matrix_at: Selection,
    pub(crate) quotes_at: Selection,
}

impl Lists {
    /// Whether a row is listed, by which sources carry it.
    pub(crate) fn permits(&self, carries: impl Fn(usize) -> bool) -> bool {
        self.only.is_none_or(|(document, wanted)| carries(document) == wanted)
    }
}

impl Material {
    /// On what a document is compared, as far as is known.
    pub(crate) fn footing(&self, document: usize) -> Footing {
        self.comparison.as_deref().map(|c| c.footing(DocumentId(document))).unwrap_or_default()
    }

    /// Whether what one document says can be missed in the other.
    pub(crate) fn meet(&self, a: usize, b: usize) -> bool {
        self.footing(a).meets(self.footing(b))
    }

    /// What is said of a source without a counterpart to what another has, and the sign for it.
    pub(crate) fn absence(&self, here: usize, there: usize) -> (&'static str, String) {
        // Nothing is claimed before the sources are compared.
        if self.comparison.is_none() {
            return (" ", "not compared yet".to_owned());
        }
        if self.meet(here, there) {
            return (".", "not in this source".to_owned());
        }
        let brief = self.footing(there).brief().or(self.footing(here).brief());
        ("?", brief.map_or("cannot be told".to_owned(), |brief| format!("cannot be told: {brief}")))
    }

    /// The passages that are pinned to one that touches a range.
    pub(crate) fn pinned(&self, document: usize, span: Span) -> Vec<Passage> {
        let touches = |p: &Passage| p.document.0 == document && p.span.overlap(span) > 0;
        let other = |(a, b): &(Passage, Passage)| if touches(a) { Some(*b) } else { touches(b).then_some(*a) };
        self.pins.iter().filter_map(other).collect()
    }
}

/// The panes and which of them is in focus.
#[derive(Debug)]
pub(crate) struct Panes {
    /// One for each document, by document.
    pub(crate) all: Vec<Pane>,
    /// The documents in the order of their panes on the screen.
    pub(crate) order: Vec<usize>,
    /// The document in focus.
    pub(crate) focus: usize,
    /// Place in the order of the first pane that is seen.
    pub(crate) first: usize,
    /// Whether the one in focus is shown alone.
    pub(crate) zoomed: bool,
    /// Whether the others follow it.
    pub(crate) follow: bool,
    /// Columns that each has more than its share, by document.
    pub(crate) wider: Vec<i16>,
    /// The passages beside their counterparts, where that layout is on.
    pub(crate) synopsis: Option<Synopsis>,
}

/// How things look, as far as the reader chooses.
#[derive(Debug, Clone)]
pub(crate) struct Look {
    /// What is drawn with; follows from the appearance.
    pub(crate) theme: Theme,
    /// Which theme is chosen, and what the terminal can show.
    pub(crate) appearance: Appearance,
    pub(crate) minimap: bool,
    pub(crate) mouse: bool,
    /// Whether a passage that was gone to stands out for a moment.
    pub(crate) glow: bool,
    /// The most columns of text in a pane.
    pub(crate) measure: u16,
    /// Whether only text is shown.
    pub(crate) zen: bool,
    /// The least probability of a link that is shown, where it was moved.
    pub(crate) threshold: Option<f64>,
    /// What it is where it was not moved; how far it was moved earlier, and from where, until something is compared.
    pub(crate) usual: f64,
    pub(crate) kept: Option<(u8, u8)>,
    /// Where a theme is set that will count more than one that is chosen.
    pub(crate) set_theme: Option<String>,
}

impl Look {
    /// With what is chosen of the themes, as it is without any choice else.
    pub(crate) fn new(appearance: Appearance, ascii: bool) -> Self {
        let theme = appearance.theme(ascii);
        Self {
            theme,
            appearance,
            minimap: true,
            mouse: true,
            glow: true,
            measure: super::MEASURE,
            zen: false,
            threshold: None,
            usual: 0.0,
            kept: None,
            set_theme: None,
        }
    }

    /// Draws with what is chosen now.
    pub(crate) fn dress(&mut self) {
        self.theme = self.appearance.theme(self.theme.ascii);
    }
}

/// Where the reader has been: documents and bytes, and the place among them.
#[derive(Debug, Default)]
pub(crate) struct Jumps {
    pub(crate) places: Vec<(usize, usize)>,
    /// One past the place that was left last.
    pub(crate) at: usize,
    /// The passage that was gone to just now, as long as it stands out.
    pub(crate) arrived: Option<(usize, Span)>,
}

/// A walk from a passage through its counterparts: what repeated Enter does.
#[derive(Debug)]
pub(crate) struct Tour {
    /// The passages, the first being where it began.
    pub(crate) stops: Vec<(usize, Span)>,
    /// The one the cursor stands on.
    pub(crate) at: usize,
}

/// A range of one text that the reader selects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Selected {
    pub(crate) document: usize,
    /// Where it was begun, and all that it holds.
    pub(crate) anchor: Span,
    pub(crate) span: Span,
    /// Whether it grows with the cursor.
    pub(crate) grows: bool,
}

/// What the button of the mouse holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pressed {
    Minimap,
    /// A place in a text.
    Text {
        document: usize,
        byte: usize,
    },
}

/// Everything.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) material: Material,
    pub(crate) panes: Panes,
    /// Columns and rows of the terminal.
    pub(crate) size: (u16, u16),
    /// The kinds of marks that are shown.
    pub(crate) shown: Kinds,
    /// What lies over the reading view, the uppermost last.
    pub(crate) screens: Vec<Screen>,
    pub(crate) lists: Lists,
    /// What the rows of the matrix and of the quotations must hold, as it was typed; nothing for all.
    pub(crate) sought: String,
    /// Rows of the lists that were picked.
    pub(crate) picked: Picked,
    pub(crate) search: Search,
    pub(crate) jumps: Jumps,
    pub(crate) tour: Option<Tour>,
    /// What is selected, if anything.
    pub(crate) selected: Option<Selected>,
    /// Where the button of the mouse went down.
    pub(crate) pressed: Option<Pressed>,
    /// How many commands were run.
    pub(crate) runs: u64,
    /// What was read before the tutorial was opened.
    pub(crate) outer: Option<Box<State>>,
    /// Keys that begin a longer one.
    pub(crate) pending: Vec<Key>,
    /// Whether it is told what can follow them.
    pub(crate) follows: bool,
    /// Which keys mean what.
    pub(crate) keys: Keys,
    /// One line for the reader, until the next key.
    pub(crate) message: Option<String>,
    /// Whether the first keys are told, until one of them was pressed.
    pub(crate) hint: bool,
    pub(crate) look: Look,
    /// What is written by hand.
    pub(crate) desk: Desk,
    /// What is between it and the library.
    pub(crate) library: Access,
}

impl State {
    /// The documents at their starts, not yet compared.
    pub(crate) fn new(name: String, documents: Vec<Document>, look: Look, size: (u16, u16)) -> Self {
        let documents = Arc::new(documents);
        let all = (0..documents.len()).map(|n| Pane::new(Sheet::new(&documents, n, 40))).collect();
        let order = (0..documents.len()).collect();
        Self {
            material: Material::of(name, documents),
            panes: Panes {
                all,
                order,
                focus: 0,
                first: 0,
                zoomed: false,
                follow: true,
                synopsis: None,
                wider: Vec::new(),
            },
            size,
            shown: Kinds::ALL,
            screens: Vec::new(),
            lists: Lists::default(),
            sought: String::new(),
            picked: Picked::default(),
            search: Search::default(),
            jumps: Jumps::default(),
            tour: None,
            selected: None,
            pressed: None,
            runs: 0,
            outer: None,
            pending: Vec::new(),
            follows: false,
            keys: Keys::default(),
            message: None,
            hint: false,
            look,
            desk: Desk::default(),
            library: Access::default(),
        }
    }

    /// Where everything stands.
    pub(crate) fn layout(&self) -> Layout {
        layout(&Wanted {
            size: self.size,
            order: &self.panes.order,
            first: self.panes.first,
            focus: self.panes.focus,
            zoomed: self.panes.zoomed,
            minimap: self.look.minimap,
            measure: self.look.measure,
            wider: &self.panes.wider,
            zen: self.look.zen,
        })
    }

    /// The pane in focus; none where there is no document.
    pub(crate) fn pane(&self) -> Option<&Pane> {
        self.panes.all.get(self.panes.focus)
    }

    /// The pane in focus, to be changed.
    pub(crate) fn pane_mut(&mut self) -> Option<&mut Pane> {
        self.panes.all.get_mut(self.panes.focus)
    }

    /// Where the pane in focus stands.
    pub(crate) fn area(&self) -> Option<PaneArea> {
        self.layout().panes.into_iter().find(|p| p.document == self.panes.focus)
    }

    /// The matter under the cursor.
    pub(crate) fn matter(&self) -> Matter {
        let focus = self.panes.focus;
        let cursor = self.pane().map_or(0, |p| p.cursor);
        // In the synopsis a passage that only another source has can be in focus.
        if let Some((document, span)) = self.panes.synopsis.as_ref().and_then(Synopsis::elsewhere) {
            return Matter::at(&self.material, self.shown, document, span.start);
        }
        Matter::at(&self.material, self.shown, focus, cursor)
    }

    /// Which keys hold now.
    pub(crate) fn place(&self) -> Where {
        self.screens.last().map_or(command::READ, Screen::place)
    }
}
