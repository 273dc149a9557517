//! Finding the way: the lists, the overview, the problems; copying out; sources in view; selecting.

use super::Journey;
use insta::assert_snapshot;

fn check(keys: &str, place: &str) {
    assert_eq!(Journey::new(120, 40).keys(keys).place(), place, "after {keys:?}");
}

#[test]
fn quotations_of_one_source_too_by_speaker() {
    assert_snapshot!(Journey::new(80, 24).keys("\".s").picture(), @r#"
▐ Quotations   harbour   1 in more than one source   2 in one only
▐────────────────────────────────────────────────────────────────────────────────
▐  Speaker             Words                                         1   2   3
▐────────────────────────────────────────────────────────────────────────────────
▐> Ana Holt            We heard a sound like thunder, ... and then … w   w   .
▐  Police              four people were treated for minor injuries   r   .   .
▐  the fire service    Two people were slightly hurt                 .   r   .
▐
▐── w word for word   c cut   x reworded   r reported   . silent ────────────────
▐ 1  Daily Courier: “We heard a sound like thunder,” said ferry master Ana
▐    Holt, “and then the lights went out.”
▐ 2  Nordic Wire: Ferry master Ana Holt said: “We heard a sound like thunder
▐    and then the lights went out.”
▐
▐ Differences
▐    1, 2 have the same words
▐    speaker: Ana Holt named in 1, 2
▐
▐
▐
▐
▐
▐────────────────────────────────────────────────────────────────────────────────
▐ row 1/3                   Enter open   . one source   D diff   ? help   q back
"#);
}

#[test]
fn overview() {
    assert_snapshot!(Journey::new(80, 24).keys("O").picture(), @r#"
▐ Overview   harbour   3 sources   9 statements
▐────────────────────────────────────────────────────────────────────────────────
▐ Sources                   words sent.   = agree ! diverge   " quote    + only
▐ 1 Daily Courier              76     7      28 %      28 %      14 %      28 %
▐ 2 Nordic Wire                74     6      33 %      33 %      16 %      16 %
▐ 3 [port-notice.txt]          23     3      33 %       0 %       0 %      33 %
▐ share of sentences; one may be of several kinds
▐
▐ Pairs                                 = agree ! diverge   " quote  same text
▐ 1 Daily Courier   2 Nordic Wire             2         2         1  -
▐ 1 Daily Courier   3 [port-notice.tx         1         0         0  -
▐ 2 Nordic Wire     3 [port-notice.tx         0         0         0  -
▐
▐ Only in 1 Daily Courier   2 sentences
▐>+ Harbour bridge closed after barge strikes pier
▐ + An inquiry will report by the end of the month.
▐
▐ Only in 2 Nordic Wire   1 sentence
▐ + Insurers estimate the damage at 14 million, a figure the port has not confir…
▐
▐ Only in 3 [port-notice.txt]   1 sentence
▐ + Ships can pass through the eastern span.
▐────────────────────────────────────────────────────────────────────────────────
▐ j k rows that open                                Enter open   ? help   q back
"#);
}

#[test]
fn overview_wide() {
    assert_snapshot!(Journey::new(120, 40).keys("Oj").picture(), @r#"
▐ Overview   harbour   3 sources   9 statements
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ Sources                               words sent.   = agree ! diverge   " quote    + only
▐ 1 Daily Courier                          76     7      28 %      28 %      14 %      28 %
▐ 2 Nordic Wire                            74     6      33 %      33 %      16 %      16 %
▐ 3 [port-notice.txt]                      23     3      33 %       0 %       0 %      33 %
▐ share of sentences; one may be of several kinds
▐
▐ Pairs                                                                       = agree ! diverge   " quote  same text
▐ 1 Daily Courier                      2 Nordic Wire                                2         2         1  -
▐ 1 Daily Courier                      3 [port-notice.txt]                          1         0         0  -
▐ 2 Nordic Wire                        3 [port-notice.txt]                          0         0         0  -
▐
▐ Only in 1 Daily Courier   2 sentences
▐ + Harbour bridge closed after barge strikes pier
▐>+ An inquiry will report by the end of the month.
▐
▐ Only in 2 Nordic Wire   1 sentence
▐ + Insurers estimate the damage at 14 million, a figure the port has not confirmed.
▐
▐ Only in 3 [port-notice.txt]   1 sentence
▐ + Ships can pass through the eastern span.
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ j k rows that open                                                                        Enter open   ? help   q back
"#);
}

/// A story with a source that was refused and one that was read with replaced characters.
fn with_problems(columns: u16, rows: u16) -> Journey {
    let mut journey = Journey::new(columns, rows);
    let material = &mut journey.state.material;
    material.refusals.push("scan.pdf: is not text; give plain text or Markdown".into());
    let mut documents = (*material.documents).clone();
    documents[1].source.warnings.push("2 characters could not be decoded and were replaced".into());
    material.documents = std::sync::Arc::new(documents);
    journey
}

#[test]
fn problems() {
    assert_snapshot!(with_problems(80, 24).keys("g!").picture(), @r#"
▐ Problems   harbour   3
▐────────────────────────────────────────────────────────────────────────────────
▐> ! not read: scan.pdf: is not text; give plain text or Markdown
▐  ! 2 Nordic Wire: 2 characters could not be decoded and were replaced
▐  ? 3 [port-notice.txt]: no date is stated; "today" and "Tuesday" in it cannot
▐      be resolved
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐────────────────────────────────────────────────────────────────────────────────
▐ row 1/3                               Enter go to the source   ? help   q back
"#);
}

#[test]
fn problems_wide() {
    assert_snapshot!(with_problems(120, 40).keys("g!j").picture(), @r#"
▐ Problems   harbour   3
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐  ! not read: scan.pdf: is not text; give plain text or Markdown
▐> ! 2 Nordic Wire: 2 characters could not be decoded and were replaced
▐  ? 3 [port-notice.txt]: no date is stated; "today" and "Tuesday" in it cannot be resolved
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ row 2/3                                                                       Enter go to the source   ? help   q back
"#);
}

#[test]
fn problems_are_told_in_the_foot() {
    let screen = with_problems(80, 24).screen();
    assert!(screen.contains("2 problems (g!)"), "{screen}");
    assert!(!Journey::new(80, 24).screen().contains("g!"));
}

#[test]
fn rows_of_the_lists_open_in_the_text() {
    check("Ojj<Enter>", "2: Insurers estimate the damage at 14");
    check("OG<Enter>", "3: Ships can pass through the eastern");
    check("g!<Enter>", "3: Notice to mariners");
    check("Msj<Enter>", "1: Police said four people were treated");
    check("Mss<Enter>", "1: Harbour bridge closed after barge");
    check("\"<Enter>", "1: \u{201c}We heard a sound like thunder,\u{201d}");
}
