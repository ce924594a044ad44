//! Links, with whatever a fuzzer makes up: `make fuzz`.
#![no_main]

use claimlight_fuzz::{Links, check_links};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|links: Links| check_links(&links));
