// The prompt lab's attention: small pictures of every head, a cross-hair on the large one, and the prompt token by token.
// All of it is drawn from one file that the browser keeps; the page itself carries the chosen head only, and needs no script to show it.
import { signed } from "./format.js";

const LEAST = 0.5 / 255;
const RAMP = ["--a1", "--a2", "--a3", "--a4", "--a5", "--a6", "--a7", "--a8", "--a9", "--a10"];
const known = new Map();
const listening = new WeakSet();

/** Draws a board, as often as the page around it changes. */
export async function start(board) {
  if (!listening.has(board)) {
    listening.add(board);
    listen(board);
  }
  reach(board);
  try {
    const heads = await patterns(board.dataset.source);
    if (!board.isConnected) return;
    board.heads = heads;
    draw(board);
    for (const part of board.querySelectorAll("[data-needs-script]")) part.hidden = false;
  } catch (error) {
    console.warn("The small pictures of heads could not be fetched.", error);
  }
}

function patterns(address) {
  if (!known.has(address)) {
    if (known.size > 8) known.clear();
    const answer = load(address);
    known.set(address, answer);
    answer.catch(() => known.delete(address));
  }
  return known.get(address);
}

async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const { clean, corrupted } = await answer.json();
  return { clean: side(clean), corrupted: corrupted && side(corrupted) };
}

function side({ tokens, weights, valueNorms }) {
  return { tokens, norms: valueNorms, weights: Uint8Array.from(atob(weights), letter => letter.charCodeAt(0)) };
}

/** Weights of one head as shown, query q and key k at q (q + 1) / 2 + k. */
function weightsOf(board, head) {
  const { clean, corrupted } = board.heads;
  const weighted = board.dataset.mode === "weighted";
  const first = one(board.dataset.show === "corrupted" ? corrupted : clean, head, weighted);
  if (board.dataset.show !== "difference") return first;
  const second = one(corrupted, head, weighted);
  return first.map((value, i) => value - second[i]);
}

function one({ tokens, weights, norms }, head, weighted) {
  const cells = tokens * (tokens + 1) / 2;
  const values = Float32Array.from(weights.subarray(head * cells, (head + 1) * cells), byte => byte / 255);
  if (!weighted) return values;
  const own = norms.slice(head * tokens, (head + 1) * tokens);
  const largest = Math.max(...own);
  if (!(largest > 0)) return values;
  for (let query = 0, at = 0; query < tokens; query++) {
    for (let key = 0; key <= query; key++) values[at++] *= own[key] / largest;
  }
  return values;
}

function draw(board) {
  const colours = palette(board);
  const difference = board.dataset.show === "difference";
  const tokens = board.heads[board.dataset.show === "corrupted" ? "corrupted" : "clean"].tokens;
  for (const tile of board.querySelectorAll("[data-tile]")) {
    const canvas = tile.querySelector("canvas");
    const size = canvas.width / tokens;
    const context = canvas.getContext("2d");
    const weights = weightsOf(board, Number(tile.dataset.tile));
    context.clearRect(0, 0, canvas.width, canvas.height);
    for (let query = 0, at = 0; query < tokens; query++) {
      for (let key = 0; key <= query; key++, at++) {
        const weight = weights[at];
        if (Math.abs(weight) < LEAST) continue;
        context.globalAlpha = difference ? 0.1 + 0.9 * Math.min(1, Math.abs(weight)) : 1;
        context.fillStyle = difference ? colours[weight < 0 ? "negative" : "positive"] : colours.ramp[level(weight) - 1];
        context.fillRect(key * size, query * size, size, size);
      }
    }
  }
}

function level(weight) {
  return Math.max(1, Math.min(10, Math.ceil(weight * 10 - 1e-6)));
}

function palette(board) {
  const probe = board.appendChild(document.createElement("i"));
  const token = name => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = { ramp: RAMP.map(token), negative: token("--negative"), positive: token("--positive") };
  probe.remove();
  return colours;
}

// The large picture: where its cells are stands in the picture itself.
function grid(svg) {
  const [left, top, size, tokens] = svg.dataset.grid.split(" ").map(Number);
  return { left, top, size, tokens };
}

