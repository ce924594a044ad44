//! A driver's process with all the processes of the browser it starts, none of which outlives the test.

use std::fs::{self, File};
use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::Browser;

/// Starts a driver and waits for its standard input to end: when the test is over, or its process has died, however it
/// died. Then it kills its whole process group, which is the driver's and the browser's too.
const KEEPER: &str = r#""$@" & read -r _; kill -9 0"#;

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
    /// Starts the browser's driver at a port of its choice; its log goes to `folder`.
    pub(crate) fn start(browser: Browser, folder: &Path) -> Self {
        let program = browser.driver().find();
        let log = folder.join("driver.log");
        let start = || -> io::Result<Child> {
            let log = File::create(&log)?;
            let mut command = Command::new("sh");
            command.args(["-c", KEEPER, "keeper"]).arg(&program).args(driver_arguments(browser));
            command.stdin(Stdio::piped()).stdout(log.try_clone()?).stderr(log).process_group(0).spawn()
        };
        let mut keeper = start().unwrap_or_else(|error| panic!("{} does not start: {error}", program.display()));
        let lifeline = keeper.stdin.take();
        let mut driver = Self { keeper, lifeline, log, port: 0 };
        driver.port = driver.wait_for_port();
        driver
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What the driver, and Firefox through it, has said so far.
    pub(crate) fn log(&self) -> String {
        fs::read(&self.log).map(|log| String::from_utf8_lossy(&log).into_owned()).unwrap_or_default()
    }

    /// Both drivers say at which port they listen, in a line of their own.
    fn wait_for_port(&self) -> u16 {
        let patience = Duration::from_secs(30);
        let started = Instant::now();
        while started.elapsed() < patience {
            let log = self.log();
            // Only lines that have been written to their end.
            let lines = log.split_inclusive('\n').filter(|line| line.ends_with('\n'));
            let port = |line: &str| {
                let said = line.split_once("on port ").or_else(|| line.split_once("Listening on 127.0.0.1:"))?.1;
                said.trim_end().trim_end_matches('.').parse().ok()
            };
            if let Some(port) = lines.filter_map(port).find(|port| *port != 0) {
                return port;
            }
            sleep(Duration::from_millis(10));
        }
        panic!("The browser's driver has not started within {patience:?}. It says:\n{}", self.log());
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

/// Ports of the system's choice: Firefox' own one, for BiDi, is always the same otherwise.
fn driver_arguments(browser: Browser) -> &'static [&'static str] {
    match browser {
        Browser::Chromium => &["--port=0"],
        Browser::Firefox => &["--port=0", "--websocket-port=0"],
    }
}

/// Ends processes as a crash does: they cannot do anything about it.
pub(crate) fn kill(processes: &[Process]) {
    let ids: Vec<_> = processes.iter().map(|process| process.id.to_string()).collect();
    // The shell's own `kill`: the program of that name is not on every machine. Some may be gone by now, and that is well.
    let _ = Command::new("sh").args(["-c", r#"kill -9 "$@""#, "kill"]).args(&ids).stderr(Stdio::null()).status();
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
