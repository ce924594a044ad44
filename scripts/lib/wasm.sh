# Two routes to a standard library for wasm32: one that somebody built, or Debian's sources of it, built here.

wasm_target=wasm32-unknown-unknown
debian_rust=(rustc-web cargo-web rust-web-src lld-22)

# find_wasm_route: sets `wasm_route` to the one that is open, or fails.
find_wasm_route() {
  if [[ -d $(rustc --print target-libdir --target $wasm_target 2>/dev/null) ]]; then
    wasm_route=target
  elif [[ -x /usr/bin/cargo ]] && dpkg-query -W "${debian_rust[@]}" >/dev/null 2>&1; then
    wasm_route=debian
  else
    return 1
  fi
}

# The ordinary route first. Where rustup cannot reach its server, Debian's packages have the sources.
install_wasm_route() {
  if have rustup; then
    say "· Asking rustup for the target $wasm_target …"
    if rustup_adds_target >/dev/null 2>&1; then say "  it is here"; else say "  rustup cannot fetch it"; fi
  fi
  find_wasm_route || debian_packages "${debian_rust[@]}" || true
  find_wasm_route || die "there is no standard library for $wasm_target" "rustup target add $wasm_target"
}

# Two minutes are enough for its 20 MB; a network that swallows packets must not hold everything up.
rustup_adds_target() { $(have timeout && echo timeout 120) rustup target add $wasm_target; }

# on_wasm_route COMMAND…: runs a command whose `cargo` builds for wasm32 by the route that is open. It has a target folder of
# its own: two toolchains that share one keep throwing each other's work away.
on_wasm_route() {
  local tool_path
  tool_path=$(tool_dir "trunk-$trunk_version")/bin
  tool_path+=:$(tool_dir "wasm-bindgen-$wasm_bindgen_version")/bin
  tool_path+=:$(tool_dir "binaryen-$binaryen_version")/node_modules/.bin
  local variables=("NATIVE_PATH=$PATH" "CARGO_TARGET_DIR=$root/target/wasm")
  if [[ $wasm_route == debian ]]; then
    # Debian's toolchain is stable, so it has to be told that building the standard library is meant.
    tool_path+=:/usr/bin
    variables+=(RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort)
  fi
  env "${variables[@]}" "PATH=$tool_path:$PATH" "$@"
}
