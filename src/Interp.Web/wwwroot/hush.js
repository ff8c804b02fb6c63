// Notices that a reader has read once and wants no more.
function hush() {
  for (const notice of document.querySelectorAll("[data-hush]")) {
    if (localStorage.getItem(notice.dataset.hush)) notice.hidden = true;
  }
}

document.addEventListener("click", event => {
  const notice = event.target.closest?.("[data-hush] button")?.closest("[data-hush]");
  if (!notice) return;
  localStorage.setItem(notice.dataset.hush, "read");
  hush();
});

hush();
globalThis.Blazor?.addEventListener?.("enhancedload", hush);
