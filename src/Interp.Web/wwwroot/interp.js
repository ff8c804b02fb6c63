// What static pages gain when scripts run. Nothing here is needed to read a page.

import "./heatmap.js";
import "./hush.js";
import "./lines.js";
import "./list.js";
import "./panel.js";
import "./tour.js";

const root = document.documentElement;

// The theme form also works without script; here it answers at once.
document.addEventListener("submit", event => {
  const form = event.target;
  if (form.id !== "appearance") return;
  event.preventDefault();
  const dark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  fetch(form.action, {
    method: "POST",
    body: new URLSearchParams({ theme: root.dataset.theme }),
    redirect: "manual",
  }).catch(() => {});
});

document.addEventListener("click", event => {
  if (event.target.closest?.("[data-reload]")) location.reload();
  if (event.target.closest?.("[data-resume]")) resume().catch(error => console.error(error));
});

// Escape closes drawers; links may name a key of their own.
document.addEventListener("keydown", event => {
  if (event.key === "Escape") {
    for (const open of document.querySelectorAll("details.drawer[open]")) {
      open.open = false;
      open.querySelector("summary").focus();
    }
    return;
  }
  const link = !event.target.closest?.("input, select, textarea") && document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`);
  if (link && !event.altKey && !event.ctrlKey && !event.metaKey) {
    link.click();
    return;
  }
});

document.addEventListener("click", async event => {
  const copy = event.target.closest?.("[data-copy]");
  if (!copy) return;
  const words = copy.textContent;
  try {
    await navigator.clipboard.writeText(copy.dataset.copy);
    copy.textContent = "Copied";
  } catch {
    copy.textContent = copy.dataset.copy;
  }
  setTimeout(() => { copy.textContent = words; }, 2000);
});

// Exact times in the reader's own zone.
function localTimes() {
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" });
  for (const time of document.querySelectorAll("time[datetime]")) {
    time.title = format.format(new Date(time.dateTime));
  }
}

// When the server has forgotten a live page, load it afresh: everything it shows is kept on the server.
document.getElementById("components-reconnect-modal")?.addEventListener("components-reconnect-state-changed", event => {
  if (event.detail.state === "rejected") location.reload();
});

async function resume() {
  if (!(await Blazor.resumeCircuit())) location.reload();
}

// Parts of a page that bring a script of their own: it is fetched where it is needed.
function startModules() {
  for (const part of document.querySelectorAll("[data-module]:not([data-started])")) {
    part.dataset.started = "";
    import(new URL(part.dataset.module, document.baseURI)).then(module => module.start(part)).catch(error => console.error(error));
  }
}

function arrive() {
  localTimes();
  startModules();
}

arrive();
globalThis.Blazor?.addEventListener?.("enhancedload", arrive);
