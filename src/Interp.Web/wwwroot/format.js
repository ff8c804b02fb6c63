// Numbers in the same words as the server's.
const thin = "\u202f";
const minus = "\u2212";

export function signed(value, digits = 2) {
  return (value < 0 ? minus : "+") + Math.abs(value).toFixed(digits);
}

export function parsed(text) {
  return Number((text ?? "").replaceAll(thin, "").replace(minus, "-").replace(/×10(.*)$/, (_, power) => `e${superscript(power)}`));
}

export function percent(share) {
  const hundredth = share * 100;
  return `${hundredth >= 10 ? Math.round(hundredth) : hundredth.toPrecision(1)}${thin}%`;
}

export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function superscript(text) {
  return [...text].map(letter => letter === "⁻" ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(letter)).join("");
}
