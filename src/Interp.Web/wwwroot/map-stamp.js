// One point's look in pixels: the arithmetic of the fragment shader in map-gl.js, once for every kind of point rather than for every point.

/** Colours and covers [side · side] of a point of some width in pixels; ink [3] from 0 to 1 is the rim of points that stand out. */
export function stamp({ colour, shape, edge }, width, ink) {
  const side = Math.max(1, Math.ceil(width));
  const print = { side, colours: new Uint32Array(side * side), covers: new Uint16Array(side * side) };
  const soft = 2 / width;
  for (let cell = 0; cell < side * side; cell++) {
    const x = (2 * (cell % side + 0.5 - side / 2)) / width;
    const y = (2 * (Math.floor(cell / side) + 0.5 - side / 2)) / width;
    const away = shape % 2 === 1 ? Math.max(Math.abs(x) * 1.6 - y * 0.9, y * 1.16) + 0.1 : Math.hypot(x, y);
    const rim = step(1 - 3.5 * soft, 1 - 2.5 * soft, away);
    let cover = 1 - step(1 - soft, 1, away);
    if (shape >= 2) cover *= Math.max(rim, 0.12);
    const [red, green, blue] = colour.slice(0, 3).map((part, i) => Math.round(edge ? part + (255 * ink[i] - part) * rim : part));
    print.colours[cell] = blue << 16 | green << 8 | red;
    print.covers[cell] = cover < 0.01 ? 0 : Math.round(256 * cover * (edge ? 1 : colour[3] / 255));
  }
  return print;
}

function step(low, high, value) {
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return share * share * (3 - 2 * share);
}
