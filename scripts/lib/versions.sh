# The one place that says which version of each tool the project is built and tested with.

trunk_version=0.21.14 # the newest that Rust 1.95 builds
geckodriver_version=0.37.1
binaryen_version=132.0.0
esbuild_version=0.28.2
axe_version=4.14.1
sinon_version=22.1.0
cargo_fuzz_version=0.13.2

# wasm-bindgen's command must have the very version of the crate that the app is built with, so Cargo.lock decides.
wasm_bindgen_version=$(
  awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/[^0-9.]/, ""); print }' "$root/Cargo.lock"
)
