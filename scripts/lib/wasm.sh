# The standard library for wasm32, from sources that rustup has fetched, or Debian's packages where rustup can fetch nothing.
#
# It is built here with the app: for size, and with panics that only stop. The library that comes ready-made carries the words
# of every panic there could be; with it the module is a third larger. boot.js says on the page that the app has stopped.

wasm_target=wasm32-unknown-unknown
debian_rust=(rustc-web cargo-web rust-web-src lld-22)

# What browsers have, for wasm-opt: it must not guess more, or it writes what they refuse.
wasm_features=(
  --enable-bulk-memory --enable-bulk-memory-opt --enable-multivalue --enable-mutable-globals
  --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext
)

# find_wasm_route: sets `wasm_route` to the one that is open, or fails.
find_wasm_route() {
  if [[ -d $(rustc --print sysroot 2>/dev/null)/lib/rustlib/src/rust/library ]]; then
    wasm_route=rustup
  elif [[ -x /usr/bin/cargo ]] && dpkg-query -W "${debian_rust[@]}" >/dev/null 2>&1; then
    wasm_route=debian
  else
    return 1
  fi
}

# The ordinary route first. Where rustup cannot reach its server, Debian's packages have the sources.
install_wasm_route() {
  if have rustup; then
    say "· Asking rustup for the target $wasm_target and the library's sources …"
    if rustup_adds_target >/dev/null 2>&1; then say "  they are here"; else say "  rustup cannot fetch them"; fi
  fi
  find_wasm_route || debian_packages "${debian_rust[@]}" || true
  find_wasm_route || die "there is no standard library for $wasm_target" \
    "rustup target add $wasm_target && rustup component add rust-src"
}

# Two minutes each are enough; a network that swallows packets must not hold everything up.
rustup_adds_target() {
  local patience=()
  if have timeout; then patience=(timeout 120); fi
  "${patience[@]}" rustup target add $wasm_target && "${patience[@]}" rustup component add rust-src
}

# on_wasm_route COMMAND…: runs a command whose `cargo` builds the app for wasm32 by the route that is open: small. It has a
# target folder of its own: two toolchains that share one keep throwing each other's work away.
on_wasm_route() {
  # Functions are inlined only where that makes the module smaller.
  wasm_environment target/wasm optimize_for_size --cfg=erase_components -Cllvm-args=-inline-threshold=0 -- "$@"
}

# on_fast_wasm_route COMMAND…: the same for the anchoring engine, which is to be quick.
on_fast_wasm_route() { wasm_environment target/wasm-fast "" -- "$@"; }

# wasm_environment TARGET LIBRARY_FEATURES FLAG… -- COMMAND…
wasm_environment() {
  local target=$1 library_features=$2 tool_path flags=
  shift 2
  while [[ $1 != -- ]]; do
    flags+="$1 "
    shift
  done
  shift
  tool_path=$(tool_dir "trunk-$trunk_version")/bin
  tool_path+=:$(tool_dir "wasm-bindgen-$wasm_bindgen_version")/bin
  tool_path+=:$(tool_dir "binaryen-$binaryen_version")/node_modules/.bin
  tool_path+=:$(tool_dir "esbuild-$esbuild_version")/node_modules/.bin
  # Building the standard library, and panics that only stop, are not stable yet; the compiler is told that they are meant.
  # The flags stand beside those of .cargo/config.toml, which the variable would hide.
  flags+="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none"
  local variables=(
    "NATIVE_PATH=$PATH"
    "WASM_FEATURES=${wasm_features[*]}"
    "CARGO_TARGET_DIR=$root/$target"
    RUSTC_BOOTSTRAP=1
    CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    "CARGO_UNSTABLE_BUILD_STD_FEATURES=$library_features"
    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$flags --remap-path-prefix=$HOME=~ --remap-path-prefix=$root=."
  )
  if [[ $wasm_route == debian ]]; then
    # Debian's compiler asks for rustup's name of the linker.
    tool_path+=:/usr/bin
    variables+=(CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-22)
  fi
  env "${variables[@]}" "PATH=$tool_path:$PATH" "$@"
}
