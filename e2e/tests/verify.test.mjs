// `/verify` on the reader's own device: camera, picture and text, with and without a connection, in every language.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { film, granted } from '../support/pass.mjs';
import { dayFromToday } from '../support/passport.mjs';
import { Person, openBrowser } from '../support/person.mjs';
import { Product } from '../support/product.mjs';

const LANGUAGES = ['en', 'ru', 'kk', 'ky', 'tg', 'uz', 'tk'];
// Where each day begins first, the first day of a pass made today has come, whatever the zone of the authority.
const PHONE = { width: 360, height: 740, zone: 'Pacific/Kiritimati' };

let product;
let lookAlike;
let browser;
let genuine;
let stranger;
let forged;
let cameras;

before(async () => {
  [product, lookAlike] = await Promise.all([Product.start(), Product.start()]);
  genuine = await granted(product);
  stranger = await granted(product, { number: 'BB7654321', family: 'OTHER', given: 'TIMUR' });
  // The same state on the face of it, and a key that the state never vouched for.
  forged = await granted(lookAlike);
  browser = await openBrowser();
  const folder = product.folder;
  await writeFile(join(folder, 'genuine.png'), genuine.png);
  cameras = {
    genuine: await openBrowser({ camera: await film(browser, genuine.png, join(folder, 'genuine.y4m')) }),
    forged: await openBrowser({ camera: await film(browser, forged.png, join(folder, 'forged.y4m')) }),
  };
});

after(async () => {
  await Promise.all([browser, ...Object.values(cameras ?? {})].map((one) => one?.close()));
  await Promise.all([product?.stop(), lookAlike?.stop()]);
});

/** A person whose page is ready: the module runs, the certificates are here, and everything is kept for later. */
async function ready(person, path = '/verify') {
  await person.open(path);
  await person.page.locator('html[data-ready]').waitFor();
  return person;
}

/** The same with the connection cut after a first visit. */
async function cutOff(person, path) {
  await ready(person, path);
  await person.page.locator('#offline').waitFor();
  await person.context.setOffline(true);
  await person.page.reload();
  await person.page.locator('html[data-ready]').waitFor();
  return person;
}

async function scan(person) {
  await person.goTo('#camera');
  await person.page.keyboard.press('Enter');
  await person.page.locator('#verdict .banner').waitFor();
}

async function paste(person, text, passport) {
  await person.page.locator('#f-seal').fill(text);
  if (passport) await person.page.locator('#f-mrz').fill(passport);
  await person.goTo('#verify-form button[type=submit]');
  await person.page.keyboard.press('Enter');
  await person.page.locator('#verdict .banner').waitFor();
}

async function says(person, status, ...reasons) {
  const shown = await person.page.locator('#verdict').innerText();
  const tone = { valid: 'yes', invalid: 'no', unverifiable: 'look' }[status];
  assert.ok(await person.page.locator(`#verdict .banner.tone-${tone}`).isVisible(), `${status}: ${shown}`);
  const found = await person.page.locator('#verdict .reasons code').allInnerTexts();
  assert.deepEqual(found, reasons, shown);
}

