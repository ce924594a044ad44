//! The app, as built in `dist/` and served as any host would.

mod access;
mod addresses;
mod below;
mod files;
mod first_visit;
mod killed;
mod large;
mod looks;
mod margin;
mod marking;
mod notebook;
mod notes;
mod noting;
mod paper;
mod policy;
mod reading;
mod revised;
mod room;
mod safety;
mod search;
mod served;
mod shortcuts;
mod tabs;
mod writing;
