// The picture of a map: pan, zoom, walk, lasso. The page around it is complete without this.
import { glPoints } from "./map-gl.js";
import { flatPoints } from "./map-flat.js";
import { grid, simplified, inside } from "./map-places.js";
import { looks } from "./map-looks.js";

const REACH = 14;
const MOST_NUMBERS = 48;
const PLATE = 48;

/** Starts the picture in a figure; returns what a measurement needs. */
export async function start(figure) {
  const [map, labels] = await Promise.all([read(figure.dataset.source), read(figure.dataset.labels).catch(() => ({ points: [], labels: [] }))]);
  const picture = new Picture(figure, map, new Map(labels.points.map((point, i) => [point, labels.labels[i]])));
  picture.fit();
  return picture;
}

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.json();
}

class Picture {
  constructor(figure, map, labels) {
    Object.assign(this, { figure, map, labels, colour: figure.dataset.colour, hovered: -1, lasso: null, asked: 0, plates: new Map() });
    this.box = figure.querySelector(".map-picture");
    this.points = figure.querySelector("canvas.points");
    this.marks = figure.querySelector("canvas.marks");
    this.note = figure.querySelector(".map-note");
    this.places = grid(map.x, map.y);
    this.numbers = clusterPlaces(map);
    this.shown = glPoints(this.points, map) ?? flatPoints(this.points, map);
    figure.dataset.renderer = this.shown.kind;
    this.line = corners(figure.dataset.lasso);
    this.listen();
    this.restyle();
    for (const group of figure.querySelectorAll("[data-needs-script]")) group.hidden = false;
  }

  /** Sets size, and the view that the address keeps or one that shows everything. */
  fit() {
    this.resize();
    const kept = this.figure.dataset.view?.split(",").map(Number);
    if (kept?.length === 3 && kept.every(Number.isFinite) && kept[2] > 0) [this.x, this.y, this.scale] = kept;
    else this.showAll();
    this.draw();
  }

  showAll() {
    const { left, right, bottom, top } = this.places;
    this.x = (left + right) / 2;
    this.y = (bottom + top) / 2;
    this.scale = 0.94 * Math.min(this.width / (right - left || 1), this.height / (top - bottom || 1));
  }

  resize() {
    const ratio = devicePixelRatio || 1;
    this.plates.clear();
    this.width = this.box.clientWidth;
    this.height = this.box.clientHeight;
    this.ratio = ratio;
    this.pointRatio = Math.min(ratio, this.shown.mostRatio);
    for (const [canvas, own] of [[this.points, this.pointRatio], [this.marks, ratio]]) {
      canvas.width = Math.round(this.width * own);
      canvas.height = Math.round(this.height * own);
    }
  }

