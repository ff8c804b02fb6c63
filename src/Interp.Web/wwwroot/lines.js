// Lines of tokens: arrow keys walk along them, and each can be opened, by its button or with Enter on a token, to show all of its text.

document.addEventListener("keydown", event => {
  const token = event.target.closest?.(".t");
  if (!token || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Enter") {
    token.closest(".ex").querySelector("[data-more]")?.click();
    return;
  }
  const next = neighbour(token, event.key);
  if (!next) return;
  event.preventDefault();
  for (const other of next.closest(".line").querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
});

function neighbour(token, key) {
  const line = token.closest(".line");
  const tokens = [...line.querySelectorAll(".t")];
  const here = tokens.indexOf(token);
  const forward = line.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  switch (key) {
    case "ArrowRight":
    case "ArrowLeft": return tokens[here + (key === forward ? 1 : -1)];
    case "Home": return tokens[0];
    case "End": return tokens.at(-1);
    case "ArrowDown":
    case "ArrowUp": {
      const lines = [...document.querySelectorAll(".line")];
      const other = lines[lines.indexOf(line) + (key === "ArrowDown" ? 1 : -1)];
      return other?.querySelector(".t[tabindex='0']") ?? other?.querySelector(".t");
    }
    default: return undefined;
  }
}

// Opening a line unfolds what did not fit and says where it is from. Whoever can bring more of the text listens for interp:expand.
document.addEventListener("click", event => {
  const button = event.target.closest?.("[data-more]");
  if (!button) return;
  const line = button.closest(".ex");
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", open);
  line.classList.toggle("open", open);
  line.dispatchEvent(new CustomEvent("interp:expand", { bubbles: true, detail: { open, example: Number(line.dataset.e) } }));
});
