//! `parallax story`: the stories of the store and what is in them.

use super::keeping::{Keeping, Listing, deed, documents_named, json_lines, numbers, table};
use super::progress::Telling;
use super::{Ending, Failure, list, print, say};
use crate::document::printable;
use crate::library::change;
use crate::library::grouping::{self, Proposal};
use crate::store::{DocumentKey, Store, StoryEntry};
use clap::{Args, Subcommand};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Make, fill, rename, merge, split and list the stories of the store
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax story new \"Harbour bridge\" 1 2 3
  parallax story add \"Harbour bridge\" 4
  parallax story group --preview                 which stories there are in the rest
  parallax story split \"Harbour bridge\" Insurers 3 4
  parallax story list
  parallax --story \"Harbour bridge\"             read it
  parallax compare --story \"Harbour bridge\"     the same as text

A DOCUMENT is a number that `parallax list` tells, or the path of its file.")]
pub struct Arguments {
    #[command(subcommand)]
    deed: Doing,
}

#[derive(Debug, Subcommand)]
enum Doing {
    /// List the stories
    List {
        #[command(flatten)]
        listing: Listing,
        #[command(flatten)]
        keeping: Keeping,
    },
    /// Group documents that are in no story into stories by what they report and when
    Group {
        /// Tell which stories they make, and change nothing
        #[arg(long)]
        preview: bool,
        #[command(flatten)]
        listing: Listing,
        #[command(flatten)]
        keeping: Keeping,
    },
    /// Make a story
    New(Members),
    /// Put documents at the end of a story
    Add(Members),
    /// Take documents out of a story, or, without any, take the story away; documents stay in the store
    Remove(Members),
    /// Give a story another name
    Rename(Pair),
    /// Put the documents of the second story into the first
    Merge(Pair),
    /// Move documents of a story to a new one
    Split {
        #[command(flatten)]
        pair: Pair,
        /// The documents that go to the new story
        #[arg(value_name = "DOCUMENT", required = true)]
        documents: Vec<String>,
    },
}

/// A story and documents.
#[derive(Debug, Args)]
struct Members {
    /// The story
    #[arg(value_name = "NAME")]
    story: String,
    /// Numbers, or paths that they were read from
    #[arg(value_name = "DOCUMENT")]
    documents: Vec<String>,
    #[command(flatten)]
    listing: Listing,
    #[command(flatten)]
    keeping: Keeping,
}

/// A story and another.
#[derive(Debug, Args)]
struct Pair {
    /// The story
    #[arg(value_name = "NAME")]
    story: String,
    /// The other story's name
    #[arg(value_name = "OTHER")]
    other: String,
    #[command(flatten)]
    listing: Listing,
    #[command(flatten)]
    keeping: Keeping,
}

impl Arguments {
    /// Does it.
    ///
    /// # Errors
    /// There is no such story or document, or the store cannot be used.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        match &self.deed {
            Doing::List { listing, keeping } => list(listing, keeping),
            Doing::Group { preview, listing, keeping } => group(&mut keeping.open_existing()?, *preview, listing.json),
            Doing::New(members) => members.make(),
            Doing::Add(members) => members.add(),
            Doing::Remove(members) => members.remove(),
            Doing::Rename(pair) => pair.rename(),
            Doing::Merge(pair) => pair.merge(),
            Doing::Split { pair, documents } => pair.split(documents),
        }
    }
}

fn list(listing: &Listing, keeping: &Keeping) -> Result<Ending, Failure> {
    let stories = keeping.open_existing()?.read(crate::store::Reading::stories)?;
    if listing.json {
        let object =
            |s: &StoryEntry| json!({"story": s.name, "made": s.made, "documents": s.documents, "newest": s.newest});
        json_lines(stories.iter().map(object))?;
        return Ok(Ending::DONE);
    }
    let row = |s: &StoryEntry| [s.documents.to_string(), s.newest.clone().unwrap_or_default(), s.name.clone()];
    let rows: Vec<_> = stories.iter().map(row).collect();
    print(|out| table(["Documents", "Newest", "Story"], &rows, out))?;
    Ok(Ending::DONE)
}

/// Groups documents that are in no story, or tells how; says what.
///
/// # Errors
/// The store cannot be used.
pub(super) fn group(store: &mut Store, preview: bool, json: bool) -> Result<Ending, Failure> {
    let mut progress = Telling::start()?;
    let proposals = grouping::propose(store, jiff::Timestamp::now(), &mut |far| progress.tell(far))?;
    progress.clear();
    if progress.is_stopped() {
        say("stopped; nothing was grouped");
        return Ok(Ending::INTERRUPTED);
    }
    if json {
        json_lines(proposals.iter().map(proposal_object))?;
    } else {
        print(|out| proposals.iter().try_for_each(|proposal| write_proposal(proposal, out)))?;
    }
    let documents: usize = proposals.iter().map(|proposal| proposal.documents.len()).sum();
    if proposals.is_empty() {
        say("no documents outside of stories report the same");
        return Ok(Ending::NOTHING_FOUND);
    }
    let stories = proposals.len();
    if preview {
        say(&format!("documents that would be grouped: {documents}, stories: {stories}; nothing was changed"));
        return Ok(Ending::DONE);
    }
    store.write(&mut deed(change::group_words(&proposals)), |writing| change::group(writing, &proposals))?;
    say(&format!("documents grouped: {documents}, stories: {stories}; parallax undo takes it back"));
    Ok(Ending::DONE)
}

