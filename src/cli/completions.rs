//! `parallax completions`: what a shell needs to complete the arguments, with the names of stories and tags.
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

bash, zsh and fish also complete the names of stories and tags.")]
pub struct Arguments {
    /// Which shell
    shell: Shell,
}

/// In place of the function that was made; it asks for names where they stand, and leaves the rest to that one.
const BASH: &str = r#"
_parallax_names() {
    local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" kind= name
    case "$prev" in
        --story) kind=stories ;;
        --tag) kind=tags ;;
    esac
    if [[ -z $kind && $cur != -* ]]; then
        [[ ${COMP_WORDS[1]} == story && $COMP_CWORD -eq 3 ]] && kind=stories
        [[ ${COMP_WORDS[1]} == story && ${COMP_WORDS[2]} == merge && $COMP_CWORD -eq 4 ]] && kind=stories
        [[ ${COMP_WORDS[1]} == tag && $COMP_CWORD -eq 2 ]] && kind=tags
    fi
    if [[ -z $kind ]]; then
        _parallax "$@"
        return
    fi
    cur="${cur#[\"\']}"
    COMPREPLY=()
    while IFS= read -r name; do
        [[ ${name,,} == "${cur,,}"* ]] && COMPREPLY+=("$(printf %q "$name")")
    done < <(parallax names "$kind" 2>/dev/null)
}
complete -F _parallax_names -o bashdefault -o default parallax
"#;

const ZSH: &str = r#"
_parallax_stories() { local -a names=("${(@f)$(parallax names stories 2>/dev/null)}"); compadd -a names }
_parallax_tags() { local -a names=("${(@f)$(parallax names tags 2>/dev/null)}"); compadd -a names }

"#;

const FISH: &str = r"
complete -c parallax -l story -x -a '(parallax names stories)'
complete -c parallax -l tag -x -a '(parallax names tags)'
complete -c parallax -n '__fish_seen_subcommand_from story; and __fish_seen_subcommand_from add remove rename merge split' -f -a '(parallax names stories)'
complete -c parallax -n '__fish_seen_subcommand_from tag' -f -a '(parallax names tags)'
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
            let line = |line: &str| {
                let names = if line.contains("--story=") || line.trim_start().starts_with("':story ") {
                    "_parallax_stories"
                } else if line.contains("--tag=") || line.trim_start().starts_with("'*--tag=") {
                    "_parallax_tags"
                } else {
                    "_default"
                };
                line.replace(":_default'", &format!(":{names}'")) + "\n"
            };
            let lines: String = script.lines().map(line).collect();
            // What the first line says must stay first.
            match lines.split_once("\n\n") {
                Some((first, rest)) => format!("{first}\n{ZSH}{rest}"),
                None => lines,
            }
        }
        _ => script.to_owned(),
    }
}
