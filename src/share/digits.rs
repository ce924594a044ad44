//! Bytes as decimal digits, for QR codes: those have a mode of their own for digits, in which three take ten bits.
//!
//! Base64url in a QR code takes eight bits for six; digits take 8.1 for eight. So a code holds a third more.

/// How many digits so many bytes take, up to seven: the fewest that have a number for each.
const DIGITS: [usize; 8] = [0, 3, 5, 8, 10, 13, 15, 17];

/// How many bytes are written as one number.
const GROUP: usize = 7;

/// Seven bytes as a number of seventeen digits, the first byte the highest; what is left as one of fewer, with zeros in front.
pub(super) fn write(bytes: &[u8]) -> String {
    let group = |chunk: &[u8]| {
        let number = chunk.iter().fold(0u64, |number, byte| number << 8 | u64::from(*byte));
        format!("{number:0width$}", width = DIGITS[chunk.len()])
    };
    bytes.chunks(GROUP).map(group).collect()
}

/// Undoes [`write`]; `None` for a number of digits that no bytes have, and for a group that is too great.
pub(super) fn read(string: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(string.len() / 2);
    for chunk in string.as_bytes().chunks(DIGITS[GROUP]) {
        let count = DIGITS.iter().position(|digits| *digits == chunk.len())?;
        let digit = |number: u64, sign: &u8| Some(number * 10 + u64::from(char::from(*sign).to_digit(10)?));
        let number = chunk.iter().try_fold(0, digit)?;
        if number >> (8 * count) > 0 {
            return None;
        }
        bytes.extend_from_slice(&number.to_be_bytes()[8 - count..]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn groups_are_as_long_as_they_must_be() {
        for (bytes, digits) in DIGITS.into_iter().enumerate().skip(1) {
            let most = u64::MAX >> (64 - 8 * bytes);
            assert_eq!(most.to_string().len(), digits);
            assert_eq!(write(&vec![255; bytes]), most.to_string());
        }
        assert_eq!((write(&[7]), write(&[0; 8])), ("007".to_owned(), "0".repeat(20)));
    }

    #[test]
    fn what_no_bytes_have_is_refused() {
        for wrong in ["1", "12", "256", "1234", "99999999999999999", "12a", "+12", "щ1"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn all_bytes_come_back(bytes: Vec<u8>) {
            let string = write(&bytes);
            prop_assert!(string.bytes().all(|sign| sign.is_ascii_digit()));
            prop_assert_eq!(read(&string), Some(bytes));
        }
    }
}
