#!/usr/bin/env bash
# Trunk's last steps: checks documents/ and prints them into the page it is about to hand over; then makes a release small.
set -euo pipefail

# The press runs here, on this machine, so it is built without what the wasm build needs (scripts/lib/wasm.sh).
(
  unset RUSTC_BOOTSTRAP CARGO_UNSTABLE_BUILD_STD CARGO_UNSTABLE_BUILD_STD_FEATURES CARGO_TARGET_DIR
  export PATH=${NATIVE_PATH:-$PATH}
  cargo run --quiet --locked --bin press -- print documents "$TRUNK_STAGING_DIR/index.html"
)

# The modules that are fetched only when they are needed, which scripts/build has built before.
for module in anchoring share; do
  cp "target/$module-module/$module"{.js,.d.ts,_bg.wasm} "$TRUNK_STAGING_DIR"
done
cp target/kiosk-module/kiosk{.js,_bg.wasm} "$TRUNK_STAGING_DIR"
cat style/kiosk/*.css >"$TRUNK_STAGING_DIR/kiosk.css"

[[ $TRUNK_PROFILE == release ]] || exit 0

# What keeps a release on the device. A development build is always fetched anew.
cp offline/{sw,offline}.js "$TRUNK_STAGING_DIR"
node scripts/shrink.mjs "$TRUNK_STAGING_DIR"
# The last step: whatever is written after it is in no version.
node scripts/precache.mjs "$TRUNK_STAGING_DIR"
