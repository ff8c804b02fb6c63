// All points in one draw call; null where the browser has no WebGL, or one that the processor computes.

const VERTEX = `
attribute vec2 place;
attribute vec4 colour;
attribute vec3 look;
uniform vec2 centre;
uniform vec2 scale;
uniform float size;
varying vec4 tint;
varying float shape;
varying float edge;
varying float width;
void main() {
  gl_Position = vec4((place - centre) * scale, 0.0, 1.0);
  width = (look.x + 3.0 * look.z) * size;
  gl_PointSize = width;
  tint = colour;
  shape = look.y;
  edge = look.z;
}`;

const FRAGMENT = `
precision mediump float;
uniform vec3 ink;
varying vec4 tint;
varying float shape;
varying float edge;
varying float width;
void main() {
  vec2 p = gl_PointCoord * 2.0 - 1.0;
  bool triangle = mod(shape, 2.0) > 0.5;
  float away = triangle ? max(abs(p.x) * 1.6 - p.y * 0.9, p.y * 1.16) + 0.1 : length(p);
  float soft = 2.0 / width;
  float cover = 1.0 - smoothstep(1.0 - soft, 1.0, away);
  float rim = smoothstep(1.0 - 2.5 * soft - soft, 1.0 - 2.5 * soft, away);
  if (shape > 1.5) cover *= max(rim, 0.12);
  if (cover < 0.01) discard;
  vec3 shown = edge > 0.5 ? mix(tint.rgb, ink, rim) : tint.rgb;
  float alpha = cover * (edge > 0.5 ? 1.0 : tint.a);
  gl_FragColor = vec4(shown * alpha, alpha);
}`;

export function glPoints(canvas, map) {
  if (!onGraphicsCard()) return null;
  const gl = canvas.getContext("webgl", { antialias: false, alpha: true, premultipliedAlpha: true });
  if (!gl) return null;
  const program = link(gl);
  if (!program) return null;
  const count = map.x.length;
  const uniform = Object.fromEntries(["centre", "scale", "size", "ink"].map(name => [name, gl.getUniformLocation(program, name)]));
  const places = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) places.set([map.x[i], map.y[i]], 2 * i);
  fill(gl, program, "place", places, 2, gl.FLOAT, false);
  gl.useProgram(program);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  const buffers = { colour: gl.createBuffer(), look: gl.createBuffer() };

  return {
    kind: "webgl",
    mostRatio: Infinity,
    dress(style) {
      const look = new Float32Array(3 * count);
      for (let i = 0; i < count; i++) look.set([style.sizes[i], style.shapes[i], style.edges[i]], 3 * i);
      fill(gl, program, "colour", style.colours, 4, gl.UNSIGNED_BYTE, true, buffers.colour);
      fill(gl, program, "look", look, 3, gl.FLOAT, false, buffers.look);
      gl.uniform3fv(uniform.ink, style.edge);
    },
    draw(view) {
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.uniform2f(uniform.centre, view.x, view.y);
      gl.uniform2f(uniform.scale, (2 * view.scale) / view.width, (2 * view.scale) / view.height);
      gl.uniform1f(uniform.size, view.zoom * view.ratio);
      gl.drawArrays(gl.POINTS, 0, count);
    },
    /** Waits until everything asked for is drawn; for measurements. */
    finish() {
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    },
  };
}

// Asked of a canvas of its own: one that has given this context gives no other. Headless and remote browsers ignore failIfMajorPerformanceCaveat.
function onGraphicsCard() {
  const gl = document.createElement("canvas").getContext("webgl", { failIfMajorPerformanceCaveat: true });
  if (!gl) return false;
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return !/swiftshader|llvmpipe|softpipe|software|basic render/i.test(name);
}

function link(gl) {
  const program = gl.createProgram();
  for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : null;
}

function fill(gl, program, name, numbers, size, type, normalised, buffer = gl.createBuffer()) {
  const place = gl.getAttribLocation(program, name);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  gl.bufferData(gl.ARRAY_BUFFER, numbers, gl.STATIC_DRAW);
  gl.enableVertexAttribArray(place);
  gl.vertexAttribPointer(place, size, type, normalised, 0, 0);
}
