// What points look like: colour, size and shape, from the theme's tokens.

const SERIES = ["--series-1", "--series-2", "--series-3", "--series-4"];
const RAMP = ["--a3", "--a4", "--a5", "--a6", "--a7", "--a8", "--a9", "--a10"];

/** Colours [points · 4], sizes in px, shapes and edges of every point for one colouring. */
export function looks(element, map, colouring) {
  const probe = element.appendChild(document.createElement("i"));
  const token = name => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color.match(/[\d.]+/g).slice(0, 3).map(Number);
  };
  const [muted, series, ramp] = [token("--muted"), SERIES.map(token), RAMP.map(token)];
  const [ink, paper] = ["--ink", "--paper"].map(name => `rgb(${token(name).join(" ")})`);
  probe.remove();

  const count = map.x.length;
  const style = {
    ink, paper, edge: rgb(ink), colours: new Uint8Array(4 * count), sizes: new Float32Array(count), shapes: new Float32Array(count), edges: new Float32Array(count),
  };
  for (let i = 0; i < count; i++) {
    const second = i >= map.firstCount;
    const rare = map.states[i] === 1;
    style.shapes[i] = (second ? 1 : 0) + (colouring === "state" && rare ? 2 : 0);
    const level = Math.min(1, Math.max(0, (Math.log10(Math.max(map.densities[i], 1e-9)) + 6) / 5));
    const alone = map.clusters[i] < 0;
    let [colour, size, alpha] = [muted, 4, 230];
    if (colouring === "density") [colour, size] = [ramp[Math.round(level * (ramp.length - 1))], 3 + 5 * level];
    else if (colouring === "state") [colour, size] = [series[rare ? 1 : 0], rare ? 6 : 4];
    else if (alone) [size, alpha] = [2.5, 140];
    else colour = series[map.clusters[i] % series.length];
    style.colours.set([...colour, alpha], 4 * i);
    style.sizes[i] = second ? size + 1.5 : size;
  }
  return style;
}

function rgb(text) {
  return text.match(/[\d.]+/g).map(n => Number(n) / 255);
}
