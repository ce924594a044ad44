//! Storms: tabs that write over each other, pages and browsers that die at any moment. Nothing that was called saved is
//! lost.

use crate::notebook::testing::{Deed, Fault, MemoryStore, at, deed, perform};
use crate::notebook::{Keeper, Notebook, UndoHistory, Writer};
use proptest::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// A tab: what it remembers, and what it was last told is saved.
struct Tab {
    keeper: Keeper<MemoryStore>,
    notebook: Notebook,
    undo: UndoHistory,
    saved: Notebook,
}

#[derive(Clone, Debug)]
enum Move {
    Do(usize, Deed),
    /// A tab saves; before that operation of its on the store, the other tab saves too.
    Save(usize, Option<usize>),
    /// A tab hears of the other's writing.
    Hear(usize),
    /// A tab dies, and its page is loaded again.
    Die(usize),
}

impl Tab {
    fn open(store: &MemoryStore, writer: u32) -> Self {
        let loaded = Keeper::load(store.clone(), "/", "letters", Writer(writer));
        assert!(loaded.troubles.is_empty() && loaded.asides.is_empty());
        Self {
            saved: loaded.notebook.clone(),
            keeper: loaded.keeper,
            notebook: loaded.notebook,
            undo: UndoHistory::default(),
        }
    }

    fn save(&mut self) {
        if self.keeper.save(&mut self.notebook).is_ok() {
            self.saved = self.notebook.clone();
        }
    }

    /// Whether the store lacked anything.
    fn hear(&mut self) -> bool {
        let lacking = self.keeper.absorb(&mut self.notebook).expect("readable").lacking;
        if lacking {
            self.save();
        }
        lacking
    }
}

fn merged(one: &Notebook, other: &Notebook) -> Notebook {
    let mut merged = one.clone();
    merged.merge(other);
    merged
}

/// Moves of two tabs. A save takes five operations: reading both slots, reading the target again, writing, reading
/// back.
fn moves(interrupted_at: Vec<usize>, deaths: u32) -> impl Strategy<Value = Vec<Move>> {
    let tab = || 0usize..2;
    let interruption = prop_oneof![Just(None), proptest::sample::select(interrupted_at).prop_map(Some)];
    let one = prop_oneof![
        6 => (tab(), deed()).prop_map(|(tab, deed)| Move::Do(tab, deed)),
        4 => (tab(), interruption).prop_map(|(tab, operation)| Move::Save(tab, operation)),
        2 => tab().prop_map(Move::Hear),
        deaths => tab().prop_map(Move::Die),
    ];
    proptest::collection::vec(one, 0..40)
}

fn play(moves: &[Move]) -> (MemoryStore, [Rc<RefCell<Tab>>; 2]) {
    let store = MemoryStore::default();
    let mut tabs = [1, 2].map(|writer| Rc::new(RefCell::new(Tab::open(&store, writer))));
    for (moment, one) in (1i64..).zip(moves) {
        match one {
            Move::Do(tab, deed) => {
                let Tab { notebook, undo, .. } = &mut *tabs[*tab].borrow_mut();
                perform(deed, notebook, undo, at(moment / 2));
            }
            Move::Save(tab, interruption) => {
                if let Some(operation) = interruption {
                    let other = Rc::clone(&tabs[1 - tab]);
                    store.interrupt(*operation, move || other.borrow_mut().save());
                }
                tabs[*tab].borrow_mut().save();
                store.uninterrupt();
            }
            Move::Hear(tab) => {
                tabs[*tab].borrow_mut().hear();
            }
            Move::Die(tab) => {
                let reloaded = Tab::open(&store, 10 + moment as u32);
                let saved = tabs[*tab].borrow().saved.clone();
                assert_eq!(merged(&reloaded.notebook, &saved), reloaded.notebook, "what was called saved");
                tabs[*tab] = Rc::new(RefCell::new(reloaded));
            }
        }
    }
    (store, tabs)
}

/// Lets both hear of each other until neither finds the store lacking.
fn calm_down(tabs: &[Rc<RefCell<Tab>>; 2]) {
    for _ in 0..8 {
        let lacking = tabs.each_ref().map(|tab| tab.borrow_mut().hear());
        if lacking == [false, false] {
            return;
        }
    }
    panic!("the tabs go on saving for ever");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// Also when both write the same slot in the same instant: both are alive, so what one overwrote comes back from
    /// the other.
    #[test]
    fn two_tabs_that_write_over_each_other_end_with_the_same_and_lose_nothing(moves in moves((0..6).collect(), 0)) {
        let (store, tabs) = play(&moves);
        let everything = merged(&tabs[0].borrow().notebook, &tabs[1].borrow().notebook);
        calm_down(&tabs);
        for tab in &tabs {
            prop_assert_eq!(&tab.borrow().notebook, &everything);
        }
        prop_assert_eq!(&Tab::open(&store, 9).notebook, &everything);
    }

    /// Before every operation but the writing itself, where a store has no transaction to offer and a lock must help.
    #[test]
    fn a_tab_that_dies_loses_nothing_that_was_called_saved(moves in moves(vec![0, 1, 2, 4], 2)) {
        let (_, tabs) = play(&moves);
        calm_down(&tabs);
    }

    #[test]
    fn a_page_that_dies_at_any_operation_loses_nothing_that_was_called_saved(
        deeds in proptest::collection::vec(deed(), 1..12),
        operation in 0usize..70,
        carried_out: bool,
    ) {
        let store = MemoryStore::default();
        let mut tab = Tab::open(&store, 1);
        store.fault(operation, Fault::Die { carried_out });
        for (moment, deed) in (1..).zip(&deeds) {
            perform(deed, &mut tab.notebook, &mut tab.undo, at(moment));
            tab.save();
        }
        let again = Tab::open(&MemoryStore::with(store.entries()), 2);
        prop_assert_eq!(&merged(&again.notebook, &tab.saved), &again.notebook);
    }

    /// A browser writes to disk some time later: a death of the whole machine can take the last writes, and never more
    /// than those.
    #[test]
    fn a_store_that_falls_back_to_any_earlier_state_is_whole(deeds in proptest::collection::vec(deed(), 1..12)) {
        let store = MemoryStore::default();
        let mut tab = Tab::open(&store, 1);
        let mut saves = Vec::new();
        for (moment, deed) in (1..).zip(&deeds) {
            perform(deed, &mut tab.notebook, &mut tab.undo, at(moment));
            tab.save();
            saves.push((store.past().len(), tab.saved.clone()));
        }
        for (writes, entries) in (1..).zip(store.past()) {
            let again = Tab::open(&MemoryStore::with(entries), 2);
            for (_, saved) in saves.iter().filter(|(needed, _)| *needed <= writes) {
                prop_assert_eq!(&merged(&again.notebook, saved), &again.notebook);
            }
        }
    }
}
