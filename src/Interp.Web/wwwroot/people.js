// What the pages of opinions gain when scripts run. Nothing here is needed to use them.

// In a group of marks a digit gives the mark and goes on to the next group.
document.addEventListener("keydown", event => {
  if (event.altKey || event.ctrlKey || event.metaKey || !/^[0-9]$/.test(event.key)) return;
  const group = event.target.closest?.("[data-marks]");
  const mark = group?.querySelector(`input[value="${event.key}"]`);
  if (!mark) return;
  event.preventDefault();
  mark.checked = true;
  const groups = [...document.querySelectorAll("[data-marks]")];
  const next = groups[groups.indexOf(group) + 1];
  (next?.querySelector("input:checked") ?? next?.querySelector("input") ?? mark).focus();
});
