//! A few hundred of the links that a fuzzer would try, with every run of the tests.

use arbitrary::{Arbitrary, Unstructured};
use claimlight_fuzz::{Links, check_links};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_a_link_carries_there_is_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(links) = Links::arbitrary_take_rest(Unstructured::new(&bytes)) {
            check_links(&links);
        }
    }
}