fn proposal_object(proposal: &Proposal) -> Value {
    json!({
        "story": proposal.name,
        "new": proposal.story.is_none(),
        "documents": proposal.documents.iter().map(list::object).collect::<Vec<_>>(),
        "copies": proposal.copies.iter().map(|(a, b, wording)| {
            json!({"of": a.0, "document": b.0, "wording": (wording * 1000.0).round() / 1000.0})
        }).collect::<Vec<_>>(),
    })
}

fn write_proposal(proposal: &Proposal, out: &mut dyn Write) -> io::Result<()> {
    let more = if proposal.story.is_some() { " (there already)" } else { "" };
    writeln!(out, "{}{more}", printable(&proposal.name))?;
    for entry in &proposal.documents {
        let facts = &entry.facts;
        let copies = proposal.copies.iter().filter(|(a, b, _)| *a == entry.key || *b == entry.key);
        let told = copies.filter_map(|(a, b, wording)| {
            let other = if *a == entry.key { b } else { a };
            Some(format!("{} with {other}", grouping::kinship(*wording)?))
        });
        let day = facts.date.as_deref().unwrap_or("no date   ");
        let title = facts.title.as_deref().unwrap_or_default();
        let line =
            format!("  {:>6}  {day}  {}  {title}  {}", entry.key, facts.label(), told.collect::<Vec<_>>().join(", "));
        writeln!(out, "{}", printable(line.trim_end()))?;
    }
    Ok(())
}

impl Members {
    fn told(&self, did: &str, documents: &[DocumentKey]) -> Result<Ending, Failure> {
        self.listing.done(json!({"did": did, "story": self.story, "documents": numbers(documents)}))
    }

    fn make(&self) -> Result<Ending, Failure> {
        let mut store = self.keeping.open()?;
        let documents = documents_named(&store, &self.documents)?;
        store.write(&mut deed(format!("new story {}", self.story)), |writing| {
            let story = writing.new_story(&self.story)?;
            documents.iter().try_for_each(|&document| writing.join(story, document).map(drop))
        })?;
        self.told("story new", &documents)
    }

    fn add(&self) -> Result<Ending, Failure> {
        let mut store = self.keeping.open_existing()?;
        let documents = documents_named(&store, &self.documents)?;
        store.write(&mut deed(format!("add to story {}", self.story)), |writing| {
            let story = writing.story(&self.story)?;
            documents.iter().try_for_each(|&document| writing.join(story, document).map(drop))
        })?;
        self.told("story add", &documents)
    }

    fn remove(&self) -> Result<Ending, Failure> {
        let mut store = self.keeping.open_existing()?;
        let documents = documents_named(&store, &self.documents)?;
        let strangers = store.write(&mut deed(format!("take from story {}", self.story)), |writing| {
            let story = writing.story(&self.story)?;
            if documents.is_empty() {
                writing.drop_story(story)?;
            }
            let mut strangers = Vec::new();
            for &document in &documents {
                if !writing.leave(story, document)? {
                    strangers.push(document);
                }
            }
            Ok(strangers)
        })?;
        strangers.iter().for_each(|document| say(&format!("document {document} is not in the story")));
        self.told("story remove", &documents)
    }
}

impl Pair {
    fn told(&self, did: &str, documents: &[DocumentKey]) -> Result<Ending, Failure> {
        let (story, other) = (&self.story, &self.other);
        self.listing.done(json!({"did": did, "story": story, "other": other, "documents": numbers(documents)}))
    }

    fn rename(&self) -> Result<Ending, Failure> {
        let words = format!("rename story {}", self.story);
        self.keeping.open_existing()?.write(&mut deed(words), |writing| {
            let story = writing.story(&self.story)?;
            writing.rename_story(story, &self.other)
        })?;
        self.told("story rename", &[])
    }

    fn merge(&self) -> Result<Ending, Failure> {
        let words = format!("merge story {} into {}", self.other, self.story);
        self.keeping.open_existing()?.write(&mut deed(words), |writing| {
            let (into, from) = (writing.story(&self.story)?, writing.story(&self.other)?);
            writing.merge_stories(into, from)
        })?;
        self.told("story merge", &[])
    }

    fn split(&self, documents: &[String]) -> Result<Ending, Failure> {
        let mut store = self.keeping.open_existing()?;
        let documents = documents_named(&store, documents)?;
        let strangers = store.write(&mut deed(format!("split story {}", self.story)), |writing| {
            let story = writing.story(&self.story)?;
            writing.split_story(story, &self.other, &documents)
        })?;
        strangers.iter().for_each(|document| say(&format!("document {document} is not in the story")));
        self.told("story split", &documents)
    }
}
