// Writes countries.<language>.json, the names of states, from the CLDR that Node carries.
//
// Run `node web/locales/countries.mjs` after a change of crates/base/src/country_table.rs, and commit what it writes.
// `node web/locales/countries.mjs --check` writes nothing and fails where a file differs. Codes that are no state
// (organisations, persons without a state, the specimen) have their names in <language>/words.ftl.

import { readFileSync, writeFileSync } from "node:fs";

const LANGUAGES = ["en", "ru", "kk", "ky", "tg", "uz", "tk"];
const here = new URL(".", import.meta.url);
const table = readFileSync(new URL("../../crates/base/src/country_table.rs", here), "utf8");
const states = [...table.matchAll(/^ {4}\("(\w+)", "(\w\w)", State\)/gm)].map(([, code, alpha2]) => [code, alpha2]);

// CLDR knows Kosovo by its user-assigned code.
const cldrCode = (alpha2) => (alpha2 === "KS" ? "XK" : alpha2);

let differs = false;
for (const language of LANGUAGES) {
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  const named = states.map(([code, alpha2]) => [code, names.of(cldrCode(alpha2))]);
  const nameless = named.filter(([, name]) => !name).map(([code]) => code);
  if (nameless.length > 0) {
    throw new Error(`CLDR ${process.versions.cldr} has no name in "${language}" for ${nameless.join(", ")}`);
  }
  const rows = named.map(([code, name]) => ` ${JSON.stringify(code)}: ${JSON.stringify(name)}`);
  const text = `{\n${rows.sort().join(",\n")}\n}\n`;
  const file = new URL(`countries.${language}.json`, here);
  if (process.argv.includes("--check")) {
    if (readFileSync(file, "utf8") !== text) {
      console.error(`countries.${language}.json differs; run node web/locales/countries.mjs`);
      differs = true;
    }
  } else {
    writeFileSync(file, text);
  }
}
process.exitCode = differs ? 1 : 0;
