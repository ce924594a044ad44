//! The app, as built in `dist/` and served as any host would.

mod first_visit;
