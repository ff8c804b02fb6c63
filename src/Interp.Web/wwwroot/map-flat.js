// The same points written into pixels, for browsers where WebGL is absent or computed by the processor: faster there than paths or shaders.
import { stamp } from "./map-stamp.js";

export function flatPoints(canvas, map) {
  const pen = canvas.getContext("2d", { alpha: false });
  const count = map.x.length;
  const kindOf = new Uint16Array(count);
  let [style, kinds, stamps, stampedFor] = [null, [], [], 0];
  let [image, pixels, paper] = [null, null, 0];
  return {
    kind: "2d",
    // A finer screen has four times the pixels, which a processor cannot fill sixty times a second.
    mostRatio: 1,
    dress(next) {
      style = next;
      kinds = [];
      stampedFor = 0;
      paper = opaque(next.paper.match(/[\d.]+/g));
      const known = new Map();
      for (let i = 0; i < count; i++) {
        const colour = style.colours.subarray(4 * i, 4 * i + 4);
        // Half pixels of size are few enough kinds to draw each beforehand.
        const size = Math.round(2 * (style.sizes[i] + 3 * style.edges[i])) / 2;
        const key = `${colour} ${size} ${style.shapes[i]} ${style.edges[i]}`;
        if (!known.has(key)) {
          known.set(key, kinds.length);
          kinds.push({ colour: [...colour], size, shape: style.shapes[i], edge: style.edges[i] > 0 });
        }
        kindOf[i] = known.get(key);
      }
    },
    draw(view) {
      const [width, height] = [canvas.width, canvas.height];
      if (width === 0 || height === 0) return;
      if (image?.width !== width || image.height !== height) {
        image = pen.createImageData(width, height);
        pixels = new Uint32Array(image.data.buffer);
      }
      const zoom = view.zoom * view.ratio;
      if (stampedFor !== zoom) {
        stamps = kinds.map(kind => stamp(kind, kind.size * zoom, style.edge));
        stampedFor = zoom;
      }
      pixels.fill(paper);
      const scale = view.scale * view.ratio;
      for (let i = 0; i < count; i++) {
        const print = stamps[kindOf[i]];
        const left = Math.round((map.x[i] - view.x) * scale + width / 2 - print.side / 2);
        const top = Math.round(height / 2 - (map.y[i] - view.y) * scale - print.side / 2);
        if (left >= width || top >= height || left + print.side <= 0 || top + print.side <= 0) continue;
        press(pixels, width, height, print, left, top);
      }
      pen.putImageData(image, 0, 0);
    },
    finish() {},
  };
}

/** Lays a stamp over pixels: each channel goes from what is there towards the stamp's colour by its cover in 256ths. */
function press(pixels, width, height, print, left, top) {
  const { side, colours, covers } = print;
  const [from, to] = [Math.max(0, -left), Math.min(side, width - left)];
  for (let row = Math.max(0, -top), end = Math.min(side, height - top); row < end; row++) {
    let [at, cell] = [(top + row) * width + left + from, row * side + from];
    for (let column = from; column < to; column++, at++, cell++) {
      const cover = covers[cell];
      if (cover === 0) continue;
      const [there, colour, rest] = [pixels[at], colours[cell], 256 - cover];
      const outer = ((colour & 0xff00ff) * cover + (there & 0xff00ff) * rest) >>> 8;
      const inner = ((colour >>> 8 & 0xff) * cover + (there >>> 8 & 0xff) * rest) & 0xff00;
      pixels[at] = 0xff000000 | outer & 0xff00ff | inner;
    }
  }
}

function opaque([red, green, blue]) {
  return (0xff000000 | blue << 16 | green << 8 | red) >>> 0;
}
