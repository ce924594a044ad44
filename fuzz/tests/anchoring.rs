//! A few hundred of the cases that a fuzzer would try, with every run of the tests.

use arbitrary::{Arbitrary, Unstructured};
use claimlight_fuzz::{Input, check};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_a_file_says_anchoring_ends_inside_the_text(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(input) = Input::arbitrary_take_rest(Unstructured::new(&bytes)) {
            check(&input.case());
        }
    }
}
