// The planner's calendar: trips are dragged or typed, and counted on the device by the planner in WebAssembly. Where
// that cannot be loaded the form stays what it is: the service counts when it is sent.
"use strict";

(() => {
  const form = document.getElementById("plan");
  if (!form?.dataset.module || typeof WebAssembly === "undefined" || typeof Worker === "undefined") return;
  const said = form.dataset;
  const at = (id) => document.getElementById(id);
  const calendar = at("plan-calendar");
  const rows = at("plan-rows");
  const planner = new Module(said.worker, said.module);
  const DAY_MS = 864e5;
  const STORE = "paiza-plan";
  const FORMAT = "paiza-plan-1";
  const MOST_TRIPS = 40;
  const MOST_UNDONE = 100;
  const STANDINGS = ["within", "not-limited", "open", "over"];
  const FIELDS = ["in", "nationality", "purpose", "visa", "residence", "days"];

  const number = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
  const day = (number) => new Date(number * DAY_MS).toISOString().slice(0, 10);
  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !isNaN(number(text)) && day(number(text)) === text;

  // The page may have been kept for days: the present day is the device's.
  const now = new Date();
  const today = day(Math.round(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY_MS));

  // What is planned. Days are numbers; a trip typed by halves waits in its row and is no trip yet.
  let trips = [];
  let undone = [];
  let selected = -1;
  let cursor = number(today);
  let asked = null;
  let months = today === said.today ? said.months : monthOf(today, -1);
  let count = matchMedia("(min-width: 48rem)").matches ? 12 : 6;
  let cells = new Map();
  let drag = null;

  // ---- Counting: one question at a time; what changed meanwhile is asked next.

  let busy = false;
  let stale = false;
  let redraw = true;

  async function count_() {
    if (busy) { stale = true; return; }
    busy = true;
    const draws = redraw;
    redraw = false;
    const value = (name) => form.elements[name].value || null;
    try {
      const answer = await planner.ask({
        do: "plan",
        today,
        traveller: {
          nationality: value("nationality"), purpose: value("purpose"), visa: value("visa"), residence: value("residence"),
        },
        destination: value("in") ?? "",
        days: Number(value("days")) || 0,
        on: asked === null ? null : day(asked),
        trips: trips.map((trip) => ({ in: trip.in, from: day(trip.from), to: day(trip.to) })),
        months: { from: months, count },
        calendar: draws,
        linked: said.linked.split(" ").filter(Boolean),
      });
      if (answer.error) throw new Error(answer.error);
      if (draws) drawCalendar(answer.calendar ?? "");
      paint(answer);
    } finally {
      busy = false;
    }
    if (stale) { stale = false; await count_(); }
  }

  const recount = () => count_().catch((fault) => { at("plan-said").textContent = fault.message; });

  function drawCalendar(html) {
    calendar.innerHTML = html;
    cells = new Map();
    for (const table of calendar.querySelectorAll("table")) {
      table.setAttribute("role", "grid");
      table.setAttribute("aria-labelledby", table.caption.id);
    }
    for (const cell of calendar.querySelectorAll("td")) {
      cell.setAttribute("role", "gridcell");
      if (!cell.dataset.day) continue;
      cell.tabIndex = -1;
      cells.set(number(cell.dataset.day), cell);
    }
    if (!cells.has(cursor)) cursor = cells.has(number(today)) ? number(today) : cells.keys().next().value ?? cursor;
    const cell = cells.get(cursor);
    if (cell) cell.tabIndex = 0;
  }

  let lastSaid = "";
  let sayTimer;

  function paint(answer) {
    const marks = new Map();
    for (const { from, to, standing, trip } of answer.days) {
      for (let n = number(from); n <= number(to); n += 1) {
        const known = marks.get(n);
        if (!known || STANDINGS.indexOf(known.standing) < STANDINGS.indexOf(standing)) marks.set(n, { standing, trip });
      }
    }
    // Trips that cannot be counted are shown as they stand.
    if (answer.problems.length) {
      trips.forEach((trip, at) => { for (let n = trip.from; n <= trip.to; n += 1) marks.set(n, { standing: "open", trip: at }); });
    }
    const ends = new Set(trips.map((trip) => trip.to));
    const begins = new Set(trips.map((trip) => trip.from));
    const present = number(today);
    const asks = answer.on ? number(answer.on) : null;
    for (const [n, cell] of cells) {
      const mark = marks.get(n);
      const classes = mark ? ["in", mark.standing] : [];
      if (mark && begins.has(n)) classes.push("first");
      if (mark && ends.has(n)) classes.push("last");
      if (mark && mark.trip === selected) classes.push("selected");
      if (n === present) classes.push("today");
      if (n === asks) classes.push("asked");
      const name = classes.join(" ");
      if (cell.className !== name) cell.className = name;
      label(cell, n, mark);
    }
    if (answer.result) at("plan-result").innerHTML = answer.result;
    [...rows.children].forEach((row, index) => {
      const place = trips.findIndex((trip) => trip.row === row);
      const problem = answer.problems.find((one) => one.trip === place && place >= 0);
      const out = row.querySelector(".plan-trip");
      const html = problem ? "" : answer.trips[place] ?? "";
      if (out.innerHTML !== html) out.innerHTML = html;
      if (problem) out.textContent = problem.say;
      row.classList.toggle("is-wrong", Boolean(problem));
      row.querySelector(".plan-number").textContent = said.trip.replace("0", index + 1);
      row.classList.toggle("selected", place >= 0 && place === selected);
    });
    clearTimeout(sayTimer);
    sayTimer = setTimeout(() => {
      if (answer.say !== lastSaid) at("plan-said").textContent = lastSaid = answer.say;
    }, 400);
  }

  /** What a screen reader says of a day: only the day with the focus is worth the words. */
  function label(cell, n, mark) {
    const text = mark ? said[camel(mark.standing)] : "";
    const hidden = cell.querySelector("i");
    if (text && !hidden) cell.insertAdjacentHTML("beforeend", `<i class="hidden"></i>`);
    if (text) cell.querySelector("i").textContent = text;
    else hidden?.remove();
    if (n === cursor) describe(cell, n, mark);
    else cell.removeAttribute("aria-label");
  }

  const camel = (word) => word.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

  function describe(cell, n, mark) {
    const table = cell.closest("table");
    const weekday = table.tHead.rows[0].cells[cell.cellIndex].abbr;
    const parts = [`${weekday} ${Number(cell.dataset.day.slice(8))} ${table.caption.textContent}`];
    const place = trips.findIndex((trip) => trip.from <= n && n <= trip.to);
    if (place >= 0) parts.push(said.trip.replace("0", [...rows.children].indexOf(trips[place].row) + 1));
    const word = mark?.standing ?? STANDINGS.find((name) => cell.classList.contains(name));
    if (word) parts.push(said[camel(word)]);
    cell.setAttribute("aria-label", parts.join(", "));
  }

  // ---- Rows: every trip has one; the first row of the page is the pattern.

  const pattern = rows.firstElementChild.cloneNode(true);
  let nextRow = 1000;

  function addRow(trip) {
    const row = pattern.cloneNode(true);
    const id = nextRow++;
    for (const element of row.querySelectorAll("[id], [for], [name], [aria-describedby]")) {
      for (const name of ["id", "for", "name", "aria-describedby"]) {
        if (element.hasAttribute(name)) element.setAttribute(name, element.getAttribute(name).replace(/-1\b/g, `-${id}`));
      }
      if (element.matches("input, select")) {
        element.removeAttribute("aria-invalid");
        element.removeAttribute("aria-describedby");
      }
    }
    for (const wrong of row.querySelectorAll(".error")) wrong.remove();
    for (const wrong of row.querySelectorAll(".is-wrong")) wrong.classList.remove("is-wrong");
    row.insertAdjacentHTML("afterbegin", `<p class="plan-row-head"><b class="plan-number"></b> <button class="button danger small" type="button" data-remove></button></p>`);
    row.querySelector("[data-remove]").textContent = said.remove;
    row.querySelector(".plan-trip").replaceChildren();
    rows.append(row);
    fillRow(row, trip ?? { in: form.elements.in.value });
    return row;
  }

  const part = (row, name) => row.querySelector(`[name^="trip-${name}-"]`);

  function fillRow(row, trip) {
    part(row, "in").value = trip.in ?? "";
    part(row, "from").value = trip.from === undefined ? "" : day(trip.from);
    part(row, "to").value = trip.to === undefined ? "" : day(trip.to);
  }

  function readRow(row) {
    const [from, to] = [part(row, "from").value, part(row, "to").value];
    if (!isDay(from) || !isDay(to)) return null;
    return { in: part(row, "in").value || form.elements.in.value, from: number(from), to: number(to), row };
  }

  rows.addEventListener("change", (event) => {
    const row = event.target.closest("li");
    remember();
    trips = trips.filter((trip) => trip.row !== row);
    const trip = readRow(row);
    if (trip) {
      trips.push(trip);
      show(trip.from);
    }
    changed(true);
  });
  rows.addEventListener("click", (event) => {
    if (!event.target.matches("[data-remove]")) return;
    remove(event.target.closest("li"));
    at("plan-add").focus();
  });
  rows.addEventListener("focusin", (event) => {
    select(trips.findIndex((trip) => trip.row === event.target.closest("li")));
  });

  function remove(row) {
    remember();
    trips = trips.filter((trip) => trip.row !== row);
    row.remove();
    selected = -1;
    changed();
  }

  // ---- Changes, and taking them back.

  const snapshot = () => ({
    format: FORMAT,
    ...Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value])),
    trips: trips.map((trip) => ({ in: trip.in, from: day(trip.from), to: day(trip.to) })),
  });

  function remember() {
    undone.push(JSON.stringify(snapshot()));
    if (undone.length > MOST_UNDONE) undone.shift();
    at("plan-undo").disabled = false;
  }

  function takeBack() {
    const before = undone.pop();
    if (before) restore(JSON.parse(before));
    at("plan-undo").disabled = undone.length === 0;
  }

  /** Puts a plan from a file, the store or an earlier moment in place; false if it is none. */
  function restore(plan) {
    const isTrip = (trip) => trip && /^[A-Z]{1,3}$/.test(trip.in) && isDay(trip.from) && isDay(trip.to);
    const isPlan = plan?.format === FORMAT && Array.isArray(plan.trips) && plan.trips.length <= MOST_TRIPS && plan.trips.every(isTrip);
    if (!isPlan) return false;
    for (const name of FIELDS) {
      if (typeof plan[name] === "string") form.elements[name].value = plan[name];
    }
    rows.replaceChildren();
    trips = plan.trips.map((one) => {
      const trip = { in: one.in, from: number(one.from), to: number(one.to) };
      return { ...trip, row: addRow(trip) };
    });
    selected = -1;
    changed();
    return true;
  }

  function changed(keepRows = false) {
    if (!keepRows) for (const trip of trips) fillRow(trip.row, trip);
    if (at("plan-keep").checked) keep();
    recount();
  }

  function select(place) {
    if (selected === place) return;
    selected = place;
    trips.forEach((trip, at) => trip.row.classList.toggle("selected", at === place));
    for (const [n, cell] of cells) {
      cell.classList.toggle("selected", place >= 0 && trips[place].from <= n && n <= trips[place].to);
    }
  }

  const tripOn = (n) => {
    const held = trips[selected];
    if (held && held.from <= n && n <= held.to) return selected;
    return trips.findIndex((trip) => trip.from <= n && n <= trip.to);
  };

  /** How far days may reach without meeting another trip; two trips may share a day. */
  function room(around, without) {
    const others = trips.filter((trip) => trip !== without);
    return {
      low: Math.max(-Infinity, ...others.filter((trip) => trip.to <= around).map((trip) => trip.to)),
      high: Math.min(Infinity, ...others.filter((trip) => trip.from >= around).map((trip) => trip.from)),
    };
  }

  function create(from, to) {
    if (trips.length >= MOST_TRIPS) return -1;
    // A row that nobody has filled is taken before a new one is made.
    const empty = [...rows.children].find((row) => !part(row, "from").value && !part(row, "to").value);
    const trip = { in: form.elements.in.value, from, to };
    trip.row = empty ?? addRow(trip);
    trips.push(trip);
    return trips.length - 1;
  }

  function resize(trip, from, to) {
    const { low, high } = room(Math.max(trip.from, Math.min(trip.to, Math.round((trip.from + trip.to) / 2))), trip);
    [trip.from, trip.to] = [Math.max(low, Math.min(from, to)), Math.min(high, Math.max(from, to))];
  }

  function move(trip, from) {
    const to = from + trip.to - trip.from;
    if (trips.some((other) => other !== trip && from < other.to && other.from < to)) return false;
    if (trips.some((other) => other !== trip && other.from === from && other.to === to)) return false;
    [trip.from, trip.to] = [from, to];
    return true;
  }

  // ---- Months: the calendar follows what is asked for.

  function monthOf(text, by) {
    const [year, month] = text.split("-").map(Number);
    return new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 10);
  }

  function turn(by) {
    months = monthOf(months, by);
    redraw = true;
    return recount();
  }

  /** Turns the calendar so that a day is on it. */
  function show(n) {
    if (cells.has(n)) return;
    months = monthOf(day(n), -1);
    redraw = true;
  }

  // ---- By keyboard.

  async function goTo(n) {
    if (!cells.has(n)) {
      months = monthOf(day(n), n < number(months) ? 1 - count : 0);
      redraw = true;
      cursor = n;
      await count_();
    }
    const before = cells.get(cursor);
    if (before) { before.tabIndex = -1; before.removeAttribute("aria-label"); }
    cursor = n;
    const cell = cells.get(n);
    if (!cell) return;
    cell.tabIndex = 0;
    describe(cell, n);
    cell.focus();
  }

  const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

  calendar.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td[data-day]");
    if (!cell) return;
    const here = number(cell.dataset.day);
    const step = STEPS[event.key];
    if (step && event.shiftKey) lengthen(here, step);
    else if (step && event.altKey) shift(here, step);
    else if (step) goTo(here + step);
    else if (event.key === "PageUp" || event.key === "PageDown") {
      const by = event.key === "PageUp" ? -1 : 1;
      const last = number(monthOf(day(here), by + 1)) - 1;
      goTo(Math.min(number(monthOf(day(here), by)) + Number(day(here).slice(8)) - 1, last));
    } else if (event.key === "Home" || event.key === "End") {
      const weekday = (here + 3) % 7;
      goTo(event.key === "Home" ? here - weekday : here + 6 - weekday);
    } else if (event.key === "Enter" || event.key === " ") {
      const trip = tripOn(here);
      if (trip >= 0) select(trip);
      else begin(here, here);
      ask(here);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      const trip = tripOn(here);
      if (trip >= 0) remove(trips[trip].row);
    } else if (event.key === "Escape") select(-1);
    else return;
    event.preventDefault();
  });

  calendar.addEventListener("focusin", (event) => {
    const cell = event.target.closest("td[data-day]");
    if (!cell) return;
    const before = cells.get(cursor);
    if (before && before !== cell) { before.tabIndex = -1; before.removeAttribute("aria-label"); }
    cursor = number(cell.dataset.day);
    cell.tabIndex = 0;
    describe(cell, cursor);
  });

  function begin(from, to) {
    const { low, high } = room(from, null);
    remember();
    const place = create(Math.max(low, Math.min(from, to)), Math.min(high, Math.max(from, to)));
    select(place);
    changed();
  }

  function lengthen(here, step) {
    const place = tripOn(here);
    if (place < 0) begin(here, here + step);
    else {
      const trip = trips[place];
      remember();
      select(place);
      resize(trip, trip.from, Math.max(trip.from, trip.to + step));
      changed();
    }
    const trip = trips[selected];
    if (trip) goTo(step > 0 || place >= 0 ? trip.to : trip.from);
  }

  function shift(here, step) {
    const place = tripOn(here);
    if (place < 0) return;
    remember();
    select(place);
    if (!move(trips[place], trips[place].from + step)) { undone.pop(); return; }
    changed();
    goTo(here + step);
  }

  addEventListener("keydown", (event) => {
    const isField = event.target.matches?.("input, select, textarea");
    if (isField || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    takeBack();
  });

  // ---- By mouse, pen and finger.

  const dayUnder = (event) => {
    const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest("#plan-calendar td[data-day]");
    return cell ? number(cell.dataset.day) : null;
  };

  calendar.addEventListener("pointerdown", (event) => {
    const cell = event.target.closest("td[data-day]");
    if (!cell || event.button !== 0) return;
    const here = number(cell.dataset.day);
    const place = tripOn(here);
    const trip = trips[place];
    let kind = "new";
    if (trip) kind = here === trip.to ? "to" : here === trip.from ? "from" : "move";
    drag = { kind, trip, anchor: here, last: here, grip: trip ? here - trip.from : 0, moved: false };
    calendar.setPointerCapture(event.pointerId);
    if (event.pointerType === "mouse") event.preventDefault();
    cell.focus({ preventScroll: true });
    if (trip) select(place);
  });

  calendar.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const here = dayUnder(event);
    if (here === null || here === drag.last) return;
    drag.last = here;
    if (!drag.moved) {
      drag.moved = true;
      remember();
      if (drag.kind === "new") {
        const place = create(drag.anchor, drag.anchor);
        if (place < 0) { drag = null; return; }
        drag.trip = trips[place];
        drag.room = room(drag.anchor, drag.trip);
        select(place);
      }
    }
    const { trip } = drag;
    if (drag.kind === "move") move(trip, here - drag.grip);
    else if (drag.kind === "from") resize(trip, Math.min(here, trip.to), trip.to);
    else if (drag.kind === "to") resize(trip, trip.from, Math.max(here, trip.from));
    else {
      trip.from = Math.max(drag.room.low, Math.min(drag.anchor, here));
      trip.to = Math.min(drag.room.high, Math.max(drag.anchor, here));
    }
    changed();
  });

  const drop = () => {
    if (!drag) return;
    const { moved, anchor } = drag;
    drag = null;
    if (!moved) ask(anchor);
  };
  calendar.addEventListener("pointerup", drop);
  calendar.addEventListener("pointercancel", () => { drag = null; });

  /** Asks about a day. A second time on the same free day makes a trip of it: a finger has no other way. */
  function ask(n) {
    if (asked === n && tripOn(n) < 0) begin(n, n);
    asked = n;
    form.elements.on.value = day(n);
    recount();
  }

  // ---- Everything around.

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const by = Number(event.submitter?.value) || 0;
    if (event.submitter?.name === "shift" && by) turn(Math.sign(by) * Math.max(1, count / 2));
    else recount();
  });
  form.addEventListener("change", (event) => {
    if (rows.contains(event.target) || !event.target.name) return;
    if (event.target.name === "on") {
      asked = isDay(event.target.value) ? number(event.target.value) : null;
      if (asked !== null) show(asked);
    }
    if (at("plan-keep").checked) keep();
    recount();
  });
  at("plan-add").addEventListener("click", () => {
    if (rows.children.length < MOST_TRIPS) part(addRow(), "from").focus();
  });
  at("plan-undo").addEventListener("click", takeBack);

  // Kept only if asked for, and only here.
  const keep = () => localStorage.setItem(STORE, JSON.stringify(snapshot()));
  at("plan-keep").addEventListener("change", (event) => {
    if (event.target.checked) keep();
    else localStorage.removeItem(STORE);
  });
  at("plan-clear").addEventListener("click", () => {
    localStorage.removeItem(STORE);
    at("plan-keep").checked = false;
    remember();
    trips = [];
    rows.replaceChildren();
    addRow();
    asked = null;
    form.elements.on.value = "";
    changed();
  });

  at("plan-save").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(snapshot(), null, 2)], { type: "application/json" }));
    link.download = "paiza-plan.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  const file = Object.assign(document.createElement("input"), { type: "file", accept: "application/json,.json" });
  at("plan-open").addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    const error = at("plan-file-error");
    error.hidden = true;
    let plan = null;
    try { plan = JSON.parse(await file.files[0].text()); } catch { /* said below */ }
    remember();
    if (!restore(plan)) {
      undone.pop();
      error.textContent = said.fileBad;
      error.hidden = false;
    }
    file.value = "";
  });

  // ---- The start: only a planner that answers takes over from the form.

  (async () => {
    const kit = await fetch(said.kit);
    if (!kit.ok) return;
    const loaded = await planner.ask({ do: "load" }, await kit.arrayBuffer());
    if (loaded.error) return;
    const typed = [...rows.children].map(readRow).filter(Boolean);
    rows.replaceChildren();
    trips = typed.map((trip) => ({ in: trip.in, from: trip.from, to: trip.to, row: addRow(trip) }));
    if (!trips.length) addRow();
    asked = isDay(form.elements.on.value) ? number(form.elements.on.value) : null;
    let kept = null;
    try { kept = JSON.parse(localStorage.getItem(STORE)); } catch { /* nothing that we kept */ }
    for (const part of document.querySelectorAll("[data-script]")) part.hidden = false;
    for (const part of document.querySelectorAll("[data-plain]")) part.hidden = true;
    document.querySelector("#plan-private span").textContent = at("plan-private").dataset.device;
    if (kept && !typed.length && restore(kept)) at("plan-keep").checked = true;
    await count_();
    form.dataset.ready = "yes";
    // Said only once it is so: from now on the page opens without a connection.
    navigator.serviceWorker?.register(said.offline, { scope: "/plan" })
      .then(() => navigator.serviceWorker.ready)
      .then(() => { document.querySelector("#plan-private span").textContent += ` ${at("plan-private").dataset.kept}`; })
      .catch(() => { /* the page counts on the device all the same */ });
  })().catch(() => { /* the form stays as it is */ });
})();
