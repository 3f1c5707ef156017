// The record of a talk: saved two seconds after the last key, kept on this machine while the line is down, keys of the
// talk. Without this script every button of the form does the same.
(function () {
  "use strict";
  var page = document.querySelector("[data-talk]");
  var form = page && page.querySelector("form[data-typing]");
  document.querySelectorAll("[data-with-script]").forEach(function (part) { part.hidden = false; });
  if (!form || !window.fetch) return;

  var PAUSE = 2000, AGAIN = 5000, DAY = 86400000;
  var question = form.elements.question, answer = form.elements.answer, seen = form.elements.seen;
  var place = document.getElementById("saved");
  var key = "xuncha:talk:" + page.dataset.talk + " " + form.elements.row.value;
  var fresh = "xuncha:talk:" + page.dataset.talk + " new";
  var isNew = !seen.value;
  var timer = 0, sending = false, composing = false, kept = "";

  function text() { return question.value + "\u0000" + answer.value; }
  function slot() { return isNew ? fresh : key; }
  function keep() {
    try { localStorage.setItem(slot(), JSON.stringify({ at: Date.now(), row: form.elements.row.value, question: question.value, answer: answer.value })); } catch (full) { /* nothing to keep it in */ }
  }
  function drop() {
    try { localStorage.removeItem(slot()); localStorage.removeItem(key); } catch (none) { /* nothing was kept */ }
  }
  function say(words, tone) {
    place.textContent = "";
    var line = document.createElement("span");
    line.className = "x-saved" + (tone ? " is-" + tone : "");
    line.setAttribute("role", "status");
    line.textContent = words;
    place.appendChild(line);
  }

  kept = text();
  try {
    var old = JSON.parse(localStorage.getItem(slot()) || "null");
    if (old && Date.now() - old.at < DAY && old.question + "\u0000" + old.answer !== kept && (old.question || old.answer)) {
      question.value = old.question;
      answer.value = old.answer;
      if (isNew) form.elements.row.value = old.row;
      say(page.dataset.restored, "warn");
      wait(PAUSE);
    }
  } catch (unreadable) { drop(); }

  function wait(pause) {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  }

  function took(status, part) {
    var box = document.createElement("div");
    box.innerHTML = part;
    var line = box.querySelector("[data-saved]");
    if (!line) return;
    place.textContent = "";
    place.appendChild(line);
    var conflict = box.querySelector("[data-conflict]");
    var here = form.querySelector("[data-conflict]");
    if (conflict && here) here.parentNode.replaceChild(conflict, here);
    if (line.dataset.seen) seen.value = line.dataset.seen;
  }

  function save() {
    if (composing || sending) return wait(PAUSE);
    var said = text();
    if (said === kept || !question.value.trim()) return;
    sending = true;
    fetch(page.dataset.write, { method: "POST", body: new FormData(form), headers: { "HX-Request": "true" }, credentials: "same-origin" })
      .then(function (answered) {
        sending = false;
        if (answered.status === 401 || answered.redirected) { say(page.dataset.ended, "late"); return null; }
        return answered.text().then(function (part) {
          took(answered.status, part);
          if (answered.status === 200) { kept = said; drop(); isNew = false; if (text() !== kept) { keep(); wait(PAUSE); } }
        });
      })
      .catch(function () { sending = false; keep(); say(page.dataset.lost, "warn"); wait(AGAIN); });
  }

  form.addEventListener("compositionstart", function () { composing = true; });
  form.addEventListener("compositionend", function () { composing = false; wait(PAUSE); });
  form.addEventListener("input", function () { keep(); wait(PAUSE); });
  form.addEventListener("submit", function () { clearTimeout(timer); });
  window.addEventListener("online", function () { wait(0); });

  function press(selector) {
    var button = form.querySelector(selector);
    if (button) button.click();
    return Boolean(button);
  }
  function go(step) {
    var order = Number(form.parentNode.querySelector(".x-no").textContent) + step;
    var link = page.querySelector('a[data-row="' + order + '"]') || (step > 0 ? page.querySelector("a[data-new]") : null);
    if (link && text() === kept) { link.click(); return; }
    if (link) { kept = text(); form.querySelector("[data-save]").click(); }
  }
  function insert(number) {
    var at = answer.selectionEnd;
    answer.value = answer.value.slice(0, at) + "（" + number + "）" + answer.value.slice(at);
    answer.focus();
    answer.selectionEnd = at + number.length + 2;
    keep();
    wait(PAUSE);
  }

  var chips = page.querySelectorAll("[data-at-hand] [data-number]");
  chips.forEach(function (chip) {
    chip.addEventListener("click", function (event) {
      if (!page.dataset.picking) return;
      event.preventDefault();
      delete page.dataset.picking;
      insert(chip.dataset.number);
    });
  });

  // Before the keys of every page: Ctrl+Enter here is the next question.
  document.addEventListener("keydown", function (event) {
    if (event.isComposing || event.keyCode === 229 || composing) return;
    var name = event.key.toLowerCase(), control = event.ctrlKey || event.metaKey, done = true;
    if (control && event.key === "Enter") press("[data-save-next]");
    else if (control && name === "s") { clearTimeout(timer); kept = kept === text() ? kept : ""; save(); }
    else if (control && name === "m") press("[data-mark]");
    else if (control && name === "k" && chips.length) { page.dataset.picking = "1"; chips[0].focus(); }
    else if (event.altKey && event.key === "ArrowUp") go(-1);
    else if (event.altKey && event.key === "ArrowDown") go(1);
    else if (event.altKey && name === "p") {
      var next = form.querySelector("[data-outline]");
      if (next && !question.value.trim()) {
        question.value = next.dataset.outline;
        form.elements.outline_item.value = next.dataset.outlineItem;
        answer.focus();
        keep();
        wait(PAUSE);
      } else if (next) next.click();
    } else done = false;
    if (done) { event.preventDefault(); event.stopImmediatePropagation(); }
  }, true);

  (question.value ? answer : question).focus();
})();
