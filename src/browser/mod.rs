//! Web APIs as plain functions for the views: storage, selection, files, the clipboard, the location.

pub mod clipboard;
pub mod clock;
pub mod dom;
pub mod engine;
pub mod files;
pub mod keyboard;
pub mod languages;
pub mod local_store;
pub mod location;
pub mod locks;
pub mod observe;
pub mod outside;
pub mod selection;
pub mod share;
pub mod surroundings;
