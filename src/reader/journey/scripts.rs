//! Scripts of all kinds side by side: no row breaks the frame.

use super::*;

/// Two sources in which everything occurs that takes no column, one or two.
fn journey(columns: u16, rows: u16) -> Journey {
    let texts = [
        "\u{05d4}\u{05d2}\u{05e9}\u{05e8} \u{05e0}\u{05e1}\u{05d2}\u{05e8} \u{05d1}\u{05d9}\u{05d5}\u{05dd} \u{05e9}\u{05dc}\u{05d9}\u{05e9}\u{05d9} 12 \u{05d0}\u{05e0}\u{05e9}\u{05d9}\u{05dd} \u{05e0}\u{05e4}\u{05e6}\u{05e2}\u{05d5}.\n\n\
         \u{6a4b}\u{306f}\u{706b}\u{66dc}\u{65e5}\u{306b}\u{9589}\u{9396}\u{3055}\u{308c}\u{305f}\u{3002}\u{8b66}\u{5bdf}\u{306b}\u{3088}\u{308b}\u{3068}\u{56db}\u{4eba}\u{304c}\u{8efd}\u{50b7}\u{3092}\u{8ca0}\u{3063}\u{305f}\u{3002}\n\n\
         Cafe\u{301} e\u{301}te\u{301} \u{1f469}\u{200d}\u{1f680} \u{1f44b}\u{1f3fd} \u{2764}\u{fe0f} \u{1f1e9}\u{1f1ea} done, and the rest of the row goes on.",
        "\u{0623}\u{064f}\u{063a}\u{0644}\u{0642} \u{062c}\u{0633}\u{0631} \u{0627}\u{0644}\u{0645}\u{064a}\u{0646}\u{0627}\u{0621} \u{0645}\u{0633}\u{0627}\u{0621} \u{0627}\u{0644}\u{062b}\u{0644}\u{0627}\u{062b}\u{0627}\u{0621} 12.\n\n\
         \u{b2e4}\u{b9ac}\u{b294} \u{d654}\u{c694}\u{c77c}\u{c5d0} \u{d3d0}\u{c1c4}\u{b418}\u{c5c8}\u{b2e4} \u{1112}\u{1161}\u{11ab} \u{1100}\u{1173}\u{11af} \u{d55c}\u{ad6d}\u{c5b4} \u{ae00}.\n\n\
         a\u{0301}\u{0302}\u{0303} z\u{0327}\u{030a} \u{200b}x\u{200d}y \u{feff}z.",
    ];
    let documents = texts.map(|t| document::read("t.txt", t.as_bytes())).to_vec();
    let mut state = State::new("scripts".into(), documents, Look::new(Appearance::default(), false), (columns, rows));
    update::update(&mut state, Action::Resize { columns, rows });
    Journey { state, effects: Vec::new() }
}

#[test]
fn no_row_breaks_the_frame() {
    for (columns, rows) in [(80, 24), (84, 30), (95, 24), (120, 40), (131, 40)] {
        for keys in ["", "V", "jj", "?", ":wid"] {
            let journey = journey(columns, rows).keys(keys);
            let buffer = journey.buffer();
            for y in 0..rows {
                let mut x = 0;
                while x < columns {
                    let wide = super::super::text::width(buffer[(x, y)].symbol()).max(1);
                    for inside in 1..u16::try_from(wide).unwrap() {
                        assert_eq!(buffer[(x + inside, y)].symbol(), " ", "{columns} x {rows} {keys:?}, row {y}");
                    }
                    x += u16::try_from(wide).unwrap();
                }
                assert_eq!(x, columns, "a wide character hangs over the edge: {columns} x {rows} {keys:?}, row {y}");
            }
            let edges = journey.state.layout().panes.first().map(|p| p.whole.right());
            if let (Some(x), "" | "jj") = (edges, keys) {
                for y in 2..rows - 4 {
                    assert!(buffer[(x, y)].symbol().contains('\u{2502}'), "{columns} x {rows} {keys:?}, row {y}");
                }
            }
        }
    }
}

#[test]
fn text_from_right_to_left_cannot_reach_over_the_frame() {
    let buffer = journey(100, 24).buffer();
    let edge = journey(100, 24).state.layout().panes[0].whole.right();
    assert_eq!(buffer[(edge, 2)].symbol(), "\u{200e}\u{2502}\u{200e}");
    // A row without such text has no marks.
    assert_eq!(buffer[(edge, 1)].symbol(), "\u{253c}");
    let marks = |y| (0..100).filter(|x| buffer[(*x, y)].symbol().contains('\u{200e}')).count();
    assert!(marks(2) >= 2 && marks(0) == 0);
}

#[test]
fn the_page_of_widths_closes_every_bracket_in_one_column() {
    let screen = Journey::new(80, 24).keys(":widths<Enter>").screen();
    let places: Vec<usize> = screen
        .lines()
        .filter(|row| row.contains(" [") && row.contains(']') && !row.contains("port-notice"))
        .filter_map(|row| row.rsplit_once("] ").map(|(before, _)| super::super::text::width(before)))
        .collect();
    assert!(places.len() >= 10, "{screen}");
    assert!(places.iter().all(|p| *p == places[0]), "{places:?}\n{screen}");
}
