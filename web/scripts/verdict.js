// How a verdict is shown: words, a shape and a colour, never a colour alone. The words come with the page.
"use strict";

const WORDS = JSON.parse(document.getElementById("words")?.textContent ?? "{}");

/** The words of a key, with values in their places. */
function say(key, values = {}) {
  return (WORDS[key] ?? key).replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
}

function stateName(code) {
  return WORDS[`state-${code}`] ?? code ?? "";
}

/** An element with a class and what is in it. */
function element(tag, kind, ...children) {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  made.append(...children);
  return made;
}

function shape(tone) {
  return document.getElementById(`shape-${tone}`).content.firstElementChild.cloneNode(true);
}

function badge(tone, words) {
  return element("span", `badge tone-${tone}`, shape(tone), " ", words);
}

/** The message type of a filed application's receipt (`pass::profile::RECEIPT_TYPE`). */
const RECEIPT = "paiza.receipt";
const TONES = { valid: "yes", invalid: "no", unverifiable: "look" };
/** The checks in their order: what is good, what is open; everything else speaks against it. */
const CHECKS = [
  ["signature", ["good"], []],
  ["chain", ["trusted"], ["unknown-certificate"]],
  ["revocation", ["not-revoked"], ["unknown", "stale"]],
  ["window", ["open"], ["not-yet"]],
  ["document", ["matches"], ["not-checked"]],
];
const AGREES = ["equal", "equal-by-spelling", "beginning-of-cut", "equal-in-known-parts", "not-stated"];

/** What stands over everything: a receipt is genuine and still lets nobody in. */
function headline(found) {
  if (found.message === RECEIPT && found.status === "valid") {
    return { tone: "look", word: say("verify-receipt"), sentence: say("verify-receipt-say") };
  }
  const tone = TONES[found.status];
  return { tone, word: say(`seal-status-${found.status}`), sentence: say(`seal-status-${found.status}-say`) };
}

/** Who issued it, and who did not. */
function issuer(found, anchors) {
  if (!found.issuer) return null;
  const state = stateName(found.issuer);
  if (found.chain === "unknown-certificate") return say("verify-not-known", { state });
  if (found.signature !== "good" || found.chain === "untrusted") return say("verify-not-issued", { state });
  const names = anchors.filter((anchor) => anchor.state === found.issuer).map((anchor) => anchor.name);
  return say("verify-issued", { state, name: [...new Set(names)].join(", ") || state });
}

/** The fields of a pass in the order in which they are read aloud; what is not known comes last. */
const ORDER = [
  "pi.n", "pi.pn", "pi.nl", "pi.dob", "pi.sex", "dta.vf", "dta.vu", "dta.dos", "dta.noe", "dtan", "dta.tcc", "dta.poi", "dta.ai",
];

function inOrder(fields) {
  const place = ([path]) => (ORDER.includes(path) ? ORDER.indexOf(path) : ORDER.length);
  return fields.sort((one, other) => place(one) - place(other));
}

/** A value in words: a state has a name, a length of stay in days is six digits in the seal. */
function inWords(path, value) {
  if (path === "pi.nl") return stateName(value);
  const days = path === "dta.dos" && /^0000(\d\d)$/.exec(value);
  return days ? say("verify-age-days", { count: Number(days[1]) }) : value;
}

/** Every value of the message with the path of its key. */
function flat(value, path = "") {
  if (value === null || value === undefined) return [];
  if (typeof value !== "object") return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, path ? `${path}.${key}` : key));
}

function facts(rows) {
  const list = element("dl", "facts");
  for (const [name, value] of rows) list.append(element("div", "", element("dt", "", name), element("dd", "", value)));
  return list;
}

function fieldName(path) {
  return WORDS[`seal-field-${path.replaceAll(".", "-").toLowerCase()}`] ?? path;
}

function checks(found) {
  const list = element("dl", "slots");
  for (const [group, good, open] of CHECKS) {
    const code = group === "revocation" ? found.revocation?.state : found[group];
    if (!code) continue;
    const tone = good.includes(code) ? "yes" : open.includes(code) ? "look" : "no";
    const words = element("dd", "", badge(tone, say(`seal-${group}-${code}`)));
    list.append(element("div", "", element("dt", "", say(`seal-${group}`)), words));
  }
  return list;
}

/** Seal and passport beside each other. */
function comparison({ compared, problems }) {
  const parts = [];
  if (problems.length > 0) {
    const lines = problems.map((problem) => element("li", "", say("verify-passport-problem", problem)));
    parts.push(element("ul", "reasons", ...lines));
  }
  if (compared.length > 0) {
    parts.push(element("h2", "", say("verify-passport")));
    const list = element("dl", "compared");
    for (const row of compared) {
      const agrees = AGREES.includes(row.agreement);
      const word = badge(agrees ? "yes" : "no", say(agrees ? "verify-compare-same" : "verify-compare-differs"));
      list.append(element("div", "",
        element("dt", "", fieldName(row.field), " ", word),
        element("dd", "", element("span", "quiet", say("verify-compare-seal")), " ", element("code", "", row.seal || "–")),
        element("dd", "", element("span", "quiet", say("verify-compare-passport")), " ", element("code", "", row.passport || "–"))));
    }
    parts.push(list);
  }
  return parts;
}

/* exported showVerdict, headline */
/** The whole verdict, as the server would draw it. */
function showVerdict(place, verdict, anchors) {
  const found = verdict.verification;
  const { tone, word, sentence } = headline(found);
  const who = issuer(found, anchors);
  const banner = element("div", `banner tone-${tone}`, shape(tone),
    element("div", "", element("p", "banner-word", word), element("p", "banner-say", sentence)));
  const parts = [banner];
  if (who) parts.push(element("p", "issuer", who));
  if (found.reasons.length > 0) {
    const reasons = found.reasons.map((code) => element("li", "",
      say(`seal-reason-${code.toLowerCase().replaceAll("_", "-")}`), " ", element("code", "", code)));
    parts.push(element("ul", "reasons", ...reasons));
  }
  parts.push(checks(found), ...comparison(verdict));
  const fields = inOrder(flat(found.fields));
  if (fields.length > 0) {
    parts.push(element("h2", "", say("seal-fields")), facts(fields.map(([path, value]) => [fieldName(path), inWords(path, value)])));
  }
  place.replaceChildren(...parts);
  place.hidden = false;
}
