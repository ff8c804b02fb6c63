// Where points are: the nearest to a place or in a direction, and lines around them.

const CELLS = 128;
const MOST_CORNERS = 48;

/** A grid over points that answers which is nearest. */
export function grid(xs, ys) {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < xs.length; i++) {
    left = Math.min(left, xs[i]);
    right = Math.max(right, xs[i]);
    bottom = Math.min(bottom, ys[i]);
    top = Math.max(top, ys[i]);
  }
  const size = Math.max(right - left, top - bottom, 1e-6) / CELLS;
  const column = x => Math.min(CELLS, Math.max(0, Math.floor((x - left) / size)));
  const row = y => Math.min(CELLS, Math.max(0, Math.floor((y - bottom) / size)));
  const cells = new Map();
  for (let i = 0; i < xs.length; i++) {
    const key = column(xs[i]) * (CELLS + 1) + row(ys[i]);
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(i);
  }

  function nearest(x, y, reach) {
    let [best, closest] = [-1, reach];
    const look = (from, to, below, above) => {
      for (let c = from; c <= to; c++) {
        for (let r = below; r <= above; r++) {
          for (const i of cells.get(c * (CELLS + 1) + r) ?? []) {
            const away = Math.hypot(xs[i] - x, ys[i] - y);
            if (away < closest) [best, closest] = [i, away];
          }
        }
      }
    };
    if (Number.isFinite(reach)) look(column(x - reach), column(x + reach), row(y - reach), row(y + reach));
    else look(0, CELLS, 0, CELLS);
    return best;
  }

  /** The nearest point inside a cone of 90 degrees; -1 when there is none. */
  function towards(from, dx, dy) {
    let [best, closest] = [-1, Infinity];
    for (let i = 0; i < xs.length; i++) {
      const [x, y] = [xs[i] - xs[from], ys[i] - ys[from]];
      const along = x * dx + y * dy;
      if (i === from || along <= 0 || Math.abs(x * dy - y * dx) > along) continue;
      const away = Math.hypot(x, y);
      if (away < closest) [best, closest] = [i, away];
    }
    return best;
  }

  return { left, right, bottom, top, nearest, towards };
}

/** The same line with few enough corners for an address: those that it bends at most are kept (Ramer, Douglas and Peucker). */
export function simplified(line) {
  if (line.length <= 3) return line;
  const keep = new Set([0, line.length - 1]);
  while (keep.size < Math.min(MOST_CORNERS, line.length)) {
    const kept = [...keep].sort((a, b) => a - b);
    let [best, farthest] = [-1, 0];
    for (let k = 1; k < kept.length; k++) {
      for (let i = kept[k - 1] + 1; i < kept[k]; i++) {
        const away = distance(line[i], line[kept[k - 1]], line[kept[k]]);
        if (away > farthest) [best, farthest] = [i, away];
      }
    }
    if (best < 0) break;
    keep.add(best);
  }
  return [...keep].sort((a, b) => a - b).map(i => line[i]);
}

/** Whether a ray from the place crosses the line an odd number of times. */
export function inside(line, x, y) {
  let odd = false;
  for (let i = 0, j = line.length - 1; i < line.length; j = i++) {
    const [[ax, ay], [bx, by]] = [line[i], line[j]];
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) odd = !odd;
  }
  return odd;
}

function distance([x, y], [ax, ay], [bx, by]) {
  const length = Math.hypot(bx - ax, by - ay);
  return length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
}
