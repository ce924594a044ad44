//! Bytes as letters, for links: base64url without padding ([RFC 4648, §5](https://www.rfc-editor.org/rfc/rfc4648#section-5)).
//! Nothing that handles addresses changes one of its signs.

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Four signs for three bytes; for what is left one sign more than bytes.
pub(super) fn write(bytes: &[u8]) -> String {
    let mut string = String::with_capacity(bytes.len() * 4 / 3 + 3);
    for chunk in bytes.chunks(3) {
        let group = (0..3).fold(0, |group, at| group << 8 | u32::from(chunk.get(at).copied().unwrap_or(0)));
        for at in 0..=chunk.len() {
            string.push(char::from(SIGNS[(group >> (18 - 6 * at) & 63) as usize]));
        }
    }
    string
}

/// Undoes [`write`]. Signs are what [`is_sign`] says; `None` for a number of them that no bytes have.
pub(super) fn read(string: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(string.len() * 3 / 4);
    for chunk in string.as_bytes().chunks(4) {
        let values = chunk.iter().map(|sign| value(*sign));
        let group = values.enumerate().try_fold(0, |group, (at, value)| Some(group | value? << (18 - 6 * at)))?;
        let [_, whole @ ..] = group.to_be_bytes();
        bytes.extend_from_slice(whole.get(..chunk.len() - 1).filter(|bytes| !bytes.is_empty())?);
    }
    Some(bytes)
}

/// Whether it is one of the sixty-four signs.
pub(super) fn is_sign(sign: char) -> bool {
    u8::try_from(sign).is_ok_and(|sign| value(sign).is_some())
}

fn value(sign: u8) -> Option<u32> {
    SIGNS.iter().position(|known| *known == sign).and_then(|value| u32::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_published_vectors() {
        let table = [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg"),
            ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ];
        for (bytes, string) in table {
            assert_eq!((write(bytes.as_bytes()).as_str(), read(string)), (string, Some(bytes.into())));
        }
        assert_eq!(write(&[0xfb, 0xff]), "-_8");
        for wrong in ["Z", "Zm9vY", "Zm=", "Zm/v", "щ"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn all_bytes_come_back(bytes: Vec<u8>) {
            let string = write(&bytes);
            prop_assert!(string.chars().all(is_sign));
            prop_assert_eq!(read(&string), Some(bytes));
        }
    }
}
