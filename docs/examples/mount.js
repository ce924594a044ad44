import { mount } from "./app/mount.js";

const at = (id) => document.getElementById(id);
const say = (words) => (at("heard").textContent = words);

const showFirst = () =>
  mount(at("first"), {
    document: "gorbachev-letter",
    language: "en",
    theme: "light",
    without: "bar documents",
    on: {
      "claim-opened": ({ claim }) => say(`Opened: ${claim}`),
      "annotation-created": ({ id }) => say(`Made: ${id}`),
      error: ({ kind }) => say(`Not well: ${kind}`),
    },
  });

let first = await showFirst();
const second = await mount(at("second"), { document: "shultz-memo-jan-14", language: "de", theme: "dark" });

at("away").addEventListener("click", () => first.unmount());
at("back").addEventListener("click", async () => (first = await showFirst()));
second.open("shultz-memo-jan-14");
document.documentElement.dataset.example = "ready";
