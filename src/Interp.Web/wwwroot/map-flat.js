// The same points on a 2-D canvas, for browsers without WebGL.

export function flatPoints(canvas, map) {
  const pen = canvas.getContext("2d");
  let style;
  return {
    kind: "2d",
    dress(next) {
      style = next;
    },
    draw(view) {
      pen.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
      pen.clearRect(0, 0, view.width, view.height);
      for (let i = 0; i < map.x.length; i++) {
        const x = (map.x[i] - view.x) * view.scale + view.width / 2;
        const y = view.height / 2 - (map.y[i] - view.y) * view.scale;
        if (x < -8 || y < -8 || x > view.width + 8 || y > view.height + 8) continue;
        point(x, y, i, (style.sizes[i] + 3 * style.edges[i]) * view.zoom / 2);
      }
    },
    finish() {},
  };

  function point(x, y, i, radius) {
    const [r, g, b, a] = style.colours.subarray(4 * i, 4 * i + 4);
    const colour = `rgb(${r} ${g} ${b} / ${a / 255})`;
    pen.beginPath();
    if (style.shapes[i] % 2 === 1) {
      pen.moveTo(x, y - radius);
      pen.lineTo(x + radius * 0.87, y + radius * 0.5);
      pen.lineTo(x - radius * 0.87, y + radius * 0.5);
      pen.closePath();
    } else pen.arc(x, y, radius, 0, 2 * Math.PI);
    if (style.shapes[i] < 2) {
      pen.fillStyle = colour;
      pen.fill();
    }
    if (style.shapes[i] >= 2 || style.edges[i]) {
      pen.strokeStyle = style.edges[i] ? style.ink : colour;
      pen.stroke();
    }
  }
}
