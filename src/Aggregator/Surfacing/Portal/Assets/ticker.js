// Keeps the headlines fresh. Without it they are as fresh as the page.
(() => {
  "use strict";
  const ticker = document.querySelector("[data-ticker]");
  if (!ticker || !window.fetch) return;
  const list = ticker.querySelector("ul");
  const label = ticker.querySelector("[data-ticker-label]");
  const every = 5000;
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" });
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "Europe/London" });
  let shown = "";

  const when = (instant) => {
    const at = new Date(instant);
    return day.format(at) === day.format(new Date()) ? time.format(at) : `${day.format(at)}, ${time.format(at)}`;
  };

  const item = (headline) => {
    const entry = document.createElement("li");
    const link = document.createElement("a");
    const moment = document.createElement("time");
    link.href = "/article/" + encodeURIComponent(headline.id);
    link.textContent = headline.headline;
    moment.dateTime = headline.publishedAt;
    moment.textContent = when(headline.publishedAt);
    if (headline.breaking) entry.className = "is-breaking";
    entry.append(link, " ", moment);
    return entry;
  };

  const show = (items) => {
    const now = items.map((i) => `${i.id} ${i.headline} ${i.breaking} ${i.publishedAt}`).join("\n");
    // Not under the reader's fingers: a list that has the focus waits for the next time.
    if (now === shown || items.length === 0 || list.contains(document.activeElement) && document.activeElement !== list) return;
    shown = now;
    list.replaceChildren(...items.map(item));
    const breaking = items.some((i) => i.breaking);
    ticker.dataset.breaking = breaking ? "yes" : "no";
    label.textContent = breaking ? "BREAKING" : "LATEST";
  };

  const poll = async () => {
    try {
      if (!document.hidden) {
        const answer = await fetch("/api/v1/headlines?limit=12", { headers: { Accept: "application/json" } });
        if (answer.ok) show((await answer.json()).items);
      }
    } catch {
      // Offline or restarting: what is shown stays, and the next poll tries again.
    }
    setTimeout(poll, every);
  };

  setTimeout(poll, every);
})();
