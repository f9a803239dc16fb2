//! Starts the library and answers with its exit code.

use mimalloc::MiMalloc;

/// The system's own keeps a heap for every thread, which a small server pays with half as much memory again.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> std::process::ExitCode {
    ilfaut_bots::main_with(std::env::args_os())
}
