// What static pages gain when scripts run. Nothing here is needed to read a page.

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
});

// Arrow keys walk along a line of tokens; up and down change the line.
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
  const token = event.target.closest?.(".t");
  if (!token || event.altKey || event.ctrlKey || event.metaKey) return;
  const next = neighbour(token, event.key);
  if (!next) return;
  event.preventDefault();
  const line = next.closest(".line");
  for (const other of line.querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
});

function neighbour(token, key) {
  const line = token.closest(".line");
  const tokens = [...line.querySelectorAll(".t")];
  const here = tokens.indexOf(token);
  switch (key) {
    case "ArrowRight": return tokens[here + 1];
    case "ArrowLeft": return tokens[here - 1];
    case "Home": return tokens[0];
    case "End": return tokens.at(-1);
    case "ArrowDown":
    case "ArrowUp": {
      const lines = [...document.querySelectorAll(".line")];
      const other = lines[lines.indexOf(line) + (key === "ArrowDown" ? 1 : -1)];
      return other?.querySelector(".t[tabindex='0']") ?? other?.querySelector(".t");
    }
    default: return undefined;
  }
}

// Exact times in the reader's own zone.
function localTimes() {
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" });
  for (const time of document.querySelectorAll("time[datetime]")) {
    time.title = format.format(new Date(time.dateTime));
  }
}

// When the server has forgotten a live page, load it afresh: everything it shows is kept on the server.
const notice = document.getElementById("components-reconnect-modal");
if (notice) {
  new MutationObserver(() => {
    if (notice.classList.contains("components-reconnect-rejected")) location.reload();
  }).observe(notice, { attributeFilter: ["class"] });
}

localTimes();
globalThis.Blazor?.addEventListener?.("enhancedload", localTimes);
