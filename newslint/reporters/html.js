"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const wide = matchMedia("(min-width: 64rem)");
  const notes = all(".note[data-n]");
  const sheets = all(".sheet");
  const off = { level: new Set(), family: new Set() };
  let active = null;

  // The tools and the table of contents come before the articles.
  const side = document.createElement("div");
  side.className = "side";
  const tools = document.querySelector(".tools");
  byId("articles").before(side);
  side.append(tools);
  if (byId("contents")) side.append(byId("contents"));
  tools.hidden = notes.length === 0;
  byId("summary").textContent = document.querySelector(".summary").textContent;
  root.classList.add("js");

  const hiddenNote = (note) => off.level.has(note.dataset.level) || off.family.has(note.dataset.family);
  const shown = () => notes.filter((note) => !note.hidden);
  const marksOf = (note) => {
    const within = note.closest("article");
    return all(".mark", within).filter((mark) => mark.dataset.f.split(" ").includes(note.dataset.n));
  };

  // Notes stand beside their words, below one another; the chosen one is moved up to its words where there is room.
  function place(sheet) {
    const here = all(".note", sheet).filter((note) => !note.hidden);
    sheet.style.minHeight = "";
    if (!wide.matches) {
      here.forEach((note) => { note.style.top = ""; });
      return;
    }
    const top = sheet.getBoundingClientRect().top;
    const wants = here.map((note) => {
      const mark = note.dataset.n && byId(note.id.replace("n", "m"));
      return (mark || note.closest(".row")).getBoundingClientRect().top - top;
    });
    const sizes = here.map((note) => note.offsetHeight + 14);
    const at = [];
    const chosen = here.indexOf(active);
    here.forEach((_, index) => { at.push(Math.max(wants[index], index ? at[index - 1] + sizes[index - 1] : 0)); });
    if (chosen >= 0) {
      const above = sizes.slice(0, chosen).reduce((sum, size) => sum + size, 0);
      at[chosen] = Math.max(wants[chosen], above);
      for (let index = chosen - 1; index >= 0; index -= 1) at[index] = Math.min(at[index], at[index + 1] - sizes[index]);
      for (let index = chosen + 1; index < at.length; index += 1) at[index] = Math.max(wants[index], at[index - 1] + sizes[index - 1]);
    }
    here.forEach((note, index) => { note.style.top = `${at[index]}px`; });
    if (here.length) sheet.style.minHeight = `${at[at.length - 1] + sizes[sizes.length - 1]}px`;
  }
  const placeAll = () => sheets.forEach(place);

  function choose(note, focus) {
    if (active) {
      active.classList.remove("active");
      marksOf(active).forEach((mark) => mark.classList.remove("active"));
      const old = active.closest(".sheet");
      active = null;
      place(old);
    }
    active = note;
    const list = shown();
    byId("position").textContent = note ? `${list.indexOf(note) + 1} / ${list.length}` : `${list.length}`;
    if (!note) return;
    note.classList.add("active");
    const marks = marksOf(note);
    marks.forEach((mark) => mark.classList.add("active"));
    place(note.closest(".sheet"));
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    (wide.matches && marks[0] ? marks[0] : note).scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    if (focus) note.focus({ preventScroll: true });
  }

  function step(by) {
    const list = shown();
    if (!list.length) return;
    const from = list.indexOf(active);
    const first = list.findIndex((note) => note.getBoundingClientRect().bottom > 80);
    const next = from < 0 ? (by > 0 ? Math.max(first, 0) : (first < 0 ? list.length : first) - 1) : from + by;
    choose(list[(next + list.length) % list.length], true);
  }

  function filter() {
    notes.forEach((note) => { note.hidden = hiddenNote(note); });
    all(".mark").forEach((mark) => {
      const key = mark.closest("article").id;
      const over = mark.dataset.f.split(" ").map((number) => byId(`${key}n${number}`)).filter((note) => note && !note.hidden);
      mark.classList.toggle("off", over.length === 0);
      if (over.length) {
        mark.classList.toggle("long", "long" in over[0].dataset);
        mark.dataset.level = over[0].dataset.level;
        mark.dataset.family = over[0].dataset.family;
        mark.setAttribute("href", `#${over[0].id}`);
      }
    });
    choose(active && !active.hidden ? active : null, false);
    placeAll();
  }

  function boxes(name, order) {
    const kinds = new Map();
    notes.forEach((note) => {
      const kind = note.dataset[name];
      const known = kinds.get(kind) || { label: note.dataset[`${name}Name`], count: 0 };
      known.count += 1;
      kinds.set(kind, known);
    });
    const field = byId(name === "level" ? "levels" : "families");
    const names = [...kinds.keys()].sort((one, other) => order(one, other) || one.localeCompare(other));
    names.forEach((kind) => {
      const label = document.createElement("label");
      const input = document.createElement("input");
      const text = document.createElement("span");
      const count = document.createElement("small");
      input.type = "checkbox";
      input.checked = true;
      input.value = kind;
      input.addEventListener("change", () => {
        if (input.checked) off[name].delete(kind); else off[name].add(kind);
        filter();
      });
      if (name === "family") label.dataset.family = kind;
      text.textContent = kinds.get(kind).label;
      count.textContent = kinds.get(kind).count;
      label.append(input, text, count);
      field.append(label);
    });
  }

  function voices() {
    const on = byId("voices").getAttribute("aria-pressed") !== "true";
    byId("voices").setAttribute("aria-pressed", String(on));
    root.classList.toggle("show-voices", on);
    placeAll();
  }

  const grave = ["error", "warning", "note"];
  boxes("level", (one, other) => grave.indexOf(one) - grave.indexOf(other));
  boxes("family", () => 0);
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));
  byId("voices").addEventListener("click", voices);
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".mark");
    const note = event.target.closest(".note[data-n]");
    if (mark) {
      event.preventDefault();
      if (!mark.classList.contains("off")) choose(byId(mark.getAttribute("href").slice(1)), true);
    } else if (note && !event.target.closest("button")) {
      event.preventDefault();
      choose(note, false);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector(":popover-open")) return;
    if (event.target.matches("input:not([type=checkbox]), textarea, select")) return;
    const act = { j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1), s: voices, Escape: () => choose(null, false) }[event.key];
    if (!act) return;
    event.preventDefault();
    if (event.key === "Escape" && document.activeElement) document.activeElement.blur();
    act();
  });
  addEventListener("resize", placeAll);
  addEventListener("load", placeAll);
  if (document.fonts && document.fonts.ready) document.fonts.ready.then(placeAll);
  choose(null, false);
  placeAll();
})();
