//! Citizens on Matrix, end-to-end encrypted, over a homeserver that this project did not write: Synapse, which `synapse.sh`
//! installs. Everything that needs it is ignored unless that script runs it.
//!
//! `synapse` is the homeserver; `citizen` somebody with a phone, on the same library as the bot; `program` the bot as its
//! operator starts it; `wire` a line between the two on which bytes are counted.

mod citizen;
mod crowd;
mod journey;
mod program;
mod rooms;
mod signs;
mod synapse;
mod trouble;
mod wire;
