//! Loading: what is in the store when a page begins, and what can't be read of it.

use super::{Aside, Found, Keeper, Loaded, Trouble};
use crate::notebook::payload::Written;
use crate::notebook::slot::SlotName;
use crate::notebook::{Notebook, Store, StoreError, Writer};
use crate::order::sort_by;

impl<S: Store> Keeper<S> {
    /// Reads the notebook of a collection. Keys begin with the app's path and the collection, as schools put many apps
    /// on one host. Whatever goes wrong is told; the notebook then holds what could be read.
    pub fn load(store: S, path: &str, collection: &str, writer: Writer) -> Loaded<S> {
        let escape = |name: &str| name.replace('%', "%25").replace(':', "%3A");
        let prefix = format!("claimlight:{}:{}:", escape(path), escape(collection));
        let mut keeper = Self { store, prefix, writer, known: [None, None], written: Written::new() };
        let mut notebook = Notebook::new(writer);
        let mut troubles = Vec::new();
        for slot in SlotName::BOTH {
            if let Err(trouble) = keeper.load_slot(slot, &mut notebook) {
                troubles.push(trouble);
            }
        }
        troubles.dedup();
        // An erasure was cut short, or another tab that had not heard of it wrote once more.
        if troubles.is_empty() && keeper.stale(&notebook).is_some() {
            // If that fails, what was erased is still not shown, and the next save tries again.
            let _ = keeper.save(&mut notebook);
        }
        let asides = keeper.asides().unwrap_or_default();
        Loaded { keeper, notebook, asides, troubles }
    }

    /// Data that could not be read: set aside, or left in its slot.
    ///
    /// # Errors
    /// If the store can't be read.
    pub fn asides(&self) -> Result<Vec<Aside>, StoreError> {
        let mut asides = Vec::new();
        for key in self.store.keys()?.into_iter().filter(|key| self.is_aside(key)) {
            if let Some(text) = self.store.get(&key)? {
                asides.push(Aside { key, text });
            }
        }
        // What there was no room to set aside is still in its slot.
        for slot in SlotName::BOTH {
            if let Found::Broken(text, _) = self.look_into(slot)?
                && asides.iter().all(|aside| aside.text != text)
            {
                asides.push(Aside { key: self.key(slot), text });
            }
        }
        sort_by(&mut asides, |one: &Aside, other: &Aside| one.key.cmp(&other.key));
        Ok(asides)
    }

    /// Throws away data that was set aside, once the reader has it or does not want it.
    ///
    /// # Errors
    /// If the store can't be written.
    pub fn discard(&self, aside: &Aside) -> Result<(), StoreError> {
        // The slot that it came from may still hold it.
        for slot in SlotName::BOTH {
            if self.store.get(&self.key(slot))?.as_ref() == Some(&aside.text) {
                self.store.remove(&self.key(slot))?;
            }
        }
        if self.is_aside(&aside.key) { self.store.remove(&aside.key) } else { Ok(()) }
    }

    fn load_slot(&mut self, slot: SlotName, notebook: &mut Notebook) -> Result<(), Trouble> {
        match self.look_into(slot).map_err(Trouble::Store)? {
            Found::Nothing => Ok(()),
            Found::Newer { schema, .. } => Err(Trouble::NewerSchema(schema)),
            Found::Broken(text, why) => Err(Trouble::Unreadable { slot, why, left: self.set_aside(&text).err() }),
            Found::Notebook { known, news, .. } => {
                if let Some(news) = news {
                    notebook.merge(&news);
                }
                self.known[slot as usize] = Some(known);
                Ok(())
            }
        }
    }
}
