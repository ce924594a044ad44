//! Where a link leads that is made on a page: to the address that is set for others, or to the page itself.

use super::reach::{public_address, reach};
use super::{NotFit, Reach};
use serde_json::Value;

/// The page that a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// The address of the page, without a fragment and without a password.
    pub address: String,
    /// Whether others can open it, so that a code of it is of use; if not, whether that is because of an address that is set.
    pub code: Result<(), NoCode>,
}

/// Why there is no QR code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCode {
    /// The page's own address is of no use to others, and no other is set.
    OwnAddress,
    /// The address that is set is of no use to others.
    SetAddress,
}

impl Destination {
    /// Where links lead that are made on the page with an address of its `own`. `settings` is the text of `kiosk.json`, where
    /// an operator can set an address, whether or not the app is an exhibit.
    pub fn new(settings: Option<&str>, own: &str) -> Self {
        let own = without_password(own.split('#').next().unwrap_or_default());
        let settings: Value = settings.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        let set = settings["address"].as_str().map(str::trim).filter(|set| !set.is_empty());
        match public_address(set, &own) {
            Ok((address, _)) => Self { address, code: Ok(()) },
            Err(_) => Self { code: Err(set.map_or(NoCode::OwnAddress, |_| NoCode::SetAddress)), address: own },
        }
    }

    /// Who can open the link.
    ///
    /// # Errors
    /// Why only this machine can.
    pub fn reach(&self) -> Result<Reach, NotFit> {
        reach(&self.address)
    }
}

/// An address without the name and password that a page may have been opened with.
fn without_password(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return address.to_owned() };
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let host = rest[..end].rsplit('@').next().unwrap_or_default();
    format!("{scheme}://{host}{}", &rest[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_where_others_can_open_them_if_there_is_such_a_place() {
        let set = Some(r#"{"kiosk": false, "address": " https://museum.example/letters/ "}"#);
        let table = [
            (set, "http://127.0.0.1:8000/#/x", "https://museum.example/letters/", Ok(())),
            (None, "https://example.org/a/?lang=fr#n1=x", "https://example.org/a/?lang=fr", Ok(())),
            (Some("<html>"), "https://me:secret@example.org/a@b", "https://example.org/a@b", Ok(())),
            (Some(r#"{"address": 7}"#), "http://teacher.local/", "http://teacher.local/", Ok(())),
            (None, "http://localhost:8080/", "http://localhost:8080/", Err(NoCode::OwnAddress)),
            (None, "file:///stick/claimlight.html", "file:///stick/claimlight.html", Err(NoCode::OwnAddress)),
            (Some(r#"{"address": "file:///x"}"#), "https://a.org/", "https://a.org/", Err(NoCode::SetAddress)),
        ];
        for (settings, own, address, code) in table {
            let destination = Destination::new(settings, own);
            assert_eq!(destination, Destination { address: address.to_owned(), code }, "{own}");
        }
        assert_eq!(Destination::new(None, "http://localhost/").reach(), Err(NotFit::ThisMachine));
        assert_eq!(Destination::new(None, "http://teacher/").reach(), Ok(Reach::SameNetwork));
    }
}
