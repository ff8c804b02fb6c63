// Features follow a text while it is typed: the form sends itself once one pauses, and only the newest answer is shown. The field itself is never touched.

const PAUSE = 450;
const SLOW = 300;
// What an address carries as it is; longer texts go as a form.
const MOST_IN_ADDRESS = 1500;
let [pause, asked] = [0, null];

document.addEventListener("input", event => {
  const form = event.target.form;
  if (!form?.matches("[data-typing]")) return;
  stop();
  pause = setTimeout(() => ask(form), PAUSE);
});

document.addEventListener("submit", event => {
  const form = event.target;
  const typed = document.querySelector("[data-typing] textarea");
  if (!typed || !form.closest("#answer, [data-typing]")) return;
  stop();
  const carrier = form.querySelector("[name=text], [name=packed]");
  if (!carrier || !form.closest("#answer") || typed.value === shown(typed) || !typed.value.trim()) return;
  // A token or a feature was chosen before the text around it was read: the newer text goes along.
  if (encodeURIComponent(typed.value).length <= MOST_IN_ADDRESS) [carrier.name, carrier.value] = ["text", typed.value];
  else {
    event.preventDefault();
    typed.form.requestSubmit();
  }
}, { capture: true });

function stop() {
  clearTimeout(pause);
  asked?.abort();
  asked = null;
}

function shown(field) {
  return field.dataset.shown ?? field.defaultValue;
}

async function ask(form) {
  const field = form.querySelector("textarea");
  const status = form.querySelector("[data-status]");
  const text = field.value;
  if (!text.trim() || text === shown(field)) return;
  const own = asked = new AbortController();
  const slow = setTimeout(() => { status.textContent = "Reading…"; }, SLOW);
  try {
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: new URLSearchParams(new FormData(form)), signal: own.signal });
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("answer");
    if (!found) throw new Error(`status ${answer.status}`);
    document.getElementById("answer").replaceChildren(...document.importNode(found, true).childNodes);
    field.dataset.shown = text;
    history.replaceState(history.state, "", answer.url);
    status.textContent = "";
  } catch (error) {
    if (error.name !== "AbortError") status.textContent = "The text could not be read just now; “Show features” tries again.";
  } finally {
    clearTimeout(slow);
    if (own.signal.aborted) status.textContent = "";
  }
}
