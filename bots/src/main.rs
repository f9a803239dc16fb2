//! Starts the library and answers with its exit code.

fn main() -> std::process::ExitCode {
    ilfaut_bots::main_with(std::env::args_os())
}
