//! Quotations, matrix, overview.

use super::super::*;
use super::screen;
use insta::assert_snapshot;

#[test]
fn quotations() {
    assert_snapshot!(Journey::new(80, 24).keys("\"").picture(), @r#"
▐ Quotations   harbour   1 in more than one source          s sort: most sources
▐────────────────────────────────────────────────────────────────────────────────
▐  Speaker             Words                                         1   2   3
▐────────────────────────────────────────────────────────────────────────────────
▐> Ana Holt            We heard a sound like thunder, ... and then … w   w   .
▐
▐
▐
▐
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
▐────────────────────────────────────────────────────────────────────────────────
▐ row 1/1      Enter open   / find   Space pick   . one source   ? help   q back
"#);
}

#[test]
fn quotations_wide() {
    assert_snapshot!(Journey::new(120, 40).keys("\"").picture(), @r#"
▐ Quotations   harbour   1 in more than one source                                                  s sort: most sources
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐  Speaker             Words                                                                                 1   2   3
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐> Ana Holt            We heard a sound like thunder, ... and then the lights went out.                      w   w   .
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐── w word for word   c cut   x reworded   r reported   . silent ────────────────────────────────────────────────────────
▐ 1  Daily Courier: “We heard a sound like thunder,” said ferry master Ana Holt, “and then the lights went out.”
▐ 2  Nordic Wire: Ferry master Ana Holt said: “We heard a sound like thunder and then the lights went out.”
▐
▐ Differences
▐    1, 2 have the same words
▐    speaker: Ana Holt named in 1, 2
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
▐ row 1/1                    Enter open   / find   Space pick   . one source   i why   D diff   a note   ? help   q back
"#);
}

#[test]
fn quotations_of_one_source_too_by_speaker() {
    assert_snapshot!(Journey::new(80, 24).keys("\".s").picture(), @r#"
▐ Quotations   harbour   1 in more than one source   2 in one …  s sort: speaker
▐────────────────────────────────────────────────────────────────────────────────
▐  Speaker             Words                                         1   2   3
▐────────────────────────────────────────────────────────────────────────────────
▐> Ana Holt            We heard a sound like thunder, ... and then … w   w   .
▐  Police              four people were treated for minor injuries   r   .   .
▐  the fire service    Two people were slightly hurt                 .   r   .
▐
▐
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
▐────────────────────────────────────────────────────────────────────────────────
▐ row 1/3      Enter open   / find   Space pick   . one source   ? help   q back
"#);
}

#[test]
fn matrix() {
    assert_snapshot!(Journey::new(80, 24).keys("M").picture(), @r#"
▐ Statements by sources   harbour   9 of 9    filter: all   s sort: most dispute
▐────────────────────────────────────────────────────────────────────────────────
▐   Statement                             1 Daily Cou… 2 Nordic Wi… 3 [port-not…
▐────────────────────────────────────────────────────────────────────────────────
▐>! Police said four people were treated… ! four       ! Two        .
▐ ! The barge was carrying gravel and wa… ! under tow  ! broken it… .
▐ " “We heard a sound like thunder,” sai… "            "            .
▐ = The harbour bridge was closed to tra… =            =            =
▐ = Buses are being diverted through the… =            =            .
▐ + Harbour bridge closed after barge st… +            .            .
▐ + An inquiry will report by the end of… +            .            .
▐ + Insurers estimate the damage at 14 m… .            +            .
▐ + Ships can pass through the eastern s… .            .            +
▐
▐── in each source ──────────────────────────────────────────────────────────────
▐ 1  Police said four people were treated for minor injuries.
▐ 2  Two people were slightly hurt, the fire service said.
▐ 3  not in this source
▐
▐ Wording is compared; which source is right is not decided here.
▐
▐
▐────────────────────────────────────────────────────────────────────────────────
▐ row 1/9    Enter open   / find   Space pick   i why   D diff   ? help   q back
"#);
}

#[test]
fn matrix_wide() {
    assert_snapshot!(Journey::new(120, 40).keys("Mj").picture(), @r#"
▐ Statements by sources   harbour   9 of 9                                            filter: all   s sort: most dispute
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐   Statement                                                   1 Daily Courier 2 Nordic Wire   3 [port-notice… spread
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ ! Police said four people were treated for minor injuries.    ! four          ! Two           .               2 values
▐>! The barge was carrying gravel and was under tow.            ! under tow     ! broken its t… .               2 values
▐ " “We heard a sound like thunder,” said ferry master Ana Hol… "               "               .               quote
▐ = The harbour bridge was closed to traffic on Tuesday evenin… =               =               =               agree
▐ = Buses are being diverted through the old tunnel.            =               =               .               agree
▐ + Harbour bridge closed after barge strikes pier              +               .               .               1 source
▐ + An inquiry will report by the end of the month.             +               .               .               1 source
▐ + Insurers estimate the damage at 14 million, a figure the p… .               +               .               1 source
▐ + Ships can pass through the eastern span.                    .               .               +               1 source
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
▐── in each source ──────────────────────────────────────────────────────────────────────────────────────────────────────
▐ 1  The barge was carrying gravel and was under tow.
▐ 2  The barge, loaded with sand, had broken its tow.
▐ 3  not in this source
▐
▐ Wording is compared; which source is right is not decided here.
▐
▐
▐
▐
▐
▐
▐
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ row 2/9                                   Enter open   / find   Space pick   i why   D diff   a note   ? help   q back
"#);
}

#[test]
fn rows_in_which_a_source_is_silent() {
    assert_snapshot!(screen(80, 24, "Mlfs"), @r#"
▐ Statements by sources   harbour…  filter: all, not in 2   s sort: most dispute
▐────────────────────────────────────────────────────────────────────────────────
▐   Statement                             1 Daily Cou… 2 Nordic Wi… 3 [port-not…
▐────────────────────────────────────────────────────────────────────────────────
▐>+ Harbour bridge closed after barge st… +            .            .
▐ + An inquiry will report by the end of… +            .            .
▐ + Ships can pass through the eastern s… .            .            +
▐
▐
▐
▐
▐
▐
▐
▐── in each source ──────────────────────────────────────────────────────────────
▐ 1  Harbour bridge closed after barge strikes pier
▐ 2  not in this source
▐ 3  not in this source
▐
▐ Wording is compared; which source is right is not decided here.
▐
▐
▐────────────────────────────────────────────────────────────────────────────────
▐ row 1/3    Enter open   / find   Space pick   i why   D diff   ? help   q back
"#);
}

#[test]
fn overview() {
    assert_snapshot!(Journey::new(80, 24).keys("O").picture(), @r#"
▐ Overview   harbour   3 sources   9 statements
▐────────────────────────────────────────────────────────────────────────────────
▐ Sources                   words sent.   = agree ! diverge   " quote    + only
▐>1 Daily Courier              76     7       28%       28%       14%       28%
▐ 2 Nordic Wire                74     6       33%       33%       16%       16%
▐ 3 [port-notice.txt]          23     3       33%        0%        0%       33%
▐ share of sentences; one may be of several kinds
▐
▐ Pairs                                 = agree ! diverge   " quote  same text
▐ 1 Daily Courier   2 Nordic Wire             2         2         1  -
▐ 1 Daily Courier   3 [port-notice.t…         1         0         0  -
▐ 2 Nordic Wire     3 [port-notice.t…         0         0         0  -
▐
▐ Only in 1 Daily Courier   2 sentences
▐ + Harbour bridge closed after barge strikes pier
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
▐ 1 Daily Courier                          76     7       28%       28%       14%       28%
▐>2 Nordic Wire                            74     6       33%       33%       16%       16%
▐ 3 [port-notice.txt]                      23     3       33%        0%        0%       33%
▐ share of sentences; one may be of several kinds
▐
▐ Pairs                                                                       = agree ! diverge   " quote  same text
▐ 1 Daily Courier                      2 Nordic Wire                                2         2         1  -
▐ 1 Daily Courier                      3 [port-notice.txt]                          1         0         0  -
▐ 2 Nordic Wire                        3 [port-notice.txt]                          0         0         0  -
▐
▐ Only in 1 Daily Courier   2 sentences
▐ + Harbour bridge closed after barge strikes pier
▐ + An inquiry will report by the end of the month.
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

#[test]
fn rows_that_hold_a_word() {
    assert_snapshot!(screen(80, 24, "M/bridge"), @r#"
▐ Statements by sources   harbour   2 of 9    all /bridge   s sort: most dispute
▐────────────────────────────────────────────────────────────────────────────────
▐   Statement                             1 Daily Cou… 2 Nordic Wi… 3 [port-not…
▐────────────────────────────────────────────────────────────────────────────────
▐>= The harbour bridge was closed to tra… =            =            =
▐ + Harbour bridge closed after barge st… +            .            .
▐
▐
▐
▐
▐
▐
▐
▐
▐── in each source ──────────────────────────────────────────────────────────────
▐ 1  The harbour bridge was closed to traffic on Tuesday evening after a barge
▐    struck a pier.
▐ 2  A barge hit a pier of the harbour bridge on Tuesday evening, closing it to
▐    traffic.
▐ 3  The harbour bridge is closed to all traffic from Tuesday until further
▐    notice.
▐
▐────────────────────────────────────────────────────────────────────────────────
▐ / rows with: bridge    Enter keep   Esc back
"#);
}

#[test]
fn rows_that_hold_a_word_wide() {
    assert_snapshot!(screen(120, 40, "M/bridge<Enter>"), @r#"
▐ Statements by sources   harbour   2 of 9                                            all /bridge   s sort: most dispute
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐   Statement                                                   1 Daily Courier 2 Nordic Wire   3 [port-notice… spread
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐>= The harbour bridge was closed to traffic on Tuesday evenin… =               =               =               agree
▐ + Harbour bridge closed after barge strikes pier              +               .               .               1 source
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
▐── in each source ──────────────────────────────────────────────────────────────────────────────────────────────────────
▐ 1  The harbour bridge was closed to traffic on Tuesday evening after a barge struck a pier.
▐ 2  A barge hit a pier of the harbour bridge on Tuesday evening, closing it to traffic.
▐ 3  The harbour bridge is closed to all traffic from Tuesday until further notice.
▐
▐ Wording is compared; which source is right is not decided here.
▐
▐
▐
▐
▐
▐
▐
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ row 1/2                                   Enter open   / find   Space pick   i why   D diff   a note   ? help   q back
"#);
}

#[test]
fn quotations_of_one_source_too_by_speaker_wide() {
    assert_snapshot!(screen(120, 40, "\".s"), @r#"
▐ Quotations   harbour   1 in more than one source   2 in one only                                       s sort: speaker
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐  Speaker             Words                                                                                 1   2   3
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐> Ana Holt            We heard a sound like thunder, ... and then the lights went out.                      w   w   .
▐  Police              four people were treated for minor injuries                                           r   .   .
▐  the fire service    Two people were slightly hurt                                                         .   r   .
▐
▐
▐
▐
▐
▐
▐
▐── w word for word   c cut   x reworded   r reported   . silent ────────────────────────────────────────────────────────
▐ 1  Daily Courier: “We heard a sound like thunder,” said ferry master Ana Holt, “and then the lights went out.”
▐ 2  Nordic Wire: Ferry master Ana Holt said: “We heard a sound like thunder and then the lights went out.”
▐
▐ Differences
▐    1, 2 have the same words
▐    speaker: Ana Holt named in 1, 2
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
▐ row 1/3                    Enter open   / find   Space pick   . one source   i why   D diff   a note   ? help   q back
"#);
}
