// The tour of a card: one step after another, each beside the part of the page that it is about. Without script the steps stand as a list.
import { element } from "./format.js";

const done = "interp.tour";
let steps = [];
let at = 0;
let bubble = null;
let origin = null;

function prepare() {
  const tour = document.getElementById("tour");
  if (!tour) return;
  const start = document.querySelector("[data-tour]");
  if (start && !localStorage.getItem(done)) {
    start.classList.add("primary");
    start.textContent = "Take the tour (1 minute)";
  }
  if (new URLSearchParams(location.search).has("tour")) begin();
}

document.addEventListener("click", event => {
  if (event.target.closest?.("[data-tour]")) begin();
  const move = event.target.closest?.("[data-step]")?.dataset.step;
  if (move === "end") end();
  else if (move) go(at + Number(move));
});

document.addEventListener("keydown", event => {
  if (!bubble?.isConnected || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape") end();
  else if (bubble.contains(event.target) && event.key === "ArrowRight") go(at + 1);
  else if (bubble.contains(event.target) && event.key === "ArrowLeft") go(at - 1);
});

function begin() {
  const tour = document.getElementById("tour");
  if (!tour) return;
  end();
  steps = [...tour.querySelectorAll("li")].filter(step => target(step));
  origin = document.activeElement;
  bubble = element("div", "tour-bubble");
  bubble.setAttribute("role", "dialog");
  bubble.setAttribute("aria-labelledby", "tour-step");
  document.body.append(bubble);
  document.body.classList.add("touring");
  go(0);
}

function end() {
  if (!bubble) return;
  light(null);
  bubble.remove();
  document.body.classList.remove("touring");
  bubble = null;
  localStorage.setItem(done, "seen");
  const address = new URL(location);
  if (address.searchParams.has("tour")) {
    address.searchParams.delete("tour");
    history.replaceState(history.state, "", address);
  }
  const start = document.querySelector("[data-tour]");
  start?.classList.remove("primary");
  if (start) start.textContent = "Tour";
  (origin?.isConnected && origin !== document.body ? origin : start)?.focus({ preventScroll: true });
}

function go(number) {
  if (number >= steps.length) return end();
  at = Math.max(0, number);
  const step = steps[at];
  const heading = element("h3", "", step.querySelector("h3").textContent);
  heading.id = "tour-step";
  const text = step.querySelector("p").cloneNode(true);
  const last = at === steps.length - 1;
  bubble.replaceChildren(
    element("p", "muted", `Step ${at + 1} of ${steps.length}`),
    heading,
    text,
    element("div", "actions", ...(at > 0 ? [button("Back", "-1")] : []), button(last ? "Done" : "Next", "1", "primary"), ...(last ? [] : [button("Skip the tour", "end", "plain")])),
  );
  light(target(step));
  if (step.hasAttribute("data-open")) target(step).querySelector(".focus")?.focus({ preventScroll: true });
  bubble.querySelector(".primary").focus({ preventScroll: true });
  return undefined;
}

function target(step) {
  for (const selector of step.dataset.target.split(", ")) {
    const found = document.querySelector(selector);
    if (found) return found;
  }
  return null;
}

function light(part) {
  for (const lit of document.querySelectorAll(".tour-target")) lit.classList.remove("tour-target");
  if (!part) return;
  part.classList.add("tour-target");
  const top = part.getBoundingClientRect().top + scrollY - 72;
  scrollTo({ top, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

function button(text, step, className = "") {
  const made = element("button", className, text);
  made.type = "button";
  made.dataset.step = step;
  return made;
}

prepare();
globalThis.Blazor?.addEventListener?.("enhancedload", () => { end(); prepare(); });
