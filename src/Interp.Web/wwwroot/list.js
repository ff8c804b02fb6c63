// A list of features grows as one scrolls: pages of the same list, read from its own next links, stand below one another. What is far
// away is taken out of the page and put back when it comes near, and the address follows, so that reloading or coming back lands there.
import { element } from "./format.js";

let list = null;

function prepare() {
  list?.stop();
  const root = document.querySelector("[data-list]");
  list = root ? open(root) : null;
}

function open(root) {
  const items = root.querySelector("[data-items]");
  const pager = root.querySelector(".pager");
  const kept = new Map();
  const stop = new AbortController();
  let loading = false;

  const ends = new IntersectionObserver(entries => { if (entries.some(entry => entry.isIntersecting)) more(); }, { rootMargin: "1200px" });
  const chunks = new IntersectionObserver(entries => {
    for (const entry of entries) entry.isIntersecting ? restore(entry.target) : drop(entry.target);
  }, { rootMargin: "4000px" });
  const cards = new IntersectionObserver(entries => {
    for (const entry of entries) if (entry.isIntersecting) fill(entry.target);
  }, { rootMargin: "600px" });

  watch(items.querySelector("[data-chunk]"));
  ends.observe(pager);
  addEventListener("scroll", follow, { passive: true, signal: stop.signal });

  function watch(chunk) {
    chunks.observe(chunk);
    for (const card of chunk.querySelectorAll("[data-card]")) cards.observe(card);
  }

  async function more() {
    const next = pager.querySelector("a[rel=next]");
    if (!next || loading) return;
    loading = true;
    pager.setAttribute("aria-busy", "true");
    try {
      const page = await read(next.href);
      const chunk = page.querySelector("[data-list] [data-chunk]");
      items.append(chunk);
      watch(chunk);
      pager.replaceChildren(...page.querySelector("[data-list] .pager").childNodes);
    } catch (error) {
      if (error.name !== "AbortError") pager.replaceChildren(next, element("span", "problem", "The next page could not be read. The button tries again."));
    } finally {
      loading = false;
      pager.removeAttribute("aria-busy");
      // Observed afresh, so that a page that did not fill the window asks for the one after it.
      ends.unobserve(pager);
      if (!pager.querySelector(".problem")) ends.observe(pager);
    }
  }

  async function fill(item) {
    cards.unobserve(item);
    try {
      const card = (await read(item.dataset.card)).querySelector("article.card");
      put(item, card);
    } catch (error) {
      if (error.name === "AbortError") return;
      const again = element("button", "plain", "Try again");
      again.addEventListener("click", () => fill(item));
      const problem = element("p", "problem", "This card could not be read. ", again);
      put(item, problem);
    }
  }

  // Whoever stood in what goes, stands in what comes: the keyboard's focus is not lost.
  function put(item, content) {
    const gone = item.querySelector(".preview, .problem");
    const held = gone?.contains(document.activeElement);
    gone?.replaceWith(content);
    if (held) (content.querySelector(".t[tabindex='0']") ?? content.querySelector("button"))?.focus({ preventScroll: true });
  }

  async function read(address) {
    const response = await fetch(address, { signal: stop.signal, headers: { Accept: "text/html" } });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return document.importNode(new DOMParser().parseFromString(await response.text(), "text/html").body, true);
  }

  function drop(chunk) {
    if (kept.has(chunk) || chunk.contains(document.activeElement)) return;
    const height = chunk.getBoundingClientRect().height;
    if (height === 0) return;
    kept.set(chunk, [...chunk.childNodes]);
    const gap = chunk.tagName === "TBODY" ? element("tr", "gap", element("td")) : element("li", "gap");
    gap.setAttribute("aria-hidden", "true");
    (gap.firstChild ?? gap).style.height = `${height}px`;
    chunk.replaceChildren(gap);
  }

  function restore(chunk) {
    if (!kept.has(chunk)) return;
    chunk.replaceChildren(...kept.get(chunk));
    kept.delete(chunk);
  }

  let waiting = 0;
  function follow() {
    if (waiting) return;
    waiting = setTimeout(() => {
      waiting = 0;
      const top = [...items.querySelectorAll("[data-chunk]")].find(chunk => chunk.getBoundingClientRect().bottom > 0);
      const address = new URL(location);
      const after = top?.dataset.after || null;
      if (!top || !items.isConnected || address.searchParams.get("after") === after) return;
      if (after) address.searchParams.set("after", after);
      else address.searchParams.delete("after");
      history.replaceState(history.state, "", address);
    }, 250);
  }

  return {
    stop() {
      stop.abort();
      clearTimeout(waiting);
      for (const observer of [ends, chunks, cards]) observer.disconnect();
    },
  };
}

// A form without what was left empty gives an address that can be read.
document.addEventListener("submit", event => {
  if (!event.target.matches?.("form.filters")) return;
  const empty = [...event.target.elements].filter(field => field.name && field.value === "" || field.name === "order" && field.value === "index" || field.name === "labels" && field.value === "any");
  for (const field of empty) field.disabled = true;
  setTimeout(() => { for (const field of empty) field.disabled = false; });
}, { capture: true });

prepare();
globalThis.Blazor?.addEventListener?.("enhancedload", prepare);
