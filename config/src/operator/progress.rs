//! A bar for whoever watches a long command: on a terminal only, never in a pipe, never for a machine.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How far a command has come.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// A bar of `total` steps, unless `quiet` or standard error is no terminal.
    pub(super) fn of(total: usize, quiet: bool) -> Self {
        let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(Some(total as u64), target);
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len} · {elapsed} · {eta}");
        Self(bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())))
    }

    /// `steps` more are done.
    pub(super) fn step(&self, steps: usize) {
        self.0.inc(steps as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
