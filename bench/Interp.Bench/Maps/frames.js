// The product's own map script over made-up points; one scripted movement after the other, every frame timed.
import { start } from "./map.js";

const POINTS = 16384;
const FAMILIES = 800;
const SECONDS = 3;

function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Families of points around random places, a fifth of all in none. */
function madeUp() {
  const next = random(1);
  const gaussian = () => Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next());
  const middles = Array.from({ length: FAMILIES }, () => [20 * next() - 10, 16 * next() - 8]);
  const map = { dictionary: "d", other: null, firstCount: POINTS, clusterCount: FAMILIES, tokenTexts: [], features: [], x: [], y: [], clusters: [], densities: [], states: [], topTokens: [] };
  for (let i = 0; i < POINTS; i++) {
    const family = next() < 0.2 ? -1 : i % FAMILIES;
    const [x, y] = family < 0 ? [24 * next() - 12, 20 * next() - 10] : middles[family].map(middle => middle + 0.12 * gaussian());
    map.features.push(i);
    map.x.push(x);
    map.y.push(y);
    map.clusters.push(family);
    map.densities.push(10 ** (-1 - 5 * next()));
    map.states.push(0);
    map.topTokens.push(-1);
  }
  return map;
}

function address(content) {
  return URL.createObjectURL(new Blob([JSON.stringify(content)], { type: "application/json" }));
}

const figure = document.querySelector(".map");
figure.dataset.source = address(madeUp());
figure.dataset.labels = address({ points: [], labels: [] });
const picture = await start(figure);

const movements = {
  pan: time => picture.move(6 * Math.cos(2 * time), 4 * Math.sin(3 * time)),
  zoom: time => picture.zoom(Math.exp(0.02 * Math.cos(2 * time)), 300, 200),
};

/** Times between frames and spent drawing, in milliseconds, while the picture moves without a rest. */
globalThis.measure = async name => {
  picture.showAll();
  const [frames, drawing] = [[], []];
  const draw = picture.draw.bind(picture);
  picture.draw = () => {
    const before = performance.now();
    draw();
    drawing.push(performance.now() - before);
  };
  await new Promise(done => {
    const began = performance.now();
    let last = 0;
    requestAnimationFrame(function step(now) {
      if (last) frames.push(now - last);
      last = now;
      const time = (now - began) / 1000;
      if (time > SECONDS) return done();
      movements[name](time);
      requestAnimationFrame(step);
    });
  });
  delete picture.draw;
  return [frames, drawing];
};
