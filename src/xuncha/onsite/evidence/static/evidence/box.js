// Drag on the page to mark the passage; the four numbers can be typed just as well.
(function () {
  "use strict";
  var place = document.querySelector("[data-draws]");
  var sheet = place && place.querySelector("svg.x-sheet");
  var field = document.querySelector("input[name=" + (place ? place.dataset.draws : "none") + "]");
  if (!sheet || !field) return;
  var name = "http://www.w3.org/2000/svg";
  var mark = document.createElementNS(name, "g");
  mark.setAttribute("class", "x-box is-on");
  var rect = document.createElementNS(name, "rect");
  mark.appendChild(rect);
  var start = null;

  function at(event) {
    var frame = sheet.getBoundingClientRect();
    var within = function (value) { return Math.max(0, Math.min(1000, Math.round(value))); };
    return [within((event.clientX - frame.left) / frame.width * 1000), within((event.clientY - frame.top) / frame.height * 1000)];
  }

  function draw(from, to) {
    var left = Math.min(from[0], to[0]), top = Math.min(from[1], to[1]);
    var width = Math.abs(from[0] - to[0]), height = Math.abs(from[1] - to[1]);
    var tall = sheet.viewBox.baseVal.height / 1000;
    rect.setAttribute("x", left); rect.setAttribute("y", top * tall);
    rect.setAttribute("width", width); rect.setAttribute("height", height * tall);
    if (!mark.parentNode) sheet.appendChild(mark);
    field.value = width > 4 && height > 4 ? [left, top, width, height].join(",") : "";
  }

  sheet.addEventListener("pointerdown", function (event) { start = at(event); event.preventDefault(); });
  sheet.addEventListener("pointermove", function (event) { if (start) draw(start, at(event)); });
  window.addEventListener("pointerup", function (event) { if (start) { draw(start, at(event)); start = null; } });
})();
