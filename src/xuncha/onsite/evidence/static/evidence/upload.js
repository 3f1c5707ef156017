// A large file says how far it is. Without this script the form is sent as any other.
(function () {
  "use strict";
  var box = document.querySelector("[data-upload]");
  var form = box && box.querySelector("form");
  if (!form || !window.FormData || !window.XMLHttpRequest) return;
  var say = form.querySelector("[data-saved]");

  function size(bytes) {
    return bytes < 1048576 ? Math.ceil(bytes / 1024) + " KB" : (bytes / 1048576).toFixed(1) + " MB";
  }

  form.addEventListener("submit", function (event) {
    var field = form.querySelector("input[type=file]");
    var file = field && field.files[0];
    if (!file || file.size < 2000000 || event.defaultPrevented) return;
    event.preventDefault();
    var sending = new XMLHttpRequest();
    sending.open("POST", form.action || location.href);
    sending.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    sending.upload.onprogress = function (step) {
      var words = step.loaded < step.total ? box.dataset.upload : box.dataset.kept;
      say.textContent = words.replace("%1", size(step.loaded)).replace("%2", size(step.total));
    };
    sending.onload = function () {
      if (sending.status === 200 && sending.responseURL && sending.responseURL !== location.href) {
        location.assign(sending.responseURL);
        return;
      }
      document.open();
      document.write(sending.responseText);
      document.close();
    };
    sending.onerror = function () {
      delete form.dataset.sending;
      form.removeAttribute("aria-busy");
      say.textContent = document.documentElement.lang === "en"
        ? "The line broke. Nothing was registered; send it once more."
        : "断网了，没有登记。恢复后再点一次。";
    };
    sending.send(new FormData(form));
  });
})();
