// The panel of a token: what the feature does there. It hangs below the line, or above it near the foot of the window, and never covers it.
import { effectsOf } from "./effects.js";
import { element, parsed, percent, signed } from "./format.js";
import { clearMarks, mark } from "./markers.js";

const delay = 120;
let shown = null;
let timer = 0;
let panel = null;

document.addEventListener("pointerover", event => {
  const token = event.target.closest?.(".t");
  if (token) later(() => show(token), shown ? 30 : delay);
  else if (!event.target.closest?.("#token-panel")) later(settle, 250);
});
document.addEventListener("focusin", event => {
  const token = event.target.closest?.(".t");
  if (token) later(() => show(token), 0);
  else if (!event.target.closest?.("#token-panel, .tour-bubble")) later(hide, 0);
});
document.addEventListener("focusout", event => {
  const line = event.target.closest?.(".line");
  if (line && !line.contains(event.relatedTarget)) for (const part of line.children) part.scrollLeft = 0;
});
document.addEventListener("pointerdown", event => {
  const token = event.target.closest?.(".t");
  if (token) token.tabIndex = token.tabIndex < 0 ? -1 : 0;
});
document.addEventListener("keydown", event => {
  if (event.key === "Escape") hide();
});
addEventListener("resize", hide);

function later(what, milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(what, milliseconds);
}

// When the pointer has left, the token with the keyboard's focus is the one that counts.
function settle() {
  const focused = document.activeElement?.closest?.(".t");
  if (focused?.matches(":focus-visible")) show(focused);
  else hide();
}

function hide() {
  clearTimeout(timer);
  if (!shown) return;
  shown.removeAttribute("aria-describedby");
  shown.classList.remove("shown");
  const card = shown.closest(".card");
  if (card) clearMarks(card);
  shown = null;
  panel.hidden = true;
}

function show(token) {
  if (token === shown || !token.isConnected) return;
  hide();
  if (!panel?.isConnected) {
    panel = element("div", "token-panel");
    panel.id = "token-panel";
    panel.setAttribute("role", "tooltip");
    document.body.append(panel);
  }
  shown = token;
  token.classList.add("shown");
  const card = token.closest(".card");
  panel.replaceChildren(head(token), facts(token, card), place(token));
  panel.hidden = false;
  token.setAttribute("aria-describedby", panel.id);
  position(token);
  if (card) effects(token, card);
}

function head(token) {
  return element("p", "what", element("bdi", "tok", token.textContent), element("span", "muted", ` token ${token.dataset.id}`));
}

function facts(token, card) {
  const list = element("dl", "facts");
  const add = (name, ...value) => list.append(element("dt", "", name), element("dd", "", ...value));
  const activation = parsed(token.dataset.v ?? "0");
  const max = Number(card?.dataset.max);
  add("activation", element("b", "mono", token.dataset.v ?? "0"), activation > 0 && max > 0 ? `, ${percent(activation / max)} of the largest` : "");
  if (!card) return list;
  if (activation > 0) mark(card, "activations", activation);
  add("loss effect", ...loss(token, card));
  const weight = logitWeight(token, card);
  if (weight) add("logit weight", ...weight);
  return list;
}

function loss(token, card) {
  const effect = token.dataset.l;
  if (effect === undefined) {
    return [element("span", "muted", card.querySelector("[data-l]") ? "none: nothing before this token in its context" : "not computed for this dictionary")];
  }
  const value = parsed(effect);
  const words = value > 0 ? " nats: the feature helped predict this token" : value < 0 ? " nats: the feature hurt the prediction of this token" : " nats: no difference to this token";
  return [element("b", `mono ${value > 0 ? "h2" : value < 0 ? "u2" : ""}`, effect), words];
}

function logitWeight(token, card) {
  const weights = [...card.querySelectorAll(".logit-bars li")];
  if (!weights.length) return null;
  const own = weights.find(item => item.dataset.id === token.dataset.id);
  if (own) {
    const weight = Number(own.dataset.w);
    mark(card, "logits", weight);
    return [element("b", "mono", signed(weight)), " as the next token"];
  }
  const values = weights.map(item => Number(item.dataset.w));
  const low = Math.max(...values.filter(value => value < 0), -Infinity);
  const high = Math.min(...values.filter(value => value > 0), Infinity);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return null;
  mark(card, "logits", low, high);
  return [`between ${signed(low)} and ${signed(high)}`, element("span", "muted", ", as it is not among the ten of either side")];
}

function place(token) {
  const from = token.closest(".ex")?.querySelector(".from");
  return element("p", "where muted", from?.textContent ?? "");
}

async function effects(token, card) {
  const line = token.closest(".ex");
  if (!line || !card.querySelector("[data-l]")) return;
  const space = element("div", "effects", element("p", "muted", "Reading the effects on this token…"));
  panel.querySelector(".where").before(space);
  position(token);
  try {
    const all = await effectsOf(card);
    const index = [...line.querySelectorAll(".t")].indexOf(token);
    fill(space, all.computed ? all.at(Number(line.dataset.p) + index) : null);
  } catch {
    const again = element("button", "plain", "Try again");
    again.addEventListener("click", () => { space.remove(); effects(token, card); });
    space.replaceChildren(element("p", "", "The effects could not be read. ", again));
  }
  if (token === shown) position(token);
}

function fill(space, found) {
  if (found === null) space.replaceChildren(element("p", "muted", "Effects on single next tokens were not computed."));
  else if (!found) space.replaceChildren(element("p", "muted", "The feature was not active before this token, so that it changed no prediction here."));
  else space.replaceChildren(side("It made likelier here", "positive", found.raised), side("and less likely", "negative", found.lowered));
}

function side(title, name, tokens) {
  const list = element("ol", name);
  const largest = Math.max(...tokens.map(([, value]) => Math.abs(value)), 1e-9);
  for (const [text, value] of tokens) {
    const item = element("li", "", element("bdi", "tok", text), element("span", "value", signed(value)));
    item.style.setProperty("--share", Math.abs(value) / largest);
    list.append(item);
  }
  return element("div", "side", element("h4", "", title), list);
}

function position(token) {
  const line = token.closest(".line").getBoundingClientRect();
  const box = token.getBoundingClientRect();
  const size = panel.getBoundingClientRect();
  const margin = 8;
  const below = line.bottom + 4;
  const top = below + size.height <= innerHeight - margin || line.top - 4 - size.height < margin ? below : line.top - 4 - size.height;
  const left = Math.max(margin, Math.min(box.left - 12, document.documentElement.clientWidth - size.width - margin));
  panel.style.top = `${top + scrollY}px`;
  panel.style.left = `${left + scrollX}px`;
}
