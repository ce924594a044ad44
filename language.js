// The language of the interface: which one a visit begins with, its words, and how the browser writes its numbers and dates.
//
// English is in the module. The words of the other languages are resources of their own; a visitor takes one.

import { hasWords, words } from "./resources.js";

/** @typedef {"month" | "day" | "long" | "full"} DateStyle  January 1986 · 11 January · 11 January 1986 · Saturday 11 January 1986 */

const DATES = {
  month: { month: "long", year: "numeric" },
  day: { month: "long", day: "numeric" },
  long: { dateStyle: "long" },
  full: { dateStyle: "full" },
};

/** A language as the app takes it: `file` is the text of its words, undefined for English; its methods are `Intl`'s. */
class Language {
  #formats = new Map();

  constructor(tag, file) {
    this.tag = tag;
    this.file = file;
    this.words = file && JSON.parse(file).page;
  }

  /** English, for whom these words are of no use: they are of another version of the app. */
  english() {
    return new Language("en");
  }

  /** The category of a count among the plurals, as CLDR calls it. */
  plural(count) {
    return this.#format("plural", Intl.PluralRules).select(count);
  }

  number(number) {
    return this.#format("number", Intl.NumberFormat).format(number);
  }

  /** A day that is given as year-month-day. */
  date(day, style) {
    return this.#format(style, Intl.DateTimeFormat, { ...DATES[style], timeZone: "UTC" }).format(new Date(day));
  }

  /** Browsers take some ms to make a format, so each is made once. The documents' days stand before their months. */
  #format(name, Format, options) {
    if (!this.#formats.has(name)) this.#formats.set(name, new Format(this.tag === "en" ? "en-GB" : this.tag, options));
    return this.#formats.get(name);
  }
}

const ofAddress = () => new URLSearchParams(location.search).get("lang");
const mainOf = (tag) => tag?.split(/[-_]/)[0].toLowerCase();
const isSpoken = (main) => main === "en" || (main && hasWords(main));

/** The language of the address (`?lang=fr`), else of the reader's settings, else the browser's first that we have, else English. */
export function wished() {
  return [ofAddress(), ofSettings(), ...navigator.languages].map(mainOf).find(isSpoken) ?? "en";
}

/** The language that the address asks for, if it is none of ours. */
export function unspoken() {
  const tag = ofAddress();
  return tag && !isSpoken(mainOf(tag)) ? tag : undefined;
}

/** A language with its words; rejected where they cannot be had. */
export async function open(tag) {
  if (tag === "en") return new Language(tag);
  return new Language(tag, await words(tag));
}

/** What our keys in storage are named by, as src/browser/location.rs has it. */
export function folder() {
  return location.protocol === "file:" ? "file" : location.pathname.replace(/[^/]*$/, "");
}

// src/ui/preferences.rs keeps them. A closed storage throws, and so does one where nothing is kept.
function ofSettings() {
  try {
    const { language } = JSON.parse(localStorage.getItem(`claimlight:${folder()}:settings`));
    return typeof language === "string" ? language : undefined;
  } catch {
    return undefined;
  }
}
