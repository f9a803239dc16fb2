#!/usr/bin/env bash
# Plays the bot through telegram-test-api, an emulator of Telegram's Bot API from the npm registry that is not ours.
# Ends with 3 where the package cannot be had: then nothing was tested.
# usage: tests/telegram/emulator.sh [FOLDER]    FOLDER keeps the package; the usual one is in the target folder
set -euo pipefail
cd "$(dirname "$0")/../.."
folder="${1:-${CARGO_TARGET_DIR:-target}/telegram-emulator}"
mkdir -p "$folder"
folder="$(cd "$folder" && pwd)"
if [ ! -d "$folder/node_modules/telegram-test-api" ]; then
  npm install --prefix "$folder" --no-audit --no-fund --silent telegram-test-api@4.2.1 ||
    { echo "telegram-test-api cannot be installed here: the bot was NOT tried on it" >&2; exit 3; }
fi
ILFAUT_EMULATOR="$folder" cargo test --workspace --all-features telegram::emulator -- --ignored