  restyle() {
    this.style = looks(this.figure, this.map, this.colour);
    this.plates.clear();
    for (const key of this.figure.querySelectorAll("[data-legend]")) key.hidden = key.dataset.legend !== this.colour;
    for (const link of this.figure.querySelectorAll("a[data-colour]")) {
      if (link.dataset.colour === this.colour) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    this.mark();
  }

  /** Points in the lasso or the cluster stand out. */
  mark() {
    const { map, style } = this;
    const cluster = this.figure.dataset.cluster ? Number(this.figure.dataset.cluster) : null;
    const picked = this.line !== null || cluster !== null;
    for (let i = 0; i < map.x.length; i++) {
      const chosen = picked && (cluster === null || map.clusters[i] === cluster) && (this.line === null || inside(this.line, map.x[i], map.y[i]));
      style.edges[i] = chosen ? 1 : 0;
    }
    this.shown.dress(style);
    this.redraw();
  }

  redraw() {
    if (this.asked) return;
    this.asked = requestAnimationFrame(() => {
      this.asked = 0;
      this.draw();
    });
  }

  draw() {
    if (!this.scale) return;
    const room = Math.min(2, Math.max(1, Math.sqrt(6000 / this.map.x.length)));
    const zoom = room * Math.min(4, Math.max(1, Math.sqrt(this.scale * (this.places.right - this.places.left) / this.width)));
    this.shown.draw({ x: this.x, y: this.y, scale: this.scale, width: this.width, height: this.height, ratio: this.pointRatio, zoom });
    this.drawMarks(zoom);
  }

  drawMarks(zoom) {
    const pen = this.marks.getContext("2d");
    pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    pen.clearRect(0, 0, this.width, this.height);
    if (this.colour === "cluster") this.drawNumbers(pen);
    pen.strokeStyle = this.style.ink;
    const line = this.lasso ?? this.line;
    if (line) this.drawLine(pen, line);
    if (this.hovered < 0) return;
    const [x, y] = this.toScreen(this.map.x[this.hovered], this.map.y[this.hovered]);
    pen.lineWidth = 2;
    pen.beginPath();
    pen.arc(x, y, 5 * zoom, 0, 2 * Math.PI);
    pen.stroke();
  }

  /** Numbers of the largest clusters in view, where there is room. */
  drawNumbers(pen) {
    const taken = new Set();
    let drawn = 0;
    for (const cluster of this.numbers) {
      if (drawn >= MOST_NUMBERS) return;
      const x = (cluster.x - this.x) * this.scale + this.width / 2;
      const y = this.height / 2 - (cluster.y - this.y) * this.scale;
      if (x < 0 || y < 0 || x > this.width || y > this.height) continue;
      const cell = Math.round(x / 44) * 4096 + Math.round(y / 24);
      if (taken.has(cell)) continue;
      taken.add(cell);
      drawn++;
      pen.drawImage(this.plate(cluster.number), Math.round(x) - PLATE / 2, Math.round(y) - PLATE / 4, PLATE, PLATE / 2);
    }
  }

  /** A cluster's number as a picture: outlining letters anew in each frame takes longer than all points. */
  plate(number) {
    const known = this.plates.get(number);
    if (known) return known;
    const plate = document.createElement("canvas");
    [plate.width, plate.height] = [Math.ceil(PLATE * this.ratio), Math.ceil((PLATE / 2) * this.ratio)];
    const pen = plate.getContext("2d");
    pen.scale(plate.width / PLATE, plate.width / PLATE);
    Object.assign(pen, { font: "600 12px ui-monospace, monospace", textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 4 });
    pen.strokeStyle = this.style.paper;
    pen.fillStyle = this.style.ink;
    pen.strokeText(number, PLATE / 2, PLATE / 4);
    pen.fillText(number, PLATE / 2, PLATE / 4);
    this.plates.set(number, plate);
    return plate;
  }

  drawLine(pen, line) {
    pen.lineWidth = 1.5;
    pen.setLineDash([5, 3]);
    pen.beginPath();
    for (const [x, y] of line) pen.lineTo(...this.toScreen(x, y));
    pen.closePath();
    pen.stroke();
    pen.setLineDash([]);
  }

  toScreen(x, y) {
    return [(x - this.x) * this.scale + this.width / 2, this.height / 2 - (y - this.y) * this.scale];
  }

  toMap(x, y) {
    return [(x - this.width / 2) / this.scale + this.x, (this.height / 2 - y) / this.scale + this.y];
  }

  move(dx, dy) {
    this.x -= dx / this.scale;
    this.y += dy / this.scale;
    this.keepView();
  }

  zoom(factor, x = this.width / 2, y = this.height / 2) {
    const before = this.toMap(x, y);
    this.scale = Math.min(1e5, Math.max(0.5, this.scale * factor));
    const after = this.toMap(x, y);
    this.x += before[0] - after[0];
    this.y += before[1] - after[1];
    this.keepView();
  }

  keepView() {
    this.redraw();
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.address({ view: [this.x, this.y, this.scale].map(n => Number(n.toFixed(3))).join(",") }), 400);
  }

