// Keyboard. Single letters do nothing in fields, nothing at all acts while an input method composes.
const OFF = "xuncha:single-keys-off";

export const composing = (event) => event.isComposing || event.keyCode === 229;

const writing = (target) =>
  target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

function singleKeysOff() {
  try {
    return localStorage.getItem(OFF) === "1";
  } catch {
    return false;
  }
}

function follow(link) {
  if (link) link.click();
  return Boolean(link);
}

function single(event, waitingForLetter) {
  const find = document.getElementById("find");
  if (waitingForLetter) return follow(document.querySelector(`[data-go="${CSS.escape(event.key)}"]`));
  if (event.key === "/" && find) {
    find.focus();
    find.select();
    return true;
  }
  if (event.key === "?") return follow(document.querySelector("[data-keys]"));
  if (event.key === "[" || event.key === "]") return follow(document.querySelector(`[data-key="${event.key}"]`));
  return false;
}

function save(event) {
  const form = event.target.form || document.querySelector("form.x-form");
  const button = form && form.querySelector("button[type=submit]");
  if (button) button.click();
  return Boolean(button);
}

export function startKeys(page) {
  let afterG = 0;
  page.addEventListener("keydown", (event) => {
    if (composing(event) || event.altKey) return;
    const control = event.ctrlKey || event.metaKey;
    if (control && (event.key === "Enter" || event.key.toLowerCase() === "s")) {
      if (save(event) || event.key !== "Enter") event.preventDefault();
      return;
    }
    if (event.key === "Escape" && writing(event.target)) return void event.target.blur();
    if (control || writing(event.target) || singleKeysOff()) return;
    const waiting = Date.now() - afterG < 1500;
    afterG = 0;
    if (!waiting && event.key === "g") afterG = Date.now();
    else if (single(event, waiting)) event.preventDefault();
  });
  const box = page.querySelector("[data-single-keys-off]");
  if (!box) return;
  box.checked = singleKeysOff();
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(OFF, box.checked ? "1" : "");
    } catch {
      // a browser that keeps nothing: the keys stay on
    }
  });
}
