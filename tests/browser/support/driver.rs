//! A driver's process and those of the browser it starts. None outlives the test process.

use std::fs::{self, File};
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener, TcpStream};
use std::ops::Range;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::Browser;

/// Starts a driver and waits for its standard input to close, which happens when the [`Driver`] is dropped or the test process
/// ends, however it ends. It then kills its whole process group, the driver and the browser included.
const KEEPER: &str = r#""$@" & read -r _; kill -9 0"#;

/// The range from which drivers' ports are chosen. It lies below the default ephemeral ports of Linux (from 32768) and macOS
/// (from 49152).
const PORTS: Range<u16> = 20_000..30_000;

/// A running driver. Dropping it ends it and its browser at once.
#[derive(Debug)]
pub(crate) struct Driver {
    keeper: Child,
    lifeline: Option<ChildStdin>,
    log: PathBuf,
    port: u16,
}

/// One process of the browser or its driver.
#[derive(Debug)]
pub(crate) struct Process {
    pub(crate) id: u32,
    /// Its command line, with spaces between the arguments.
    pub(crate) command: String,
}

impl Driver {
    /// Starts the browser's driver at a free port; its log goes to `folder`.
    pub(crate) fn start(browser: Browser, folder: &Path) -> Self {
        let program = browser.driver().find();
        let log = folder.join("driver.log");
        let port = free_port();
        let start = || -> io::Result<Child> {
            let log = File::create(&log)?;
            let mut command = Command::new("sh");
            command.args(["-c", KEEPER, "keeper"]).arg(&program).args(driver_arguments(browser, port));
            command.stdin(Stdio::piped()).stdout(log.try_clone()?).stderr(log).process_group(0).spawn()
        };
        let mut keeper = start().unwrap_or_else(|error| panic!("{} does not start: {error}", program.display()));
        let lifeline = keeper.stdin.take();
        let driver = Self { keeper, lifeline, log, port };
        driver.wait_until_it_listens();
        driver
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What the driver, and Firefox through it, has said so far.
    pub(crate) fn log(&self) -> String {
        fs::read(&self.log).map(|log| String::from_utf8_lossy(&log).into_owned()).unwrap_or_default()
    }

    /// Waits for the port to be open. A driver that ends instead has said why in its log.
    fn wait_until_it_listens(&self) {
        let patience = Duration::from_secs(30);
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            let log = self.log();
            let has_ended = !log.is_empty() && processes_of(self.keeper.id()).len() < 2;
            assert!(!has_ended, "The browser's driver does not start. It says:\n{log}");
            assert!(started.elapsed() < patience, "The browser's driver does not listen. It says:\n{log}");
            sleep(Duration::from_millis(10));
        }
    }

    /// Ends the driver and its browser at once.
    pub(crate) fn stop(&mut self) {
        drop(self.lifeline.take());
        // It has killed itself with the others: there is nothing to learn from how it ended.
        let _ = self.keeper.wait();
        // The others take a moment, and write to the profile up to their end.
        let started = Instant::now();
        while !processes_of(self.keeper.id()).is_empty() && started.elapsed() < Duration::from_secs(5) {
            sleep(Duration::from_millis(5));
        }
    }

    /// All processes of the browser, and none of the driver.
    pub(crate) fn browser_processes(&self) -> Vec<Process> {
        let keeper = self.keeper.id();
        let mut processes = processes_of(keeper);
        processes.retain(|process| {
            let program = process.command.split(' ').next().unwrap_or_default();
            process.id != keeper && !program.ends_with("chromedriver") && !program.ends_with("geckodriver")
        });
        processes
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Firefox is given a port of the system's choice for BiDi; otherwise that is always the same.
fn driver_arguments(browser: Browser, port: u16) -> Vec<String> {
    let mut arguments = vec![format!("--port={port}")];
    if browser == Browser::Firefox {
        arguments.push("--websocket-port=0".to_owned());
    }
    arguments
}

/// A port that is free on both IPv4 and IPv6. ChromeDriver listens on both; left to choose, it picks a port that is free on IPv4 and
/// exits if that port is taken on IPv6.
fn free_port() -> u16 {
    static NEXT_OFFSET: AtomicU16 = AtomicU16::new(0);
    let is_free = |port: u16| {
        let [v4, v6] = [IpAddr::from(Ipv4Addr::LOCALHOST), Ipv6Addr::LOCALHOST.into()];
        let is_taken = |error: io::Error| error.kind() == io::ErrorKind::AddrInUse;
        [v4, v6].into_iter().all(|address| !TcpListener::bind((address, port)).is_err_and(is_taken))
    };
    // Concurrent test processes usually start at different offsets.
    let first = process::id() as u16 % 100 * 100;
    let count = PORTS.end - PORTS.start;
    let mut ports = (0..count).map(|_| PORTS.start + (first + NEXT_OFFSET.fetch_add(1, Ordering::Relaxed)) % count);
    ports.find(|port| is_free(*port)).unwrap_or_else(|| panic!("no port is free in {PORTS:?}"))
}

/// Ends processes as a crash does: they cannot do anything about it.
pub(crate) fn kill(processes: &[Process]) {
    let ids = processes.iter().map(|process| process.id.to_string());
    // Some may be gone by now, and that is well.
    let _ = signal("-9", ids);
}

/// Returns `true` if there is such a process, which may be somebody else's.
pub(crate) fn is_running(id: &str) -> bool {
    // Where it can't be found out, it may be.
    signal("-0", [id.to_owned()]).map_or(true, |outcome| outcome.success())
}

/// Sends processes a signal by the shell's own `kill`: the program of that name is not on every machine.
fn signal(signal: &str, ids: impl IntoIterator<Item = String>) -> io::Result<ExitStatus> {
    Command::new("sh").args(["-c", r#"kill "$@""#, "kill", signal]).args(ids).stderr(Stdio::null()).status()
}

/// The processes of a group, as `ps` lists them, or, on a Linux machine without `ps`, the kernel.
fn processes_of(group: u32) -> Vec<Process> {
    if let Ok(entries) = fs::read_dir("/proc") {
        return entries
            .flatten()
            .filter_map(|entry| {
                let id = entry.file_name().to_str()?.parse().ok()?;
                // "id (name) state parent group …", and a name can hold anything but is followed by the last parenthesis.
                let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
                let its_group: u32 = stat.rsplit_once(") ")?.1.split(' ').nth(2)?.parse().ok()?;
                let command = fs::read(entry.path().join("cmdline")).ok()?;
                let command = String::from_utf8_lossy(&command).replace('\0', " ");
                (its_group == group && !command.is_empty()).then_some(Process { id, command })
            })
            .collect();
    }
    let listed = Command::new("ps").args(["-axo", "pid=,pgid=,args="]).output();
    let listed = listed.unwrap_or_else(|error| panic!("Processes cannot be listed: {error}"));
    String::from_utf8_lossy(&listed.stdout)
        .lines()
        .filter_map(|line| {
            let (id, rest) = line.trim_start().split_once(' ')?;
            let (its_group, command) = rest.trim_start().split_once(' ')?;
            (its_group.parse() == Ok(group)).then_some(())?;
            Some(Process { id: id.parse().ok()?, command: command.trim_start().to_owned() })
        })
        .collect()
}
