//! Whether the address of a page is one that others can open: only such a one belongs in a link or a QR code for them.
//!
//! An address is taken apart as browsers write it in `location` ([URL Standard](https://url.spec.whatwg.org/#concept-url-serializer)):
//! lower-case scheme and host, addresses of machines in their shortest form.

use std::net::{Ipv4Addr, Ipv6Addr};

/// Who can open an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Anybody, as far as the address says.
    Everyone,
    /// Only who is in the same network, a school's for instance: a private address, or a name that only that network knows.
    SameNetwork,
}

/// Why an address is not fit for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFit {
    /// It does not begin with `http://` or `https://` and a host. Files (`file:`) are on this machine alone; pages without an
    /// address (`about:`, `data:`, `blob:`) are in this browser alone. "This page was opened from a file. Others cannot open
    /// that: put the folder on a website first."
    NotOnTheWeb,
    /// Its host is whatever machine it is opened on: `localhost`, 127.0.0.0/8, `[::1]`, 0.0.0.0. "This page is served by this
    /// very machine. On another, its address leads nowhere."
    ThisMachine,
    /// It holds a name or a password, which would be given away.
    HoldsPassword,
}

/// The address to put into links and codes: what the operator of a kiosk has set, else the page's own; without its fragment.
///
/// # Errors
/// Why that is not fit for others. An address that was set must be fit too: it may have been tried out on one machine.
pub fn public_address(configured: Option<&str>, own: &str) -> Result<(String, Reach), NotFit> {
    let address = configured.map(str::trim).filter(|address| !address.is_empty()).unwrap_or(own);
    let page = address.split('#').next().unwrap_or_default();
    Ok((page.to_owned(), reach(page)?))
}

/// Who can open an address.
///
/// # Errors
/// Why it is not fit for others.
pub fn reach(address: &str) -> Result<Reach, NotFit> {
    let (scheme, rest) = address.split_once("://").ok_or(NotFit::NotOnTheWeb)?;
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return Err(NotFit::NotOnTheWeb);
    }
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err(NotFit::HoldsPassword);
    }
    let host = match authority.strip_prefix('[') {
        Some(rest) => rest.split_once(']').map(|(host, _)| host),
        None => authority.split(':').next(),
    };
    let host = host.unwrap_or_default().to_ascii_lowercase();
    let host = host.strip_suffix('.').unwrap_or(&host);
    if host.is_empty() || host.contains(|sign: char| sign.is_whitespace() || sign.is_control()) {
        return Err(NotFit::NotOnTheWeb);
    }
    if authority.starts_with('[') {
        return host.parse().map_err(|_| NotFit::NotOnTheWeb).and_then(reach_of_ipv6);
    }
    match host.parse() {
        Ok(address) => reach_of_ipv4(address),
        Err(_) => reach_of_name(host),
    }
}

/// Names that only the machine or its network knows (RFC 6761, §6.3; RFC 6762; RFC 8375; ICANN's `.internal`), and those without a
/// dot, which a network completes by itself.
fn reach_of_name(name: &str) -> Result<Reach, NotFit> {
    let is_below = |domain: &str| name.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    if is_below("localhost") {
        return Err(NotFit::ThisMachine);
    }
    let is_local = !name.contains('.') || ["local", "internal", "home.arpa"].into_iter().any(is_below);
    Ok(if is_local { Reach::SameNetwork } else { Reach::Everyone })
}

fn reach_of_ipv4(address: Ipv4Addr) -> Result<Reach, NotFit> {
    if address.is_loopback() || address.octets()[0] == 0 {
        return Err(NotFit::ThisMachine);
    }
    Ok(if address.is_private() || address.is_link_local() { Reach::SameNetwork } else { Reach::Everyone })
}

fn reach_of_ipv6(address: Ipv6Addr) -> Result<Reach, NotFit> {
    if let Some(address) = address.to_ipv4_mapped() {
        return reach_of_ipv4(address);
    }
    if address.is_loopback() || address.is_unspecified() {
        return Err(NotFit::ThisMachine);
    }
    let is_local = address.is_unique_local() || address.is_unicast_link_local();
    Ok(if is_local { Reach::SameNetwork } else { Reach::Everyone })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_and_who_can_open_them() {
        let table = [
            ("https://museum.example.org/kiosk/", Ok(Reach::Everyone)),
            ("http://example.org:8080", Ok(Reach::Everyone)),
            ("HTTPS://Example.org", Ok(Reach::Everyone)),
            ("https://93.184.215.14/", Ok(Reach::Everyone)),
            ("https://[2001:db8::1]:8443/", Ok(Reach::Everyone)),
            ("https://localhost.example.org/", Ok(Reach::Everyone)),
            ("http://192.168.1.20:8000/", Ok(Reach::SameNetwork)),
            ("http://10.0.0.1/", Ok(Reach::SameNetwork)),
            ("http://172.16.5.5/", Ok(Reach::SameNetwork)),
            ("http://169.254.1.1/", Ok(Reach::SameNetwork)),
            ("http://[fd00::1]/", Ok(Reach::SameNetwork)),
            ("http://[fe80::1]/", Ok(Reach::SameNetwork)),
            ("http://teacher.local/", Ok(Reach::SameNetwork)),
            ("http://teacher/", Ok(Reach::SameNetwork)),
            ("http://localhost:8080/", Err(NotFit::ThisMachine)),
            ("http://app.localhost./", Err(NotFit::ThisMachine)),
            ("http://127.0.0.1/", Err(NotFit::ThisMachine)),
            ("http://127.9.9.9/", Err(NotFit::ThisMachine)),
            ("http://0.0.0.0:8000/", Err(NotFit::ThisMachine)),
            ("http://[::1]/", Err(NotFit::ThisMachine)),
            ("http://[::]/", Err(NotFit::ThisMachine)),
            ("http://[::ffff:127.0.0.1]/", Err(NotFit::ThisMachine)),
            ("https://me:secret@example.org/", Err(NotFit::HoldsPassword)),
            ("file:///home/me/index.html", Err(NotFit::NotOnTheWeb)),
            ("about:blank", Err(NotFit::NotOnTheWeb)),
            ("blob:https://example.org/1", Err(NotFit::NotOnTheWeb)),
            ("data:text/html,x", Err(NotFit::NotOnTheWeb)),
            ("https:///x", Err(NotFit::NotOnTheWeb)),
            ("https://[nonsense]/", Err(NotFit::NotOnTheWeb)),
            ("example.org", Err(NotFit::NotOnTheWeb)),
            ("", Err(NotFit::NotOnTheWeb)),
        ];
        for (address, expected) in table {
            assert_eq!(reach(address), expected, "{address}");
        }
    }

    #[test]
    fn what_an_operator_has_set_comes_first() {
        let own = "http://127.0.0.1:8000/#/letter";
        assert_eq!(public_address(None, own), Err(NotFit::ThisMachine));
        assert_eq!(public_address(Some(" "), own), Err(NotFit::ThisMachine));
        let set = public_address(Some("https://museum.example.org/x/#/y"), own);
        assert_eq!(set, Ok(("https://museum.example.org/x/".to_owned(), Reach::Everyone)));
        assert_eq!(public_address(Some("file:///x"), "https://example.org/"), Err(NotFit::NotOnTheWeb));
    }

    proptest! {
        #[test]
        fn no_address_panics(address in "(https?://)?[\\[\\]:@./#a-z0-9щ]{0,30}") {
            let _ = public_address(Some(&address), &address);
        }
    }
}
