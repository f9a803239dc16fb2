//! The operator's program: starts the library and answers with its exit code.

fn main() -> std::process::ExitCode {
    ilfaut_config::operator::main_with(std::env::args_os())
}
