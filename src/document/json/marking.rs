//! Marks of Markdown that extractors leave in a text: rows of tables, links, stress. Lists stay, as in plain text.

use std::borrow::Cow;

/// The text without them.
pub(super) fn without(text: &str) -> Cow<'_, str> {
    if !["](", "|--", "**"].iter().any(|mark| text.contains(mark)) {
        return Cow::Borrowed(text);
    }
    let lines: Vec<String> =
        text.lines().filter(|line| !is_rule(line)).map(|line| unstressed(&unlinked(&row(line)))).collect();
    Cow::Owned(lines.join("\n"))
}

/// Whether a line is the rule below a table's head: `|---|:--|`.
fn is_rule(line: &str) -> bool {
    line.trim_start().starts_with('|') && line.contains("--") && line.chars().all(|c| "|-: ".contains(c))
}

/// A row of a table without its outer bars.
fn row(line: &str) -> Cow<'_, str> {
    let inner = line.trim().strip_prefix('|').and_then(|line| line.strip_suffix('|'));
    inner.map_or(Cow::Borrowed(line), |inner| inner.split('|').map(str::trim).collect::<Vec<_>>().join(" | ").into())
}

/// `[words](address)` as its words; a picture, `![words](address)`, as nothing.
fn unlinked(line: &str) -> String {
    let (mut done, mut rest) = (String::new(), line);
    while let Some((before, after)) = rest.split_once('[') {
        let link = after.split_once("](").and_then(|(words, after)| {
            let (address, after) = after.split_once(')')?;
            (!words.contains(['[', ']']) && !address.contains(char::is_whitespace)).then_some((words, after))
        });
        let Some((words, after)) = link else {
            done.push_str(before);
            done.push('[');
            rest = after;
            continue;
        };
        match before.strip_suffix('!') {
            Some(before) => done.push_str(before),
            None => {
                done.push_str(before);
                done.push_str(words);
            }
        }
        rest = after;
    }
    done + rest
}

/// `**words**` as its words.
fn unstressed(line: &str) -> String {
    let (mut done, mut rest) = (String::new(), line);
    while let Some((before, after)) = rest.split_once("**") {
        done.push_str(before);
        let opens = !before.ends_with(char::is_alphanumeric) && after.starts_with(|c: char| !c.is_whitespace());
        match after
            .split_once("**")
            .filter(|(words, _)| opens && !words.is_empty() && !words.ends_with(char::is_whitespace))
        {
            Some((words, after)) => {
                done.push_str(words);
                rest = after;
            }
            None => {
                done.push_str("**");
                rest = after;
            }
        }
    }
    done + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        let check = |marked: &str, words: &str| assert_eq!(without(marked), words);
        check("| Item | Cost | \n|---|---|\n| Fence | 18 |", "Item | Cost\nFence | 18");
        check("The gauge [at the hall](/gauge) was **moved** in 2004.", "The gauge at the hall was moved in 2004.");
        check("![a map](map.png)See [1] and [the note](#n).", "See [1] and the note.");
        check(
            "He said **nothing.** She said f**k** it. 2 ** 3 [x](",
            "He said nothing. She said f**k** it. 2 ** 3 [x](",
        );
        check("No marks | at all.", "No marks | at all.");
    }
}
