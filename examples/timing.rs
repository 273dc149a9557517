//! t
use parallax::comparison::*;
use std::time::Instant;
fn main() {
    let docs: Vec<_> =
        std::env::args().skip(1).map(|p| parallax::document::read(&p, &std::fs::read(&p).unwrap())).collect();
    let t = Instant::now();
    let an: Vec<_> = docs.iter().map(parallax::language::analyse).collect();
    eprintln!("analyse {:?}", t.elapsed());
    let story = Story { documents: &docs, analyses: &an };
    for _ in 0..2 {
        let t = Instant::now();
        let lex = lexicon::Lexicon::new(story);
        eprintln!("lexicon {:?} {}", t.elapsed(), lex.len());
        let t = Instant::now();
        let _k = kinship::Kinship::new(&lex);
        eprintln!("kinship {:?}", t.elapsed());
        let t = Instant::now();
        let sim = similarity::Similarity::new(story);
        eprintln!("similarity {:?}", t.elapsed());
        let t = Instant::now();
        let p = candidate::find(&sim.lexicon, &sim.profiles);
        eprintln!("candidates {:?} {}", t.elapsed(), p.len());
        let t = Instant::now();
        for q in &p {
            let (a, b) = sim.profiles(*q);
            std::hint::black_box(measure::measure(&sim.lexicon, &sim.kinship, a, b));
        }
        eprintln!("measure {:?}", t.elapsed());
        let t = Instant::now();
        let t = Instant::now();
        let t = Instant::now();
        let s = sim.score();
        eprintln!("score {:?} {}", t.elapsed(), s.len());
        let t = Instant::now();
        let c = compare(story, Settings::default());
        eprintln!(
            "compare {:?} links {} withheld {} st {}",
            t.elapsed(),
            c.links.len(),
            c.withheld.len(),
            c.statements.len()
        );
    }
}
