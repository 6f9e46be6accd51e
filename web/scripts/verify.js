// `/verify` on the reader's own device: camera, picture or text to a verdict, with nothing leaving it.
// Without this script, or without WebAssembly, the form asks the server.
"use strict";

(() => {
  const part = (id) => document.getElementById(id);
  const tool = part("tool");
  if (!tool) return;
  const canRun = ["WebAssembly", "Worker", "OffscreenCanvas", "createImageBitmap"].every((name) => name in globalThis);
  if (!canRun) {
    part("broken").hidden = false;
    return;
  }
  const verifier = new Module(tool.dataset.worker, tool.dataset.module);
  const form = part("verify-form");
  const image = form.elements.image;

  // What this device knows.

  const STORE = "paiza-trust";
  const MINUTE = 60_000;
  // What vouches for everything comes first; the bundle has to stand under it.
  const SOURCES = [["authority.cer", "/authority.cer"], ["trust.bundle", "/.well-known/paiza/trust.bundle"]];
  let anchors = [];
  let fetchedAt = null;
  let ready = null;

  async function store() {
    return "caches" in globalThis ? caches.open(STORE).catch(() => null) : null;
  }

  /** Fetches what is published now; `null` without a connection. What an authority does not publish is left out. */
  async function fetched() {
    const files = [];
    for (const [name, href] of SOURCES) {
      const answer = await fetch(href, { cache: "no-cache", credentials: "omit" }).catch(() => null);
      if (!answer || (!answer.ok && answer.status !== 404)) return null;
      if (answer.ok) files.push({ name, bytes: await answer.arrayBuffer(), at: answer.headers.get("date") });
    }
    return files;
  }

  async function kept(place) {
    const files = [];
    for (const [name] of SOURCES) {
      const answer = await place?.match(`/kept/${name}`);
      if (answer) files.push({ name, bytes: await answer.arrayBuffer(), at: answer.headers.get("x-fetched") });
    }
    return files;
  }

  async function trust(files) {
    const request = { do: "trust", files: files.map(({ name, bytes }) => ({ name, bytes: bytes.byteLength })) };
    const payload = await new Blob(files.map(({ bytes }) => bytes)).arrayBuffer();
    const { error, trusted } = await verifier.ask(request, payload);
    if (error) throw new Error(error);
    ({ anchors } = trusted);
    fetchedAt = new Date(trusted["made-at"] ?? files[0].at ?? Date.now());
  }

  /** What was kept counts at once; what is published replaces it when it comes. */
  async function know() {
    // Whether the module runs at all is found out first; what it is told may be wrong without that.
    await verifier.ask({ do: "trust", files: [] });
    const place = await store();
    const old = await kept(place).catch(() => []);
    if (old.length > 0) await trust(old).catch(() => {});
    showKnown();
    await renew().catch((fault) => console.error(fault));
  }

  async function renew() {
    const files = await fetched();
    if (!files || files.length === 0) return false;
    await trust(files);
    showKnown();
    const place = await store();
    for (const { name, bytes, at } of files) {
      await place?.put(`/kept/${name}`, new Response(bytes, { headers: { "x-fetched": at ?? new Date().toUTCString() } }));
    }
    return true;
  }

  function age(ms) {
    const minutes = Math.floor(ms / MINUTE);
    if (minutes < 60) return say("verify-age-minutes", { count: minutes });
    if (minutes < 48 * 60) return say("verify-age-hours", { count: Math.floor(minutes / 60) });
    return say("verify-age-days", { count: Math.floor(minutes / 1440) });
  }

  function showKnown() {
    if (!fetchedAt) return;
    const past = Date.now() - fetchedAt;
    part("clock").hidden = past > -5 * MINUTE;
    part("known-age").textContent = past < MINUTE
      ? say("verify-data-now")
      : say("verify-data-age", { age: age(past), when: localMoment(fetchedAt).slice(0, 16).replace("T", " ") });
    const names = anchors.map((anchor) => `${anchor.name ?? "?"} (${stateName(anchor.state)})`);
    part("known-who").textContent = say("verify-data-trusts", { names: names.join("; ") });
  }

  /** RFC 3339 in the offset of the device: the day of a window is the day at the border post. */
  function localMoment(date) {
    const minutes = -date.getTimezoneOffset();
    const two = (number) => String(Math.abs(number)).padStart(2, "0");
    const local = new Date(date.getTime() + minutes * MINUTE).toISOString().slice(0, 19);
    return `${local}${minutes < 0 ? "-" : "+"}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`;
  }

  // From a text to a verdict.

  function tell(words) {
    part("said").textContent = words;
    part("said").hidden = words === "";
  }

  async function judge(text) {
    await ready;
    const mrz = form.elements.mrz.value.trim() || null;
    const { error, verdict } = await verifier.ask({ do: "verify", text, at: localMoment(new Date()), mrz });
    if (error) throw new Error(error);
    tell("");
    showVerdict(part("verdict"), verdict, anchors);
    if (isBatch()) enlist(text, verdict.verification);
    return verdict;
  }

  /** A picture no larger than the search looks at. */
  async function bitmap(file) {
    const whole = await createImageBitmap(file);
    const side = Math.max(whole.width, whole.height);
    if (side <= 3200) return whole;
    const scale = 3200 / side;
    const small = await createImageBitmap(whole, {
      resizeWidth: Math.round(whole.width * scale), resizeHeight: Math.round(whole.height * scale),
    });
    whole.close();
    return small;
  }

  async function judgePicture(file) {
    tell(say("verify-working"));
    const picture = await bitmap(file).catch(() => null);
    const answer = picture && await verifier.ask({ do: "scan", thorough: true }, picture);
    if (!answer?.text) {
      part("verdict").hidden = true;
      return tell(say("error-no-code"));
    }
    await judge(answer.text);
  }

  async function submitted() {
    const [file] = image.files;
    const text = form.elements.seal.value.trim();
    if (file) await judgePicture(file);
    else if (text) await judge(text);
    else return tell(say("error-seal-missing"));
    if (!part("verdict").hidden) part("verdict").focus();
  }

  // Before anything else on the page takes the form for one that is on its way.
  const onSubmit = (event) => {
    if (event.target !== form) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    submitted().catch(failed);
  };
  document.addEventListener("submit", onSubmit, true);
  image.addEventListener("change", () => {
    form.elements.seal.value = "";
    if (image.files.length > 0) submitted().catch(failed);
  });
  form.elements.seal.addEventListener("input", () => { image.value = ""; });

  /** The module does not run here: the form goes to the server from now on. */
  function failed(fault) {
    console.error(fault);
    part("broken").hidden = false;
    tool.hidden = part("tool-more").hidden = true;
    part("kept").hidden = false;
    document.removeEventListener("submit", onSubmit, true);
  }

  // The camera.

  const video = part("video");
  let stream = null;
  let lastText = "";
  let lastSeen = 0;

  async function look(deviceId) {
    stop();
    const wish = deviceId ? { deviceId: { exact: deviceId } } : { facingMode: { ideal: "environment" } };
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        video: { ...wish, width: { ideal: 1280 }, height: { ideal: 720 } }, audio: false,
      });
    } catch {
      return tell(say("verify-camera-refused"));
    }
    tell("");
    video.srcObject = stream;
    part("viewer").hidden = false;
    part("camera").hidden = true;
    part("camera-stop").focus();
    await video.play();
    const [track] = stream.getVideoTracks();
    part("torch").hidden = !track.getCapabilities?.().torch;
    part("torch").setAttribute("aria-pressed", "false");
    await offerCameras(track.getSettings().deviceId);
    watch(stream).catch(failed);
  }

  async function offerCameras(current) {
    const cameras = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === "videoinput");
    part("which-label").hidden = cameras.length < 2;
    part("which").replaceChildren(...cameras.map(({ deviceId, label }, index) => {
      const option = new Option(label || `${say("verify-camera-which")} ${index + 1}`, deviceId);
      option.selected = deviceId === current;
      return option;
    }));
  }

  /** One frame after the other, as fast as the device reads them. */
  async function watch(mine) {
    while (stream === mine) {
      if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !document.hidden) {
        const { text } = await verifier.ask({ do: "scan", thorough: false }, await createImageBitmap(video));
        if (text && stream === mine) await seen(text);
      }
      await new Promise((next) => setTimeout(next, 40));
    }
  }

  async function seen(text) {
    const now = Date.now();
    const isSame = text === lastText && now - lastSeen < 3000;
    [lastText, lastSeen] = [text, now];
    if (isSame) return;
    const { verification } = await judge(text);
    navigator.vibrate?.(verification.status === "valid" ? 60 : [60, 60, 60]);
    if (isBatch()) return;
    stop();
    part("verdict").focus();
  }

  function stop() {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    video.srcObject = null;
    part("viewer").hidden = true;
    part("camera").hidden = false;
  }

  part("camera").addEventListener("click", () => look().catch(failed));
  part("camera-stop").addEventListener("click", () => {
    stop();
    part("camera").focus();
  });
  part("which").addEventListener("change", ({ target }) => look(target.value).catch(failed));
  part("torch").addEventListener("click", async ({ target }) => {
    const on = target.getAttribute("aria-pressed") !== "true";
    await stream?.getVideoTracks()[0].applyConstraints({ advanced: [{ torch: on }] });
    target.setAttribute("aria-pressed", String(on));
  });
  if (!navigator.mediaDevices) part("camera").hidden = true;

  // Many passes in a row.

  const KEY = "paiza-verified";
  let list = read();
  const texts = new Set();

  const isBatch = () => part("batch").checked;

  function read() {
    try {
      return JSON.parse(localStorage.getItem(KEY)) ?? [];
    } catch {
      return [];
    }
  }

  function write() {
    if (part("keep").checked) localStorage.setItem(KEY, JSON.stringify(list));
    else localStorage.removeItem(KEY);
  }

  function enlist(text, found) {
    if (texts.has(text)) return tell(say("verify-again"));
    texts.add(text);
    const { tone, word } = headline(found);
    list.unshift({
      when: localMoment(new Date()), number: found.fields?.dtan ?? "", name: found.fields?.pi?.n ?? "",
      status: found.status, tone, word, reasons: found.reasons,
    });
    write();
    showList();
  }

  function showList() {
    part("passes").replaceChildren(...list.map((entry) => element("li", "",
      badge(entry.tone, entry.word),
      element("span", "passes-who", entry.name || "–"),
      element("span", "passes-number", entry.number),
      element("span", "quiet", entry.when.slice(11, 16)))));
    part("list-empty").hidden = list.length > 0;
    const count = (status) => list.filter((entry) => entry.status === status).length;
    const totals = Object.entries(TONES).map(([status, tone]) => [badge(tone, say(`seal-status-${status}`)), count(status)]);
    part("totals").replaceChildren(...[...totals, [say("verify-total"), list.length]].map(([name, number]) =>
      element("div", "", element("dt", "", name), element("dd", "", String(number)))));
    part("export").disabled = part("clear").disabled = list.length === 0;
  }

  /** A cell that a table program would take for a formula gets a mark before it. */
  function cell(value) {
    const text = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
    return `"${text.replaceAll('"', '""')}"`;
  }

  part("export").addEventListener("click", () => {
    const rows = [
      [say("verify-list-when"), say("seal-field-dtan"), say("seal-field-pi-n"), say("verify-result"), "status", "reasons"],
      ...list.map(({ when, number, name, word, status, reasons }) => [when, number, name, word, status, reasons.join(" ")]),
    ];
    const text = `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    link.download = `paiza-${localMoment(new Date()).slice(0, 16).replace(":", "")}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  part("clear").addEventListener("click", () => {
    list = [];
    texts.clear();
    localStorage.removeItem(KEY);
    showList();
    part("batch").focus();
  });
  part("keep").addEventListener("change", write);
  part("batch").addEventListener("change", () => {
    part("batch-part").hidden = !isBatch();
    showList();
  });
  if (list.length > 0) {
    part("batch").checked = part("keep").checked = true;
    part("batch-part").hidden = false;
    showList();
  }

  // At the start, and from then on.

  tool.hidden = part("tool-more").hidden = false;
  part("kept").hidden = true;
  ready = know();
  ready.then(() => {
    performance.mark("paiza-ready");
    document.documentElement.setAttribute("data-ready", "");
  }).catch(failed);
  part("fetch").addEventListener("click", async () => {
    const done = await renew().catch(() => false);
    if (!done) part("known-age").textContent = say("verify-data-failed");
  });
  addEventListener("online", () => renew().catch(() => {}));
  setInterval(() => {
    showKnown();
    if (!document.hidden && navigator.onLine) renew().catch(() => {});
  }, MINUTE);
  navigator.serviceWorker?.register(tool.dataset.offline, { scope: "/verify" })
    .then(() => navigator.serviceWorker.ready)
    .then(() => { part("offline").hidden = false; })
    .catch(() => {});
})();
