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
  // A value is a line through the bars, a range a bracket above them.
  const isRange = from !== to;
  const shape = document.createElementNS(namespace, "rect");
  shape.setAttribute("class", isRange ? "marker range" : "marker");
  const box = { x: isRange ? x : x - 0.75, y: top - 6, width, height: isRange ? 4 : bottom - top + 6 };
  for (const [name, value] of Object.entries(box)) shape.setAttribute(name, value);
  plot.append(shape);
  return true;
}