  /** Writes parts of the view into the address; null takes one out. */
  address(parts, push = false) {
    const address = new URL(location.href);
    for (const [name, value] of Object.entries(parts)) {
      if (value === null) address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    }
    history[push ? "pushState" : "replaceState"](history.state, "", address);
    for (const link of this.figure.querySelectorAll("a[data-colour]")) {
      const other = new URL(address);
      if (link.dataset.colour === "cluster") other.searchParams.delete("colour");
      else other.searchParams.set("colour", link.dataset.colour);
      link.href = other.pathname + other.search;
    }
    return address;
  }

  point(index) {
    if (index === this.hovered) return;
    this.hovered = index;
    this.note.textContent = index < 0 ? "Point at a feature, or walk with the arrow keys." : this.describe(index);
    this.points.style.cursor = index < 0 ? "" : "pointer";
    this.redraw();
  }

  describe(index) {
    const { map } = this;
    const parts = [`${map.other ? this.owner(index) + " " : ""}#${map.features[index]}`];
    if (this.labels.has(index)) parts.push(`“${this.labels.get(index)}”`);
    if (map.topTokens[index] >= 0) parts.push(`top token ${map.tokenTexts[map.topTokens[index]]}`);
    parts.push(map.clusters[index] < 0 ? "in no cluster" : `cluster ${map.clusters[index]}`);
    parts.push(`fires on ${(map.densities[index] * 1000).toPrecision(3)} ‰`);
    if (map.states[index] === 1) parts.push("ultra-low");
    return parts.join(" · ");
  }

  owner(index) {
    return index < this.map.firstCount ? this.map.dictionary : this.map.other;
  }

  open(index) {
    location.assign(`/d/${encodeURIComponent(this.owner(index))}/${this.map.features[index]}`);
  }

  /** The nearest feature in a direction, from the one pointed at or from the middle. */
  walk(dx, dy) {
    const from = this.hovered < 0 ? null : this.hovered;
    const next = from === null ? this.places.nearest(this.x, this.y, Infinity) : this.places.towards(from, dx, dy);
    if (next < 0) return;
    const [x, y] = this.toScreen(this.map.x[next], this.map.y[next]);
    if (x < 24 || y < 24 || x > this.width - 24 || y > this.height - 24) {
      [this.x, this.y] = [this.map.x[next], this.map.y[next]];
      this.keepView();
    }
    this.point(next);
  }

  async select(line) {
    this.line = line;
    delete this.figure.dataset.cluster;
    const address = this.address({ lasso: line?.map(corner => corner.map(n => n.toFixed(2)).join(",")).join(";") ?? null, cluster: null }, true);
    this.mark();
    // The list is made by the server, as it is when the address is opened.
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    const list = page.getElementById("selected");
    if (list && location.href === address.href) document.getElementById("selected").replaceChildren(...list.childNodes);
  }

