// Keeps what a page says true while it stays open: new headlines come, withdrawn ones go. Without it the page is as fresh as its load.
(() => {
  "use strict";
  const ticker = document.querySelector("[data-ticker]");
  const copy = document.querySelector("[data-copy]");
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(copy.dataset.copy);
      copy.textContent = "Link copied";
    });
  }

  // A picture that its outlet does not hand out leaves no hole.
  const drop = (image) => image.closest(".card-picture, figure")?.remove();
  document.addEventListener("error", (event) => { if (event.target instanceof HTMLImageElement) drop(event.target); }, true);
  for (const image of document.images) if (image.complete && image.naturalWidth === 0 && image.currentSrc) drop(image);

  if (!ticker || !window.EventSource) return;
  const list = ticker.querySelector("ul");
  const label = ticker.querySelector("[data-ticker-label]");
  const button = ticker.querySelector("[data-ticker-pause]");
  const status = ticker.querySelector("[role=status]");
  const size = Number(ticker.dataset.size);
  const breakingFor = Number(ticker.dataset.breakingMinutes) * 60000;
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" });
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "Europe/London" });
  const held = new Map();
  let place = ticker.dataset.from;
  let paused = false;
  let stream = null;

  const when = (at) => day.format(at) === day.format(new Date()) ? time.format(at) : `${day.format(at)}, ${time.format(at)}`;
  const entries = () => [...list.querySelectorAll("[data-article]")];
  const entryOf = (id) => entries().find((e) => e.dataset.article === id);
  const isBreaking = (entry) => entry.classList.contains("is-breaking");
  const instant = (entry) => Date.parse(entry.querySelector("time").dateTime);
  const isBefore = (one, other) => isBreaking(one) === isBreaking(other) ? instant(one) > instant(other) : isBreaking(one);

  const make = (tag, text, name) => {
    const made = document.createElement(tag);
    made.textContent = text;
    if (name) made.className = name;
    return made;
  };

  const sum = () => {
    for (const entry of entries()) if (isBreaking(entry) && Date.now() - instant(entry) > breakingFor) entry.classList.remove("is-breaking");
    const breaking = entries().some(isBreaking);
    ticker.dataset.breaking = breaking ? "yes" : "no";
    label.textContent = breaking ? "BREAKING" : "LATEST";
    button.firstChild.textContent = !paused ? "Pause" : held.size ? `Resume (${held.size} new)` : "Resume";
  };

  const fill = (entry, headline, corrected) => {
    const link = entry.querySelector("a");
    const moment = entry.querySelector("time");
    link.href = "/article/" + encodeURIComponent(headline.id);
    link.textContent = headline.headline;
    moment.dateTime = headline.publishedAt;
    moment.textContent = when(new Date(headline.publishedAt));
    entry.classList.toggle("is-breaking", headline.breaking);
    if (corrected && !entry.querySelector(".ticker-mark")) entry.prepend(make("span", "Corrected", "ticker-mark"), " ");
  };

  const put = (headline, corrected) => {
    let entry = entryOf(headline.id);
    const isNew = !entry;
    if (isNew && paused) {
      held.set(headline.id, headline);
      return;
    }

    if (isNew) {
      entry = make("li", "", "is-new");
      entry.dataset.article = headline.id;
      entry.append(make("a", ""), " ", make("time", ""));
    }

    fill(entry, headline, corrected);
    // Not under the reader's fingers: what has the focus stays where it is.
    if (!entry.contains(document.activeElement)) {
      const next = entries().find((other) => other !== entry && isBefore(entry, other));
      if (!next && isNew && entries().length >= size) return;
      list.insertBefore(entry, next ?? null);
    }

    list.querySelector("[data-empty]")?.remove();
    while (entries().length > size) entries().at(-1).remove();
    if (isNew && headline.breaking) status.textContent = "Breaking: " + headline.headline;
  };

  const remove = (entry) => {
    if (entry.contains(document.activeElement)) list.focus();
    entry.remove();
  };

  // A list as it stands: what is not in it is not true any more.
  const replace = (headlines) => {
    const ids = new Set(headlines.map((h) => h.id));
    held.clear();
    entries().filter((e) => !ids.has(e.dataset.article)).forEach(remove);
    headlines.slice(0, size).forEach((h) => put(h));
  };

  const onPage = (id) => [...document.querySelectorAll("main [data-article]")].filter((e) => e.dataset.article === id);

  const notice = (element, text) => {
    const box = element.querySelector("[data-changed]");
    if (!box) return;
    const link = make("a", "Load it again");
    link.href = location.pathname;
    box.replaceChildren(text + " ", link);
    box.hidden = false;
  };

  const withdraw = (id) => {
    held.delete(id);
    const entry = entryOf(id);
    if (entry) {
      remove(entry);
      status.textContent = "A headline was withdrawn.";
    }

    for (const element of onPage(id)) {
      if (element.querySelector("[data-changed]")) notice(element, "This report has been withdrawn since you opened it.");
      else element.replaceChildren(make("p", "This report was withdrawn.", "card-withdrawn"));
    }

    // Few are left: take the list anew.
    if (entries().length * 2 < size && place !== "") restart("");
  };

  const change = (event) => {
    if (!event.headline) {
      withdraw(event.article);
      return;
    }

    const corrected = event.type === "article.corrected";
    if (held.has(event.article)) held.set(event.article, event.headline);
    else if (event.type === "article.published" || entryOf(event.article)) put(event.headline, corrected);
    if (event.type === "article.published") return;
    for (const element of onPage(event.article)) {
      if (element.querySelector("[data-changed]")) notice(element, corrected ? "This report has been corrected since you opened it." : "This report has been revised since you opened it.");
      else element.querySelector(".card-headline a")?.replaceChildren(event.headline.headline);
    }
  };

  const hear = (name, act) => stream.addEventListener(name, (event) => {
    if (event.lastEventId) place = event.lastEventId;
    act(JSON.parse(event.data));
    sum();
  });

  const close = () => {
    stream?.close();
    stream = null;
  };

  const open = () => {
    // Browsers open few connections to one host: a page that nobody looks at holds none.
    if (stream || document.hidden) return;
    stream = new EventSource(ticker.dataset.stream + (place ? "?after=" + encodeURIComponent(place) : ""));
    hear("headlines", (data) => replace(data.items));
    hear("breaking", (data) => data.items.forEach((h) => put(h)));
    for (const type of ["published", "revised", "corrected", "withdrawn"]) hear("article." + type, change);
    stream.onopen = () => { ticker.dataset.live = "yes"; };
    stream.onerror = () => {
      ticker.dataset.live = "no";
      // The browser itself comes back after a cut, but not after an answer that is no stream.
      if (stream?.readyState !== EventSource.CLOSED) return;
      close();
      setTimeout(open, 10000 + Math.random() * 10000);
    };
  };

  const restart = (from) => {
    place = from;
    close();
    setTimeout(open, 1000);
  };

  button.hidden = false;
  button.addEventListener("click", () => {
    paused = !paused;
    ticker.dataset.paused = paused ? "yes" : "no";
    if (!paused) for (const [id, headline] of [...held]) {
      held.delete(id);
      put(headline);
    }

    sum();
  });
  document.addEventListener("visibilitychange", () => document.hidden ? close() : open());
  setInterval(sum, 30000);
  open();
})();
