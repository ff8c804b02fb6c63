// A line on each of a card's histograms at the value of the token looked at.
const namespace = "http://www.w3.org/2000/svg";

export function clearMarks(card) {
  for (const mark of card.querySelectorAll(".marker")) mark.remove();
}

export function mark(card, chart, from, to = from) {
  const figure = card.querySelector(`[data-chart="${chart}"]`);
  const plot = figure?.querySelector("svg.plot");
  if (!plot) return false;
  const [left, top, right, bottom] = plot.dataset.box.split(" ").map(Number);
  const low = Number(figure.dataset.low);
  const high = Number(figure.dataset.high);
  const across = value => left + Math.min(1, Math.max(0, (value - low) / (high - low))) * (right - left);
  const x = across(from);
  const width = Math.max(1.5, across(to) - x);
  const shape = document.createElementNS(namespace, "rect");
  shape.setAttribute("class", from === to ? "marker" : "marker range");
  for (const [name, value] of Object.entries({ x: x - (from === to ? 0.75 : 0), y: top - 6, width, height: bottom - top + 6 })) {
    shape.setAttribute(name, value);
  }
  plot.append(shape);
  return true;
}
