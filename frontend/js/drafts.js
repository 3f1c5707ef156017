// What is being typed is kept in this browser until it was saved: a crash, a power cut or an ended session loses nothing.
// Kept per person and page, for a day, gone with signing out. Never passwords, files or hidden fields, and never
// what is sealed once it is sent (`data-sealed`): who reports, whom, what.
const PREFIX = "xuncha:draft:";
const DAY = 24 * 3600 * 1000;

const store = {
  get(key) {
    try {
      return JSON.parse(localStorage.getItem(key) || "null");
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
  remove(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      // nothing was kept
    }
  },
  keys() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    } catch {
      return [];
    }
  },
};

const kept = (field) =>
  field.name && !field.disabled && !field.dataset.sealed && !["hidden", "password", "file", "submit", "button"].includes(field.type);

function read(form) {
  const values = {};
  for (const field of form.elements) {
    if (!kept(field)) continue;
    if (field.type === "checkbox" || field.type === "radio") {
      values[field.name] = (values[field.name] || []).concat(field.checked ? [field.value] : []);
    } else if (field.multiple) {
      values[field.name] = Array.from(field.selectedOptions, (option) => option.value);
    } else values[field.name] = field.value;
  }
  return values;
}

function write(form, values) {
  for (const field of form.elements) {
    if (!kept(field) || !(field.name in values)) continue;
    const value = values[field.name];
    if (field.type === "checkbox" || field.type === "radio") field.checked = value.includes(field.value);
    else if (field.multiple) {
      for (const option of field.options) option.selected = value.includes(option.value);
    } else field.value = value;
  }
}

const clock = (time) => {
  const at = new Date(time);
  const two = (n) => String(n).padStart(2, "0");
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
};

const chinese = () => document.documentElement.lang !== "en";

function bar(form, draft, putBack, drop) {
  const box = document.createElement("div");
  box.className = "x-msg is-warn x-draft";
  box.setAttribute("role", "status");
  const words = document.createElement("div");
  words.textContent = chinese()
    ? `这张表有 ${clock(draft.at)} 填的内容，没有保存。`
    : `This form has entries from ${clock(draft.at)} that were not saved.`;
  box.append(words);
  const choices = [
    [chinese() ? "放回来" : "Put them back", putBack],
    [chinese() ? "丢掉" : "Discard", drop],
  ];
  for (const [label, act] of choices) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "x-btn is-row";
    button.textContent = label;
    button.addEventListener("click", () => {
      act();
      box.remove();
    });
    box.append(button);
  }
  form.prepend(box);
}

function watch(form) {
  const key = PREFIX + form.dataset.draft;
  const status = form.querySelector("[data-saved]");
  const first = JSON.stringify(read(form));
  const draft = store.get(key);
  if (draft && JSON.stringify(draft.values) !== first) {
    bar(form, draft, () => write(form, draft.values), () => store.remove(key));
  }
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const done = store.set(key, { at: Date.now(), values: read(form) });
      if (!status || !done) return;
      status.textContent = chinese()
        ? `草稿已存在本机 ${clock(Date.now())}`
        : `Draft kept on this machine ${clock(Date.now())}`;
    }, 600);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    store.set(key, { at: Date.now(), values: read(form), sent: true });
  });
}

function sweep(page) {
  const who = page.body.dataset.who;
  const shown = new Set(
    Array.from(page.querySelectorAll("form[data-draft]"))
      .filter((form) => form.querySelector(".x-errors"))
      .map((form) => PREFIX + form.dataset.draft),
  );
  for (const key of store.keys()) {
    const draft = store.get(key);
    const landed = draft && draft.sent && who && key.startsWith(`${PREFIX}${who} `) && !shown.has(key);
    if (!draft || Date.now() - draft.at > DAY || landed) store.remove(key);
  }
}

export function startDrafts(page) {
  sweep(page);
  page.querySelectorAll("form[data-draft]").forEach(watch);
  page.addEventListener("submit", (event) => {
    if (event.target.getAttribute("action") === "/sign-out") store.keys().forEach(store.remove);
  });
}