for (const connection of ['with a connection', 'with the connection cut']) {
  const isCut = connection.includes('cut');
  const arrive = async (of, clock) => {
    const person = await Person.at(of, product.address, PHONE);
    if (clock) await person.page.clock.setFixedTime(clock);
    return isCut ? cutOff(person) : ready(person);
  };
  const name = (what) => `30-verify-${isCut ? 'offline' : 'online'}-${what}`;

  test(`the camera reads a genuine pass, ${connection}`, async () => {
    const person = await arrive(cameras.genuine);
    await scan(person);
    const found = await person.page.locator('#verdict').innerText();
    assert.match(found, /Issued by/);
    assert.match(found, /Signature\s+good\s+Certificate of the signer\s+trusted/);
    assert.deepEqual(await person.page.locator('#verdict .reasons code').allInnerTexts(), [], found);
    assert.ok(await person.page.locator('#verdict .banner.tone-yes').isVisible());
    await person.look(name('genuine'));
    await person.leave();
  });

  test(`the camera finds a forged pass, ${connection}`, async () => {
    const person = await arrive(cameras.forged);
    await scan(person);
    assert.match(await person.page.locator('#verdict').innerText(), /did not sign it/);
    assert.ok(await person.page.locator('#verdict .banner.tone-no').isVisible());
    await person.look(name('forged'));
    await person.leave();
  });

  test(`a changed pass is found, ${connection}`, async () => {
    const person = await arrive(browser);
    await paste(person, genuine.text.replace('SPECIMEN', 'SPECIMAN'));
    assert.match(await person.page.locator('#verdict').innerText(), /INVALID_SIGNATURE/);
    await person.leave();
  });

  test(`a borrowed pass is found by the passport beside it, field by field, ${connection}`, async () => {
    const person = await arrive(browser);
    await paste(person, genuine.text, stranger.passport);
    assert.match(await person.page.locator('#verdict').innerText(), /SEAL_PASSPORT_MISMATCH/);
    assert.ok(await person.page.locator('#verdict .compared .tone-no').count() >= 2);
    await person.look(name('borrowed'));
    await paste(person, genuine.text, genuine.passport);
    // The earlier verdict stands until the next one takes its place.
    await person.page.locator('#verdict .compared .tone-no').first().waitFor({ state: 'detached' });
    assert.ok(await person.page.locator('#verdict .compared').isVisible());
    await person.leave();
  });

  test(`an expired pass is found, ${connection}`, async () => {
    const person = await arrive(browser, new Date(`${dayFromToday(400)}T12:00:00Z`));
    await paste(person, genuine.text);
    assert.match(await person.page.locator('#verdict').innerText(), /EXPIRED/);
    assert.ok(await person.page.locator('#verdict .banner.tone-no').isVisible());
    await person.look(name('expired'));
    await person.leave();
  });

  test(`a picture is read, and what is no seal is never valid, ${connection}`, async () => {
    const person = await arrive(browser);
    await person.attach('#f-image', join(product.folder, 'genuine.png'));
    await person.page.locator('#verdict .banner').waitFor();
    assert.match(await person.page.locator('#verdict').innerText(), /Signature\s+good/);
    await paste(person, 'nonsense');
    await says(person, 'invalid', 'WRONG_FORMAT');
    await person.leave();
  });
}

test('a bus is verified one pass after another, and the list is kept only where that was asked for', async () => {
  const person = await ready(await Person.at(browser, product.address, PHONE));
  await person.tick('#batch');
  for (const text of [genuine.text, stranger.text, forged.text]) await paste(person, text);
  assert.equal(await person.page.locator('#passes li').count(), 3);
  await person.look('31-verify-bus');
  await ready(person);
  assert.equal(await person.page.locator('#passes li').count(), 0, 'nothing is stored unless asked');
  await person.tick('#batch');
  await paste(person, genuine.text);
  await person.tick('#keep');
  await ready(person);
  assert.equal(await person.page.locator('#passes li').count(), 1);
  await person.goTo('#clear');
  await person.page.keyboard.press('Enter');
  await ready(person);
  assert.equal(await person.page.locator('#passes li').count(), 0);
  await person.leave();
});

for (const language of LANGUAGES) {
  test(`the verifier speaks ${language}, also with the connection cut`, async () => {
    const person = await Person.at(browser, product.address, { ...PHONE, width: 320, height: 640, dark: language === 'ky' });
    await ready(person, `/verify?lang=${language}`);
    await person.look(`32-verify-empty-${language}`);
    await cutOff(person, `/verify?lang=${language}`);
    assert.equal(await person.page.locator('html').getAttribute('lang'), language);
    await paste(person, genuine.text, genuine.passport);
    assert.doesNotMatch(await person.text(), /\?\?|seal-|verify-/);
    await person.look(`32-verify-${language}`);
    await person.leave();
  });
}
