// Heat-maps: arrow keys walk over the cells, and the line below says what the cell under the pointer or the focus is.

const cell = target => target?.closest?.("[data-cell]");

document.addEventListener("pointerover", event => read(cell(event.target)));
document.addEventListener("focusin", event => read(cell(event.target)));

document.addEventListener("keydown", event => {
  const here = cell(event.target);
  if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
  const next = neighbour(here, event.key);
  if (next === undefined) return;
  event.preventDefault();
  if (!next) return;
  for (const other of next.closest("table").querySelectorAll("[data-cell][tabindex='0']")) other.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
});

// Null at the edge of the table, undefined for a key that is no direction.
function neighbour(from, key) {
  const place = from.closest("td");
  const row = place.parentElement;
  const walk = (start, step, of) => {
    for (let at = start; at; at = step(at)) {
      const found = of(at)?.querySelector?.("[data-cell]");
      if (found) return found;
    }
    return null;
  };
  switch (key) {
    case "ArrowRight": return walk(place.nextElementSibling, at => at.nextElementSibling, at => at);
    case "ArrowLeft": return walk(place.previousElementSibling, at => at.previousElementSibling, at => at);
    case "ArrowDown": return walk(row.nextElementSibling, at => at.nextElementSibling, at => at.cells[place.cellIndex]);
    case "ArrowUp": return walk(row.previousElementSibling, at => at.previousElementSibling, at => at.cells[place.cellIndex]);
    case "Home": return walk(row.cells[0], at => at.nextElementSibling, at => at);
    case "End": return walk(row.cells[row.cells.length - 1], at => at.previousElementSibling, at => at);
    default: return undefined;
  }
}

function read(here) {
  const heat = here?.closest("[data-heat]");
  const line = heat?.querySelector("[data-readout]");
  if (!line) return;
  const number = document.createElement("b");
  number.textContent = here.dataset.value ?? here.textContent.trim();
  const words = here.href && heat.dataset.link ? ` · Enter or click: ${heat.dataset.link}` : "";
  line.replaceChildren(`${here.dataset.cell}: `, number, ` ${heat.dataset.unit}${words}`);
}
