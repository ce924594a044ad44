#!/usr/bin/env bash
# Trunk's last steps: checks documents/ and prints them into the page it is about to hand over; then makes a release small.
set -euo pipefail

# The press runs here, on this machine, so it is built without what the wasm build needs (scripts/lib/wasm.sh).
(
  unset RUSTC_BOOTSTRAP CARGO_UNSTABLE_BUILD_STD CARGO_UNSTABLE_BUILD_STD_FEATURES CARGO_TARGET_DIR
  export PATH=${NATIVE_PATH:-$PATH}
  cargo run --quiet --locked --bin press -- print documents "$TRUNK_STAGING_DIR/index.html"
)

# The anchoring engine, which scripts/build has built before.
cp target/anchoring-module/anchoring{.js,.d.ts,_bg.wasm} "$TRUNK_STAGING_DIR"

[[ $TRUNK_PROFILE != release ]] || node "$(dirname "$0")/shrink.mjs" "$TRUNK_STAGING_DIR"
