//! `serve FOLDER [PORT]`: serves a folder at the first free port from PORT (8080) on, and says where.

use std::process::ExitCode;
use std::{env, io};

use serve::Server;

/// How many ports are tried before giving up.
const TRIES: u16 = 100;

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let Some(folder) = arguments.next() else {
        eprintln!("serve FOLDER [PORT]");
        return ExitCode::FAILURE;
    };
    let port = match arguments.next().map_or(Ok(8080), |port| port.parse()) {
        Ok(port) => port,
        Err(_) => {
            eprintln!("The port must be a number up to 65535.");
            return ExitCode::FAILURE;
        }
    };
    match start(&folder, port) {
        Ok(server) => {
            println!("Claimlight is at {} (Ctrl-C ends it)", server.address());
            server.wait();
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{folder} cannot be served at port {port}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Somebody else's server at the usual port is no reason not to start.
fn start(folder: &str, first: u16) -> io::Result<Server> {
    let mut refusal = io::ErrorKind::AddrInUse.into();
    for port in (first..=u16::MAX).take(TRIES.into()) {
        match Server::start_at(folder, port) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => refusal = error,
            outcome => return outcome,
        }
    }
    Err(refusal)
}