  listen() {
    const { points, figure } = this;
    const pressed = new Map();
    const lassoing = figure.querySelector("[data-do=lasso]");
    const at = event => {
      const box = points.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    let travelled = 0;
    points.addEventListener("pointerdown", event => {
      points.setPointerCapture(event.pointerId);
      pressed.set(event.pointerId, at(event));
      travelled = 0;
      if (pressed.size === 1 && (event.shiftKey || lassoing.getAttribute("aria-pressed") === "true")) this.lasso = [this.toMap(...at(event))];
    });
    points.addEventListener("pointermove", event => {
      const here = at(event);
      const before = pressed.get(event.pointerId);
      if (!before) {
        this.point(this.places.nearest(...this.toMap(...here), REACH / this.scale));
        return;
      }
      travelled += Math.hypot(here[0] - before[0], here[1] - before[1]);
      if (this.lasso) {
        this.lasso.push(this.toMap(...here));
        this.redraw();
      } else if (pressed.size === 2) {
        const [other] = [...pressed].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
        const apart = place => Math.hypot(place[0] - other[0], place[1] - other[1]);
        this.zoom(apart(here) / Math.max(1, apart(before)), (here[0] + other[0]) / 2, (here[1] + other[1]) / 2);
      } else this.move(here[0] - before[0], here[1] - before[1]);
      pressed.set(event.pointerId, here);
    });
    const release = event => {
      if (!pressed.delete(event.pointerId)) return;
      if (this.lasso) {
        const line = simplified(this.lasso);
        this.lasso = null;
        if (line.length >= 3) this.select(line);
        else this.redraw();
      } else if (event.type === "pointerup" && travelled < 4) {
        const near = this.places.nearest(...this.toMap(...at(event)), REACH / this.scale);
        if (near >= 0 && near === this.hovered) this.open(near);
        else this.point(near);
      }
    };
    points.addEventListener("pointerup", release);
    points.addEventListener("pointercancel", release);
    points.addEventListener("pointerleave", () => this.point(-1));
    points.addEventListener("wheel", event => {
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY * 0.0015), ...at(event));
    }, { passive: false });
    points.addEventListener("keydown", event => this.key(event));
    figure.addEventListener("click", event => this.command(event, lassoing));
    document.getElementById("selected").addEventListener("click", event => {
      if (!event.target.closest("[data-clear]")) return;
      event.preventDefault();
      this.select(null);
    });
    new ResizeObserver(() => {
      if (this.box.clientWidth === this.width && this.box.clientHeight === this.height) return;
      this.resize();
      this.redraw();
    }).observe(this.box);
    new MutationObserver(() => this.restyle()).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.restyle());
  }

  key(event) {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (step && event.shiftKey) this.move(-step[0] * 60, step[1] * 60);
    else if (step) this.walk(...step);
    else if (event.key === "+" || event.key === "=") this.zoom(1.3);
    else if (event.key === "-") this.zoom(1 / 1.3);
    else if (event.key === "0") {
      this.showAll();
      this.keepView();
    } else if (event.key === "Enter" && this.hovered >= 0) this.open(this.hovered);
    else return;
    event.preventDefault();
  }

  command(event, lassoing) {
    const link = event.target.closest("a[data-colour]");
    if (link && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.colour = link.dataset.colour;
      this.address({ colour: this.colour === "cluster" ? null : this.colour });
      this.restyle();
      return;
    }
    switch (event.target.closest("[data-do]")?.dataset.do) {
      case "lasso": lassoing.setAttribute("aria-pressed", String(lassoing.getAttribute("aria-pressed") !== "true")); break;
      case "in": this.zoom(1.4); break;
      case "out": this.zoom(1 / 1.4); break;
      case "all":
        this.showAll();
        this.keepView();
        break;
    }
  }
}

/** Where each cluster's number goes: at its member nearest to the mean; largest clusters first. */
function clusterPlaces(map) {
  const clusters = Array.from({ length: map.clusterCount }, (_, number) => ({ number, size: 0, x: 0, y: 0, best: Infinity }));
  map.clusters.forEach((number, i) => {
    if (number < 0) return;
    const cluster = clusters[number];
    cluster.size++;
    cluster.x += map.x[i];
    cluster.y += map.y[i];
  });
  const means = clusters.map(c => [c.x / c.size, c.y / c.size]);
  map.clusters.forEach((number, i) => {
    if (number < 0) return;
    const away = Math.hypot(map.x[i] - means[number][0], map.y[i] - means[number][1]);
    if (away < clusters[number].best) Object.assign(clusters[number], { best: away, x: map.x[i], y: map.y[i] });
  });
  return clusters.sort((a, b) => b.size - a.size);
}

function corners(text) {
  const line = text?.split(";").map(corner => corner.split(",").map(Number));
  return line?.length >= 3 && line.every(corner => corner.length === 2 && corner.every(Number.isFinite)) ? line : null;
}
