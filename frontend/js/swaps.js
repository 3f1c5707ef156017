// Parts of a page replaced by htmx: the token goes along, the focus moves to what is new.
function cookie(name) {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

export function startSwaps(page) {
  page.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRFToken"] = cookie("csrftoken");
  });
  page.addEventListener("htmx:afterSwap", (event) => {
    const target = event.detail.target;
    if (target.hasAttribute("data-quiet")) return; // loaded by the page itself: nobody asked for it
    const wanted = target.querySelector("[data-focus]") || target.querySelector("h1, h2, h3") || target;
    if (target.contains(page.activeElement)) return;
    if (!wanted.hasAttribute("tabindex")) wanted.setAttribute("tabindex", "-1");
    wanted.focus({ preventScroll: true });
  });
}
