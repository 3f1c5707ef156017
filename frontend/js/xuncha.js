// Everything here only helps; every page works without it. No eval, no inline handlers.
import { startKeys } from "./keys.js";
import { startOnce } from "./once.js";
import { startDrafts } from "./drafts.js";
import { startSwaps } from "./swaps.js";

function start() {
  startKeys(document);
  startOnce(document);
  startDrafts(document);
  startSwaps(document);
  const first = document.querySelector("[data-focus]");
  if (first) first.focus();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
