// What the live pages gain when scripts run: they work without.

// Ctrl or Command with Enter sends a text.
document.addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches?.("textarea")) {
    event.preventDefault();
    event.target.form?.requestSubmit();
  }
});

// Arrow keys walk along the tokens of a text; only the one stood on is in the tab order.
document.addEventListener("keydown", event => {
  const token = event.target.closest?.("[data-walk] .tt");
  if (!token || event.altKey || event.ctrlKey || event.metaKey) return;
  const tokens = [...token.closest("[data-walk]").querySelectorAll(".tt")];
  const here = tokens.indexOf(token);
  const next = {
    ArrowRight: tokens[here + 1],
    ArrowLeft: tokens[here - 1],
    Home: tokens[0],
    End: tokens.at(-1),
    ArrowDown: below(tokens, here, 1),
    ArrowUp: below(tokens, here, -1),
  }[event.key];
  if (!next) return;
  event.preventDefault();
  token.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
});

// The token nearest to this one on the line above or below.
function below(tokens, here, direction) {
  const from = tokens[here].getBoundingClientRect();
  let best;
  for (let i = here + direction; i >= 0 && i < tokens.length; i += direction) {
    const box = tokens[i].getBoundingClientRect();
    if (Math.abs(box.top - from.top) < 4) continue;
    if (best && Math.abs(box.top - best.top) > 4) break;
    const distance = Math.abs(box.left - from.left);
    if (!best || distance < best.distance) best = { token: tokens[i], distance, top: box.top };
  }
  return best?.token;
}
