//! `localStorage` as the notebook's store.

use crate::browser::dom::window;
use crate::notebook::{Store, StoreError};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

/// The browser's storage for this origin. It holds nothing itself: the storage is asked for anew each time, since a
/// browser can close it at any moment.
#[derive(Clone, Copy, Debug)]
pub struct LocalStore;

/// The storage, where the browser lets us have it. Merely asking throws where it is forbidden.
pub fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn open() -> Result<Storage, StoreError> {
    match window().local_storage() {
        Ok(Some(storage)) => Ok(storage),
        Ok(None) => Err(StoreError::Vanished),
        Err(error) => Err(store_error(&error)),
    }
}

/// What a thrown value means. Firefox names a full storage in its own way, and old WebKit gives only the number.
fn store_error(error: &JsValue) -> StoreError {
    let Some(exception) = error.dyn_ref::<DomException>() else { return StoreError::Other(format!("{error:?}")) };
    match (exception.name().as_str(), exception.code()) {
        ("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED", _) | (_, DomException::QUOTA_EXCEEDED_ERR) => {
            StoreError::Full
        }
        ("SecurityError", _) => StoreError::Forbidden,
        ("InvalidStateError", _) => StoreError::Vanished,
        (name, _) => StoreError::Other(name.to_owned()),
    }
}

impl Store for LocalStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        open()?.get_item(key).map_err(|error| store_error(&error))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        open()?.set_item(key, value).map_err(|error| store_error(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        open()?.remove_item(key).map_err(|error| store_error(&error))
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let storage = open()?;
        let length = storage.length().map_err(|error| store_error(&error))?;
        (0..length)
            .map(|number| storage.key(number).map_err(|error| store_error(&error)))
            .filter_map(Result::transpose)
            .collect()
    }
}
