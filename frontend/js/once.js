// A form is sent once: the second click finds the button resting. The server holds the same rule with its token.
const REST = 8000;

export function startOnce(page) {
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.hasAttribute("data-once") || event.defaultPrevented) return;
    if (form.dataset.sending) {
      event.preventDefault();
      return;
    }
    form.dataset.sending = "1";
    form.setAttribute("aria-busy", "true");
    setTimeout(() => {
      delete form.dataset.sending;
      form.removeAttribute("aria-busy");
    }, REST);
  });
  window.addEventListener("pageshow", () => {
    page.querySelectorAll("form[data-sending]").forEach((form) => delete form.dataset.sending);
  });
}
