#!/usr/bin/env bash
# Installs Synapse, a Matrix homeserver that is not ours, from PyPI into a virtual environment of its own, and plays the bot
# through it. Ends with 3 where it cannot be had: then nothing was tested.
# usage: tests/matrix/synapse.sh [TEST]    ILFAUT_SYNAPSE: the environment; the usual one is in the target folder
#        ILFAUT_CROWD=100: so many citizens at once    ILFAUT_TRANSCRIPT=02: those transcripts alone whose names say so
set -euo pipefail
cd "$(dirname "$0")/../.."
venv="${ILFAUT_SYNAPSE:-${CARGO_TARGET_DIR:-target}/synapse/venv}"
if [ ! -x "$venv/bin/synapse_homeserver" ]; then
  { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet 'matrix-synapse==1.163.2'; } ||
    { echo "matrix-synapse cannot be installed here: the bot was NOT tried on it" >&2; exit 3; }
fi
venv="$(cd "$venv" && pwd)"
ILFAUT_SYNAPSE="$venv" cargo test --workspace --all-features "${1:-matrix::}" -- --ignored --test-threads=2
