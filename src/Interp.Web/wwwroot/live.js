// What the live pages gain when scripts run: they work without.
import "./typing.js";

// Ctrl or Command with Enter sends a text.
document.addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches?.("textarea")) {
    event.preventDefault();
    event.target.form?.requestSubmit();
  }
});

// Arrow keys walk along the tokens of a text; only the one stood on is in the tab order.
document.addEventListener("keydown", event => {
  const token = event.target.closest?.("[data-walk] .tt");
  if (!token || event.altKey || event.ctrlKey || event.metaKey) return;
  const tokens = [...token.closest("[data-walk]").querySelectorAll(".tt")];
  const here = tokens.indexOf(token);
  const next = {
    ArrowRight: tokens[here + 1],
    ArrowLeft: tokens[here - 1],
    Home: tokens[0],
    End: tokens.at(-1),
    ArrowDown: below(tokens, here, 1),
    ArrowUp: below(tokens, here, -1),
  }[event.key];
  if (!next) return;
  event.preventDefault();
  token.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
});

// The token nearest to this one on the line above or below.
function below(tokens, here, direction) {
  const from = tokens[here].getBoundingClientRect();
  let best;
  for (let i = here + direction; i >= 0 && i < tokens.length; i += direction) {
    const box = tokens[i].getBoundingClientRect();
    if (Math.abs(box.top - from.top) < 4) continue;
    if (best && Math.abs(box.top - best.top) > 4) break;
    const distance = Math.abs(box.left - from.left);
    if (!best || distance < best.distance) best = { token: tokens[i], distance, top: box.top };
  }
  return best?.token;
}

// A card's opened line brings 33 tokens, read from the example's own page; closing it takes them away again.
document.addEventListener("interp:expand", async event => {
  const line = event.target;
  line.nextElementSibling?.matches(".expanded, .expanding") && line.nextElementSibling.remove();
  const feature = line.closest("[data-feature]")?.dataset.feature;
  if (!event.detail.open || !feature || !Number.isInteger(event.detail.example)) return;
  const address = `/d/${feature}/example/${event.detail.example}`;
  const waiting = document.createElement("p");
  waiting.className = "expanding muted";
  waiting.setAttribute("role", "status");
  waiting.textContent = "Reading the text around it…";
  line.after(waiting);
  try {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector("#expanded") ?? page.querySelector(".notice");
    if (!waiting.isConnected) return;
    if (!found) throw new Error(`HTTP ${answer.status}`);
    found.removeAttribute("id");
    found.classList.add("expanded");
    waiting.replaceWith(found);
  } catch {
    waiting.textContent = "The text around it could not be read. ";
    const link = document.createElement("a");
    link.href = address;
    link.textContent = "Open it on its own page";
    waiting.append(link);
  }
});

// Predictions: a digit typed goes to the next token, arrows walk, a click on the token raises it by three and from nine back to nothing.
const digit = "[data-predict] input";

function show(input) {
  input.dataset.value = input.value || "0";
  const text = input.previousElementSibling;
  text.className = text.className.replace(/ ?\btt\b| ?\ba\d+\b/g, "").trim();
  if (input.dataset.value !== "0") text.classList.add("tt", `a${Number(input.dataset.value) + 1}`);
}

function reach(input, step) {
  const all = [...input.closest("[data-predict]").querySelectorAll("input")];
  const next = all[all.indexOf(input) + step];
  if (!next) return;
  next.focus();
  next.select();
}

document.addEventListener("input", event => {
  if (!event.target.matches?.(digit)) return;
  event.target.value = event.target.value.replace(/[^0-9]/g, "").slice(-1);
  show(event.target);
  if (event.target.value) reach(event.target, 1);
});

document.addEventListener("focusin", event => {
  if (event.target.matches?.(digit)) event.target.select();
});

document.addEventListener("keydown", event => {
  if (!event.target.matches?.(digit) || event.altKey || event.ctrlKey || event.metaKey) return;
  const input = event.target;
  const towards = getComputedStyle(input).direction === "rtl" ? -1 : 1;
  const value = Number(input.value || 0);
  switch (event.key) {
    case "ArrowRight": reach(input, towards); break;
    case "ArrowLeft": reach(input, -towards); break;
    case "ArrowUp": input.value = Math.min(9, value + 1); show(input); break;
    case "ArrowDown": input.value = Math.max(0, value - 1); show(input); break;
    default: return;
  }
  event.preventDefault();
});

document.addEventListener("click", event => {
  const text = event.target.closest?.("[data-predict] .pt-text");
  if (!text) return;
  event.preventDefault();
  const input = text.nextElementSibling;
  const value = Number(input.value || 0);
  input.value = value >= 9 ? 0 : Math.min(9, value + 3);
  show(input);
});

// A page that waits for the worker looks again by itself.
function lookAgain() {
  for (const button of document.querySelectorAll("[data-reload-after]")) {
    setTimeout(() => button.isConnected && location.reload(), 1000 * Number(button.dataset.reloadAfter));
  }
  for (const input of document.querySelectorAll(digit)) show(input);
}

lookAgain();
globalThis.Blazor?.addEventListener?.("enhancedload", lookAgain);