function reach(board) {
  board.cell = null;
  for (const mark of board.querySelectorAll("svg.pattern .cross")) mark.remove();
}

function point(board, query, key) {
  const svg = board.querySelector("svg.pattern");
  const { left, top, size, tokens } = grid(svg);
  if (query < 0 || key < 0 || query >= tokens || key > query) return;
  board.cell = [query, key];
  for (const mark of svg.querySelectorAll(".cross")) mark.remove();
  svg.append(box(left, top + query * size, (query + 1) * size, size, "cross"), box(left + key * size, top + key * size, size, (tokens - key) * size, "cross"),
    box(left + key * size, top + query * size, size, size, "cross at"));
  board.querySelector(".head-large .lab-note").textContent = words(board, query, key);
}

function box(x, y, width, height, name) {
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [key, value] of Object.entries({ x, y, width, height, class: name })) rect.setAttribute(key, value);
  return rect;
}

function words(board, query, key) {
  const names = [...board.querySelectorAll("[data-token]")].map(token => token.textContent);
  if (!board.heads) return `position ${query} looks at position ${key}`;
  const weight = weightsOf(board, Number(board.dataset.head))[query * (query + 1) / 2 + key];
  const number = board.dataset.show === "difference" ? `${signed(weight)} of attention, prompt minus corrupted prompt` : weight.toFixed(2);
  return `“${names[query]}” (${query}) → “${names[key]}” (${key}): ${number}`;
}

// The prompt token by token: what the chosen one looks at, and what looks at it.
function choose(board, chosen) {
  if (!board.heads) return;
  const tokens = [...board.querySelectorAll("[data-token]")];
  const weights = weightsOf(board, Number(board.dataset.head));
  const difference = board.dataset.show === "difference";
  const of = other => other <= chosen ? weights[chosen * (chosen + 1) / 2 + other] : weights[other * (other + 1) / 2 + chosen];
  for (const [i, token] of tokens.entries()) {
    const weight = of(i);
    token.className = ["tt", i === chosen && "chosen", Math.abs(weight) >= LEAST && look(weight, difference), i > chosen && "later"].filter(Boolean).join(" ");
    token.title = i <= chosen ? `it looks here: ${number(weight, difference)}` : `looks at it: ${number(weight, difference)}`;
  }
  board.querySelector(".token-attention .lab-note").textContent = sentence(tokens.map(t => t.textContent), chosen, of, difference);
}

function look(weight, difference) {
  return difference ? `${weight < 0 ? "less" : "more"} d${level(Math.abs(weight))}` : `a${level(weight)}`;
}

function number(weight, difference) {
  return difference ? signed(weight) : weight.toFixed(2);
}

function sentence(names, chosen, of, difference) {
  const list = places => places.sort((a, b) => Math.abs(of(b)) - Math.abs(of(a))).slice(0, 3).filter(i => Math.abs(of(i)) >= 0.005)
    .map(i => `“${names[i]}” ${number(of(i), difference)}`).join(", ");
  const to = list(names.map((_, i) => i).slice(0, chosen + 1));
  const from = list(names.map((_, i) => i).slice(chosen + 1));
  return `“${names[chosen]}” looks at ${to || "nothing"}. ${from ? `Looking at it: ${from}.` : "Nothing after it looks at it."}`;
}

function listen(board) {
  board.addEventListener("pointermove", event => {
    const svg = event.target.closest?.("svg.pattern");
    if (!svg) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    const { left, top, size } = grid(svg);
    point(board, Math.floor((at.y - top) / size), Math.floor((at.x - left) / size));
  });
  board.addEventListener("keydown", event => {
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    if (!step || !event.target.matches?.(".head-large .cells") || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const last = grid(board.querySelector("svg.pattern")).tokens - 1;
    const [query, key] = board.cell ?? [last, -1];
    const next = Math.max(0, Math.min(last, query + step[0]));
    point(board, next, Math.max(0, Math.min(next, key + step[1])));
    board.querySelector("svg.pattern .at")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  for (const kind of ["pointerover", "focusin"]) {
    board.addEventListener(kind, event => {
      const token = event.target.closest?.("[data-token]");
      if (token) choose(board, Number(token.dataset.token));
    });
  }
  const redraw = () => board.isConnected && board.heads && draw(board);
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}
