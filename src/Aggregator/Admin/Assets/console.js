// What the console does beyond its forms and links: keys, and times that go on. Everything is there without it.
(() => {
  "use strict";
  const off = "aggregator-keys-off";
  const every = (selector, within = document) => [...within.querySelectorAll(selector)];
  const help = document.getElementById("help");
  const toggle = help.querySelector("[data-keys]");
  toggle.checked = !localStorage.getItem(off);
  toggle.addEventListener("change", () => toggle.checked ? localStorage.removeItem(off) : localStorage.setItem(off, "1"));

  // As Distances does on the server.
  const span = (s) => s < 90 ? `${Math.round(s)} s` : s < 5400 ? `${Math.round(s / 60)} min` : s < 129600 ? `${Math.round(s / 3600)} h` : `${Math.round(s / 86400)} d`;
  const told = (at) => {
    const s = (at - Date.now()) / 1000;
    return Math.abs(s) < 10 ? "now" : s < 0 ? `${span(-s)} ago` : `in ${span(s)}`;
  };
  // The server's clock counts: what it rendered as now is now.
  setInterval(() => { for (const time of every("time[data-ago]")) { const text = told(Date.parse(time.dateTime)); if (time.textContent !== text) time.textContent = text; } }, 15000);

  const rows = () => every("[data-row]").filter((row) => row.offsetParent);
  const chosen = () => document.querySelector("[data-chosen]");
  const choose = (row) => {
    if (!row) return;
    chosen()?.removeAttribute("data-chosen");
    row.dataset.chosen = "";
    row.querySelector("[data-open]")?.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const all = rows();
    const at = all.indexOf(chosen());
    choose(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))]);
  };
  const act = (name) => (chosen() ?? document.querySelector(".page-head"))?.querySelector(`[data-act=${name}]`)?.click();

  const keys = {
    "?": () => help.togglePopover(),
    "/": () => document.querySelector("[data-search]")?.focus(),
    j: () => step(1),
    k: () => step(-1),
    o: () => chosen()?.querySelector("[data-open]")?.click(),
    x: () => chosen()?.querySelector("input[type=checkbox]")?.click(),
    p: () => act("poll"),
  };
  const typing = (target) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  let going = null; // when g was pressed

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && typing(event.target)) event.target.blur();
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    if (!toggle.checked && event.key !== "?") return;
    const went = going !== null && event.timeStamp - going < 1500;
    going = null;
    if (went) {
      const link = document.querySelector(`.rail [data-key="${CSS.escape(event.key)}"]`);
      if (link) { event.preventDefault(); link.click(); }
      return;
    }
    if (event.key === "g") { going = event.timeStamp; return; }
    const does = Object.hasOwn(keys, event.key) && keys[event.key];
    if (does) { event.preventDefault(); does(); }
  });
})();
