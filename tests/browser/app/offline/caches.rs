//! Caches that are full, damaged, half written, somebody else's, or gone.

use browser_tests::{Reader, in_chromium_by_default};

use super::{
    caches, change, engines_name, expect_engine, kept, open_again, page_was_asked_for, publish_named, published,
    published_version, refuse, take_up, version,
};
use crate::noting::{LETTER, MARK, keep_note, open};

in_chromium_by_default! {
    a_cleared_cache_is_filled_again: published(&[""]);
    a_half_written_cache_is_not_served_from: published(&[""]);
    a_full_storage_leaves_the_old_version_as_it_is: published(&[""]);
    what_is_damaged_of_a_former_version_is_not_taken_over: published(&[""]);
    what_a_foreign_cache_holds_is_never_taken_for_the_apps: published(&[""]);
}

async fn a_full_storage_leaves_the_old_version_as_it_is(reader: &mut Reader) {
    let folder = reader.folder();
    open(reader, LETTER).await;
    kept(reader).await;
    let first = version(reader).await;
    publish_named(&folder, "Second");
    // The third file finds no room.
    let full = "{ const { put } = Cache.prototype; let count = 0;
        Cache.prototype.put = function (...it) {
            if (++count > 2) throw new DOMException('', 'QuotaExceededError');
            return put.apply(this, it);
        }; }";
    change(&folder, "sw.js", |worker| format!("{worker}\n{full}"));
    refuse(reader, "/anchoring.js").await;
    reader.cut_network();
    open_again(reader).await;
    assert_eq!(version(reader).await, first);
    expect_engine(reader).await;
}

async fn a_half_written_cache_is_not_served_from(reader: &mut Reader) {
    open(reader, LETTER).await;
    keep_note(reader, "divided families", "Here.").await;
    kept(reader).await;
    reader.server().take_requests();
    open_again(reader).await;
    assert!(!page_was_asked_for(reader), "a whole version is served from");
    // A page looks after its version when it is at leisure: what was taken away before that would be back at once.
    kept(reader).await;
    for entry in ["sw.js?complete", "anchoring_bg.wasm", "index.html"] {
        let body = "return caches.keys().then((names) => names.find((name) => name.includes(' version ')))
            .then((name) => caches.open(name)).then((cache) => cache.delete(new URL(arguments[0], document.baseURI).href))";
        assert_eq!(reader.call(body, vec![entry.into()]).await, true, "{entry} is in the cache");
        reader.server().take_requests();
        open_again(reader).await;
        assert!(page_was_asked_for(reader), "{}: without {entry}", reader.browser());
        reader.wait_for(MARK).await;
        // It is put together anew meanwhile.
        kept(reader).await;
        reader.server().take_requests();
        open_again(reader).await;
        assert!(!page_was_asked_for(reader), "{}: {entry} is there again", reader.browser());
        kept(reader).await;
    }
    reader.cut_network();
    open_again(reader).await;
    expect_engine(reader).await;
}

async fn what_is_damaged_of_a_former_version_is_not_taken_over(reader: &mut Reader) {
    let folder = reader.folder();
    open(reader, LETTER).await;
    keep_note(reader, "divided families", "Written on the first.").await;
    kept(reader).await;
    let begin = "return caches.keys().then((names) => names.find((name) => name.includes(' version ')))
        .then((name) => caches.open(name)).then(async (cache) => {
            const at = (path) => new URL(path, document.baseURI).href;";
    for (name, what, damage) in [
        // Its mark still says that it is whole.
        ("Second", "cut short", "await cache.put(at('anchoring_bg.wasm'), new Response('\\0asm'))"),
        (
            "Third",
            "somebody else's",
            "await cache.put(at('anchoring_bg.wasm'), new Response('<h1>Log in to this network</h1>'))",
        ),
        ("Fourth", "half there", "for (const it of (await cache.keys()).slice(0, 20)) await cache.delete(it)"),
        ("Fifth", "without its mark", "await cache.delete(at('sw.js?complete'))"),
        ("Sixth", "with a mark that is none", "await cache.put(at('sw.js?complete'), new Response('[null'))"),
    ] {
        reader.call(&format!("{begin} {damage}; return 1; }})"), vec![]).await;
        publish_named(&folder, name);
        take_up(reader, &folder).await;
        reader.wait_for_text("#new-version", "A new version is ready.").await;
        // Whole, without network.
        reader.cut_network();
        open_again(reader).await;
        assert_eq!(engines_name(reader).await, name, "{}: {what}", reader.browser());
        expect_engine(reader).await;
        reader.wait_for_text(".card.note", "Written on the first.").await;
        reader.mend_network();
        kept(reader).await;
        // So that there is one version to be damaged.
        let alone = "return caches.keys().then((names) => Promise.all(names.filter((name) => name.includes(' version ')
            && !name.endsWith(arguments[0])).map((name) => caches.delete(name)))).then(() => 1)";
        reader.call(alone, vec![published_version(&folder).into()]).await;
    }
}

async fn what_a_foreign_cache_holds_is_never_taken_for_the_apps(reader: &mut Reader) {
    // Before the first visit somebody has filled caches that are called like the app's: of this version, of another, and of
    // none. Their files are called like the app's too.
    reader.visit("icon.svg").await;
    let version = published_version(&reader.folder());
    let body = "const names = [`version ${arguments[0]}`, 'version 0123456789abcdef', 'something else'];
        return Promise.all(names.map(async (name) => {
            const cache = await caches.open(`claimlight / ${name}`);
            const at = (path) => new URL(path, location).href;
            await cache.put(at('index.html'), new Response('foreign', { headers: { 'content-type': 'text/html' } }));
            await cache.put(at('anchoring.js'), new Response('foreign'));
            await cache.put(at('sw.js?complete'), new Response(name.endsWith('f') ? '{\"index.html\":\"0\"}' : 'old'));
        })).then(() => caches.open('of another app')).then(() => 1)";
    reader.call(body, vec![version.into()]).await;
    open(reader, LETTER).await;
    kept(reader).await;
    reader.cut_network();
    open_again(reader).await;
    expect_engine(reader).await;
    let names = caches(reader).await;
    assert!(names.contains(&"of another app".to_owned()), "{names:?}");
    assert!(names.iter().filter(|it| it.contains(" version ")).count() <= 2, "{names:?}");
}

async fn a_cleared_cache_is_filled_again(reader: &mut Reader) {
    open(reader, LETTER).await;
    kept(reader).await;
    open_again(reader).await;
    let clear = "caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => 1)";
    reader.eval(clear).await;
    // The page that is open goes on.
    expect_engine(reader).await;
    reader.server().take_requests();
    open_again(reader).await;
    assert!(page_was_asked_for(reader));
    kept(reader).await;
    reader.cut_network();
    open_again(reader).await;
    expect_engine(reader).await;
}
