//! What views keep, change and work out, with one type inside for all types of values.
//!
//! Leptos compiles its signals, memos and stored values anew for every type of value, and what reads and locks them into every
//! place that does. Here a value is behind a pointer that does not tell its type. What can be done with these three is what Leptos
//! calls by the same names, and they live as long as what owned them when they were made.

use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;
use leptos::tachys::html::element::ElementType;
use leptos::tachys::html::node_ref::NodeRefContainer;
use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Arc;

/// A value of which nobody hears when it changes: Leptos' stored value.
pub struct Held<T> {
    cell: StoredValue<Rc<dyn Any>, LocalStorage>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Held<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Held<T> {}

impl<T: 'static> Held<T> {
    /// Holds a value.
    pub fn new(value: T) -> Self {
        Self { cell: hold(Rc::new(RefCell::new(value))), of: PhantomData }
    }

    /// Looks at the value.
    pub fn with_value<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        let cell = self.cell().expect("what held this value is there");
        let value = cell.borrow();
        look(&value)
    }

    /// The value.
    pub fn get_value(&self) -> T
    where
        T: Clone,
    {
        self.with_value(T::clone)
    }

    /// Puts another value in its place.
    pub fn set_value(&self, value: T) {
        self.update_value(|held| *held = value);
    }

    /// Changes the value. While it is being looked at it cannot be changed, which is a mistake of the caller's.
    pub fn update_value(&self, change: impl FnOnce(&mut T)) {
        let is_changed = self.try_update_value(change).is_some();
        debug_assert!(is_changed || self.cell().is_none(), "a value is changed while it is looked at");
    }

    /// Changes the value, if what held it is still there and nobody is looking at it.
    pub fn try_update_value<U>(&self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let cell = self.cell()?;
        let mut value = cell.try_borrow_mut().ok()?;
        Some(change(&mut value))
    }

    fn cell(&self) -> Option<Rc<RefCell<T>>> {
        held(self.cell)?.downcast().ok()
    }
}

fn hold(cell: Rc<dyn Any>) -> StoredValue<Rc<dyn Any>, LocalStorage> {
    StoredValue::new_local(cell)
}

fn held(cell: StoredValue<Rc<dyn Any>, LocalStorage>) -> Option<Rc<dyn Any>> {
    cell.try_get_value()
}

/// A value that is heard of when it changes: Leptos' signal.
pub struct State<T> {
    value: Held<T>,
    changed: RwSignal<()>,
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for State<T> {}

impl<T: 'static> State<T> {
    /// Begins with a value.
    pub fn new(value: T) -> Self {
        Self { value: Held::new(value), changed: RwSignal::new(()) }
    }

    /// Whether what it was made in is gone.
    pub fn is_disposed(&self) -> bool {
        self.changed.is_disposed()
    }

    /// Hears of changes.
    pub fn track(&self) {
        self.changed.track();
    }

    /// Looks at the value, and hears of changes.
    pub fn with<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        self.track();
        self.value.with_value(look)
    }

    /// Looks at the value as it is now.
    pub fn with_untracked<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        self.value.with_value(look)
    }

    /// The value; changes are heard of.
    pub fn get(&self) -> T
    where
        T: Clone,
    {
        self.track();
        self.value.get_value()
    }

    /// The value as it is now.
    pub fn get_untracked(&self) -> T
    where
        T: Clone,
    {
        self.value.get_value()
    }

    /// Puts another value in its place, be it the same.
    pub fn set(&self, value: T) {
        self.update(|state| *state = value);
    }

    /// Changes the value, as [`Held::update_value`] does.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        let is_changed = self.value.try_update_value(change).is_some();
        debug_assert!(is_changed || self.is_disposed(), "a value is changed while it is looked at");
        if is_changed {
            self.notify();
        }
    }

    /// Has it heard of as if it had changed.
    pub fn notify(&self) {
        self.changed.notify();
    }
}

/// Given to a view as `node_ref`, it is set to the element once that is made. Leptos' own has a type for every tag.
impl<E: ElementType> NodeRefContainer<E> for State<Option<web_sys::Element>> {
    fn load(self, element: &web_sys::Element) {
        self.set(Some(element.clone()));
    }
}

/// What is worked out from what it reads, and heard of only when it comes out otherwise: Leptos' memo.
pub struct Derived<T> {
    memo: Memo<Erased>,
    of: PhantomData<fn() -> T>,
}

type Erased = Arc<dyn Any + Send + Sync>;

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T: PartialEq + Send + Sync + 'static> Derived<T> {
    /// Works the value out with `work_out`, which is given what came out the last time.
    pub fn new(work_out: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let memo = derive(Box::new(move |former: Option<&Erased>| {
            let former = former.and_then(|former| former.downcast_ref());
            let value = work_out(former);
            (former != Some(&value)).then(|| Arc::new(value) as Erased)
        }));
        Self { memo, of: PhantomData }
    }

    /// Hears of changes.
    pub fn track(&self) {
        self.memo.track();
    }

    /// Looks at the value, and hears of changes.
    pub fn with<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        look(of_its_type(&self.memo.get()))
    }

    /// Looks at the value as it is now.
    pub fn with_untracked<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        look(of_its_type(&self.memo.get_untracked()))
    }

    /// The value; changes are heard of.
    pub fn get(&self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// The value as it is now.
    pub fn get_untracked(&self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }
}

fn of_its_type<T: 'static>(value: &Erased) -> &T {
    value.downcast_ref().expect("a value is of the type that was worked out")
}

/// Works out a value anew; none if it comes out as before.
type WorkOut = Box<dyn Fn(Option<&Erased>) -> Option<Erased> + Send + Sync>;

fn derive(work_out: WorkOut) -> Memo<Erased> {
    Memo::new_owning(move |former| match (work_out(former.as_ref()), former) {
        (None, Some(former)) => (former, false),
        (value, _) => (value.expect("what comes out first is new"), true),
    })
}
