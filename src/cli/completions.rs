//! `parallax completions`: what a shell needs to complete the arguments, with the names of stories and tags and the documents.
//!
//! The scripts are made from the table of arguments; here they are taught to ask `parallax names` for what is in the store.

use super::{Ending, Failure, print};
use clap::{Args, CommandFactory};
use clap_complete::Shell;

/// Write a script to standard output that lets a shell complete the arguments
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax completions bash > ~/.local/share/bash-completion/completions/parallax
  parallax completions zsh > ~/.zfunc/_parallax
  parallax completions fish > ~/.config/fish/completions/parallax.fish

bash, zsh and fish also complete the names of stories and tags, and the numbers
of documents, with their titles.")]
pub struct Arguments {
    /// Which shell
    shell: Shell,
}

/// In place of the function that was made; it asks for names where they stand, and leaves the rest to that one. Documents are
/// told with their titles; a single one is its number alone.
const BASH: &str = r#"
_parallax_names() {
    local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" kind= name
    case "$prev" in
        --story) kind=stories ;;
        --tag) kind=tags ;;
        --versions) kind=documents ;;
    esac
    if [[ -z $kind && $cur != -* ]]; then
        case "${COMP_WORDS[1]} $COMP_CWORD" in
            'story 3') kind=stories ;;
            'story 4') [[ ${COMP_WORDS[2]} == merge ]] && kind=stories ;;
            'tag 2') kind=tags ;;
        esac
        case "${COMP_WORDS[1]}" in
            show | like | remove | correct) kind=documents ;;
            restore) kind=trash ;;
            tag) [[ $COMP_CWORD -gt 2 ]] && kind=documents ;;
            story) [[ -z $kind && $COMP_CWORD -gt 3 && ${COMP_WORDS[2]} != rename ]] && kind=documents ;;
        esac
        # A path means a document too.
        [[ $kind == documents && -n $cur && $cur != [0-9]* ]] && kind=
    fi
    if [[ -z $kind ]]; then
        _parallax "$@"
        return
    fi
    cur="${cur#[\"\']}"
    COMPREPLY=()
    while IFS= read -r name; do
        [[ ${name,,} == "${cur,,}"* ]] || continue
        case $kind in
            documents | trash) COMPREPLY+=("${name/$'\t'/  }") ;;
            *) COMPREPLY+=("$(printf %q "$name")") ;;
        esac
    done < <(parallax names "$kind" 2>/dev/null)
    case $kind in
        documents | trash) [[ ${#COMPREPLY[@]} -eq 1 ]] && COMPREPLY=("${COMPREPLY[0]%% *}") ;;
    esac
}
complete -F _parallax_names -o bashdefault -o default parallax
"#;

const ZSH: &str = r#"
_parallax_stories() { local -a names=("${(@f)$(parallax names stories 2>/dev/null)}"); compadd -a names }
_parallax_tags() { local -a names=("${(@f)$(parallax names tags 2>/dev/null)}"); compadd -a names }
_parallax_numbered() {
  local -a lines=("${(@f)$(parallax names $1 2>/dev/null)}")
  lines=("${(@)lines//:/\\:}")
  lines=("${(@)lines/$'\t'/:}")
  _describe -V document lines
}
_parallax_documents() { _parallax_numbered documents; _files }
_parallax_trash() { _parallax_numbered trash }

"#;

const FISH: &str = r"
complete -c parallax -l story -x -a '(parallax names stories)'
complete -c parallax -l tag -x -a '(parallax names tags)'
complete -c parallax -l versions -x -k -a '(parallax names documents)'
complete -c parallax -n '__fish_seen_subcommand_from story; and __fish_seen_subcommand_from add remove rename merge split' -f -a '(parallax names stories)'
complete -c parallax -n '__fish_seen_subcommand_from story; and __fish_seen_subcommand_from new add remove split' -k -a '(parallax names documents)'
complete -c parallax -n '__fish_seen_subcommand_from tag' -f -a '(parallax names tags)'
complete -c parallax -n '__fish_seen_subcommand_from show like remove correct tag; and not __fish_seen_subcommand_from story' -k -a '(parallax names documents)'
complete -c parallax -n '__fish_seen_subcommand_from restore' -f -k -a '(parallax names trash)'
";

impl Arguments {
    /// Writes the script.
    ///
    /// # Errors
    /// Standard output cannot be written to.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut super::Arguments::command(), "parallax", &mut script);
        let script = with_names(self.shell, &String::from_utf8_lossy(&script));
        print(|out| out.write_all(script.as_bytes()))?;
        Ok(Ending::DONE)
    }
}

/// The script, which also completes names.
fn with_names(shell: Shell, script: &str) -> String {
    match shell {
        Shell::Bash => script.to_owned() + BASH,
        Shell::Fish => script.to_owned() + FISH,
        Shell::Zsh => {
            // Which command the lines belong to, by the label above them.
            let mut command = String::new();
            let mut line = |line: &str| {
                if let Some(label) = line.strip_prefix('(').and_then(|label| label.strip_suffix(')')) {
                    label.clone_into(&mut command);
                }
                let names = zsh_names(line.trim_start(), &command);
                line.replace(":_default'", &format!(":{names}'")) + "\n"
            };
            let script = with_commands_first(script);
            let lines: String = script.lines().map(&mut line).collect();
            // What the first line says must stay first.
            match lines.split_once("\n\n") {
                Some((first, rest)) => format!("{first}\n{ZSH}{rest}"),
                None => lines,
            }
        }
        _ => script.to_owned(),
    }
}

/// The script for zsh with commands in the first place, where files may stand too: made as it is, it takes a command for a
/// file and completes nothing behind it.
fn with_commands_first(script: &str) -> String {
    let is_path = |line: &&str| line.trim_start().starts_with("'::paths ");
    let paths = script.lines().find(is_path).unwrap_or_default();
    script
        .replacen(&format!("{paths}\n"), "", 1)
        .replacen("\":: :_parallax_commands\"", "\":: :{ _parallax_commands; _files }\"", 1)
        .replacen("words=($line[2] ", "words=($line[1] ", 1)
        .replacen("parallax-command-$line[2]:", "parallax-command-$line[1]:", 1)
        .replacen("case $line[2] in", "[[ -e ${(Q)line[1]} ]] && { _files; return }\n        case $line[1] in", 1)
}

/// What completes the argument that a line of the script for zsh tells of.
fn zsh_names(line: &str, command: &str) -> &'static str {
    let begins = |starts: &[&str]| starts.iter().any(|start| line.starts_with(start));
    match () {
        () if line.contains("--story=") || begins(&["':story "]) => "_parallax_stories",
        () if begins(&["':other "]) && command == "merge" => "_parallax_stories",
        () if line.contains("--tag=") || begins(&["'::tag ", "':tag "]) => "_parallax_tags",
        () if begins(&["'*::documents ", "':documents "]) && command == "restore" => "_parallax_trash",
        () if line.contains("--versions=") || begins(&["'*::documents ", "':document "]) => "_parallax_documents",
        () => "_default",
    }
}
