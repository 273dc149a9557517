//! Arguments in, exit status out; the only file that ends the process.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(parallax::cli::run())
}
