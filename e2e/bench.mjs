// What a reader waits for on `/verify`: from a picture to the verdict, and from opening to ready, with no connection.
// Prints rows for `bench/results.md`. The product runs as built: `PAIZA` names a release build.

import { granted } from './support/pass.mjs';
import { openBrowser } from './support/person.mjs';
import { Product } from './support/product.mjs';

const ROUNDS = 60;
const OPENINGS = 12;

const product = await Product.start();
const browser = await openBrowser();
try {
  const { png, passport } = await granted(product);
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(`${product.address}/verify`);
  await page.locator('#offline').waitFor();
  const module = await page.locator('#tool').getAttribute('data-module');
  const sent = await fetch(product.address + module, { headers: { 'accept-encoding': 'br' } });
  row('verifier, compressed', `${(Number(sent.headers.get('content-length')) / 1000).toFixed(0)} kB`, '≤ 450 kB');
  await context.setOffline(true);
  const openings = [];
  for (let round = 0; round < OPENINGS; round += 1) {
    await page.reload();
    await page.locator('html[data-ready]').waitFor();
    openings.push(await page.evaluate(() => performance.getEntriesByName('paiza-ready')[0].startTime));
  }
  row('page ready offline', spread(openings), '≤ 1,000 ms');
  const verdicts = await page.evaluate(verify, [png.toString('base64'), passport, ROUNDS]);
  row('picture to verdict offline', spread(verdicts), 'p95 ≤ 150 ms');
  const slow = await context.newCDPSession(page);
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  row('the same, processor slowed six times', spread(await page.evaluate(verify, [png.toString('base64'), passport, 20])), '');
} finally {
  await browser.close();
  await product.stop();
}

/** In the page: hands the picture in as a reader would, and waits for the verdict to be drawn. */
async function verify([base64, passport, rounds]) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const place = document.getElementById('verdict');
  const image = document.getElementById('f-image');
  document.getElementById('f-mrz').value = passport;
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    place.replaceChildren();
    const files = new DataTransfer();
    files.items.add(new File([bytes], 'pass.png', { type: 'image/png' }));
    image.files = files.files;
    const drawn = new Promise((done) => new MutationObserver((_, watcher) => {
      watcher.disconnect();
      done();
    }).observe(place, { childList: true }));
    const start = performance.now();
    image.dispatchEvent(new Event('change'));
    await drawn;
    times.push(performance.now() - start);
  }
  return times;
}

function spread(times) {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(0);
  return `${at(0.5)} ms median, ${at(0.95)} ms p95`;
}

function row(what, measured, aim) {
  console.log(`| ${what} | ${measured} | ${aim} |`);
}
