//! Anchoring, with whatever a fuzzer makes up: `make fuzz`.
#![no_main]

use claimlight_fuzz::{Input, check};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: Input| check(&input.case()));
