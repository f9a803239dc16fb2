//! Citizens on Matrix, end-to-end encrypted, over a homeserver that this project did not write: Synapse, which `synapse.sh`
//! installs. Everything that needs it is ignored unless that script runs it.
//!
//! `synapse` is the homeserver; `citizen` somebody with a phone, on the same library as the bot; `program` the bot as its
//! operator starts it, `host` the same in this process with the clocks in a test's hand; `wire` a line between bot and homeserver
//! on which bytes are counted, `gate` one on which some of them are refused or come later.

mod bridge;
mod citizen;
mod crowd;
mod gate;
mod groups;
mod host;
mod hostile;
mod journey;
mod keys;
mod order;
mod program;
mod recorder;
mod rooms;
mod signs;
mod synapse;
mod threads;
mod transcripts;
mod trouble;
mod wire;
