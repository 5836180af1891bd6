// Keys for those who read many statements: j and k to the next and the one before, o to open, / to search, ? for
// help. Every page works without. Single keys can be switched off, since speech input and stray fingers press them.
"use strict";
(() => {
  const { document } = parent;  // the page that frames this
  const off = "onrecord-keys-off";
  const remembered = (value) => {
    try {
      if (value === undefined) return localStorage.getItem(off) === "yes";
      localStorage.setItem(off, value ? "yes" : "no");
      return value;
    } catch { return value ?? false; }  // where nothing may be kept, the choice lasts as long as the page
  };
  let isOff = remembered();
  const help = document.getElementById("keys");
  const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.checkVisibility());
  const opens = (row) => row.querySelector("a[data-open]") || row.querySelector("a");

  const move = (step) => {
    const all = rows();
    const at = all.findIndex((row) => row.contains(document.activeElement));
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step];
    if (!next) return;
    opens(next)?.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  const deeds = {
    j: () => move(1),
    k: () => move(-1),
    o: () => {
      const row = document.activeElement.closest("[data-row]");
      if (row) opens(row)?.click();
    },
    "/": () => document.querySelector("main input[type=search], input[type=search]")?.focus(),
    "?": () => help?.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea, [contenteditable], dialog");
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing) return;
    if (isOff) return;
    const deed = deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  });
  if (help) {
    const box = help.querySelector("input");
    box.checked = !isOff;
    box.addEventListener("change", () => { isOff = remembered(!box.checked); });
    for (const opener of document.querySelectorAll("[data-keys]")) {
      opener.hidden = false;
      opener.addEventListener("click", () => help.showModal());
    }
  }
})();
