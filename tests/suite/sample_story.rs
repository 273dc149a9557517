//! The program is held to what docs/sample-story.md says a reader should find.

#[test]
fn two_texts_that_say_the_same_are_linked() {
    use parallax::comparison::{Settings, Story, compare};
    let text = "The harbour bridge was closed after a barge struck a pier.\nBuses run through the old tunnel.\n";
    let documents = ["a", "b"].map(|name| parallax::document::read(name, text.as_bytes()));
    let analyses = documents.each_ref().map(parallax::language::analyse);
    let comparison = compare(Story { documents: &documents, analyses: &analyses }, Settings::default());
    assert_eq!(comparison.links.len(), 2);
}
