#!/usr/bin/env bash
# Plays the bot through telegram-test-api, an emulator of Telegram's Bot API from the npm registry that is not ours.
# usage: tests/telegram/emulator.sh [FOLDER]    FOLDER keeps the package; the usual one is in the target folder
set -euo pipefail
cd "$(dirname "$0")/../.."
folder="${1:-${CARGO_TARGET_DIR:-target}/telegram-emulator}"
mkdir -p "$folder"
folder="$(cd "$folder" && pwd)"
if [ ! -d "$folder/node_modules/telegram-test-api" ]; then
  npm install --prefix "$folder" --no-audit --no-fund --silent telegram-test-api@4.2.1
fi
ILFAUT_EMULATOR="$folder" cargo test --workspace --all-features telegram::emulator -- --ignored
