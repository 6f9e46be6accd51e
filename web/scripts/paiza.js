// What pages can do besides: every one of them works without this.
"use strict";

// The lines of a passport are read while they are typed; the server says the same when the form is sent.
(() => {
  const form = document.querySelector("form[data-mrz-href]");
  const lines = form?.querySelector("textarea[name=mrz]");
  const feedback = document.getElementById("mrz-feedback");
  if (!lines || !feedback) return;
  let timer;
  let latest = 0;
  lines.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const mine = ++latest;
      if (!lines.value.trim()) return feedback.replaceChildren();
      try {
        const answer = await fetch(form.dataset.mrzHref, {
          method: "POST",
          body: new URLSearchParams({ mrz: lines.value }),
        });
        if (answer.ok && mine === latest) feedback.innerHTML = await answer.text();
      } catch {
        // Without a connection the form still checks everything when it is sent.
      }
    }, 400);
  });
})();

// Fields that only some answers need step back until they are needed. What holds something stays.
for (const part of document.querySelectorAll("[data-when]")) {
  const [name, values] = part.dataset.when.split("=");
  const field = document.querySelector(`[name="${name}"]`);
  if (!field) continue;
  const wanted = values.split(",");
  const filled = () => [...part.querySelectorAll("input, select")].some((input) => input.value);
  const show = () => {
    part.hidden = !wanted.includes(field.value) && !filled() && !part.querySelector(".is-wrong, .notice");
  };
  field.addEventListener("change", show);
  show();
}

// A deadline by the clock of the device, where that differs from the one shown.
for (const line of document.querySelectorAll("[data-local]")) {
  const moment = new Date(line.dataset.local);
  const hours = /([+-])(\d\d):(\d\d)$/.exec(line.dataset.local);
  if (isNaN(moment) || !hours) continue;
  const shown = (hours[1] === "-" ? -1 : 1) * (60 * hours[2] + +hours[3]);
  if (-moment.getTimezoneOffset() === shown) continue;
  const words = moment.toLocaleString(document.documentElement.lang, {
    weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });
  line.textContent = `${line.dataset.words} ${words}`;
  line.hidden = false;
}

// A form is sent once, and says that it is on its way when that takes long.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", () => {
    setTimeout(() => {
      for (const button of form.querySelectorAll("button[type=submit]")) button.disabled = true;
    });
    const progress = form.querySelector("[data-progress]");
    if (progress) setTimeout(() => { progress.hidden = false; }, 700);
  });
}
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button[disabled]")) button.disabled = false;
  for (const progress of document.querySelectorAll("[data-progress]")) progress.hidden = true;
});

// What is wrong is read first.
document.querySelector("[data-focus]")?.focus();
