// One traveller from "do I need it?" to the way out, and the officers she meets, by keyboard alone.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { dayFromToday, machineReadableZone } from '../support/passport.mjs';
import { Person, openBrowser } from '../support/person.mjs';
import { Product } from '../support/product.mjs';

const BORN = '1990-05-01';
const PASSPORT = machineReadableZone({
  issuer: 'KAZ', family: 'SADYKOVA', given: 'AIGERIM', number: 'N07654321', nationality: 'KAZ',
  born: BORN, sex: 'F', expires: dayFromToday(2000),
});
const POINT = 'RUS-PETUKHOVO';

let product;
let browser;

before(async () => {
  product = await Product.start();
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await product?.stop();
});

test('the check answers a traveller with its reasons', async () => {
  const anna = await Person.at(browser, product.address);
  await anna.open('/');
  await anna.look('01-start');
  await anna.follow('a[href^="/check"]');
  await anna.choose('#f-nationality', 'KAZ');
  await anna.choose('#f-document-kind', 'ordinary-passport');
  await anna.choose('#f-purpose', 'tourism');
  await anna.choose('#f-entry-point', POINT);
  await anna.writeDay('#f-entry-on', dayFromToday(20));
  await anna.look('02-check');
  assert.equal(await anna.follow('main form button[type=submit]'), 200);
  assert.match(await anna.text(), /fz\d|law|source/i);
  await anna.look('03-answer');
  await anna.leave();
});

test('a traveller applies, is granted a pass, crosses and leaves', async () => {
  const anna = await Person.at(browser, product.address);
  const reference = await fileApplication(anna, { purpose: 'work', entry: dayFromToday(20), contractUntil: dayFromToday(80) });
  await anna.look('04-filed');
  await openStatus(anna, reference);
  assert.ok(await anna.page.locator('.pass').isVisible(), await anna.text());
  await anna.look('05-status-granted');
  const picture = join(product.folder, 'pass.png');
  await writeFile(picture, await download(anna, '.pass-links a[href$="pass.png"]'));

  const boris = await logIn('border');
  await scan(boris, picture);
  await boris.look('06-border-scan');
  await boris.follow('button[value=admit]');
  await boris.look('07-border-admitted');

  await openStatus(anna, reference);
  assert.match(await anna.text(), /You have entered/);
  await anna.look('08-status-inside');

  await scan(boris, picture);
  await boris.look('09-border-inside');
  await boris.follow('button[value=exit]');
  await boris.look('10-border-left');
  await boris.leave();

  await openStatus(anna, reference);
  assert.match(await anna.text(), /You have left/);
  await anna.look('11-status-left');
  await anna.leave();
});

test('an emergency goes to an officer, who refuses; another officer overturns it', async () => {
  const dana = await Person.at(browser, product.address);
  const proof = join(product.folder, 'proof.pdf');
  await writeFile(proof, '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  const reference = await fileApplication(dana, { purpose: 'private', entry: dayFromToday(2), urgency: 'urgent-treatment', proof });
  await dana.look('12-filed-referred');

  const olga = await logIn('officer');
  await olga.look('13-queue');
  await search(olga, reference);
  await olga.look('14-case');
  await olga.unfold('.decision summary');
  assert.equal(await olga.follow('button[value=refuse]'), 422, 'a refusal without a reason is not taken');
  await olga.look('15-case-reason-missing');
  await olga.choose('#f-reason', await anyChoice(olga, '#f-reason'));
  await olga.choose('#f-rule', await anyChoice(olga, '#f-rule'));
  await olga.write('#f-sentence', 'The proof does not say when the treatment begins. Please send one that does.');
  await olga.follow('button[value=refuse]');
  await olga.look('16-case-refused');
  await olga.leave();

  await openStatus(dana, reference);
  await dana.look('17-status-refused');
  await dana.write('#f-appeal-text', 'The treatment begins on the day of my entry; the letter of the clinic says so.');
  await dana.follow('main form:has(#f-appeal-text) button[type=submit]');
  await dana.look('18-status-appealed');

  const omar = await logIn('officer2');
  await omar.open(`/desk/appeals/${reference}`);
  await omar.unfold('.decision summary');
  await omar.write('#f-sentence', 'The letter names the day of the treatment. The application is granted.');
  await omar.look('19-appeal');
  assert.equal(await omar.follow('button[value=overturn]'), 200, await omar.text());
  await omar.leave();

  await openStatus(dana, reference);
  assert.ok(await dana.page.locator('.pass').isVisible(), await dana.text());
  await dana.look('19-status-overturned');
  await dana.leave();
});

for (const script of [true, false]) {
  test(`the first pages hold at 320 px, in Russian, in the dark, ${script ? 'with scripts' : 'without a script'}`, async () => {
    const small = await Person.at(browser, product.address, { width: 320, height: 640, script, dark: true });
    for (const [name, path] of [['start', '/'], ['check', '/check'], ['apply', '/apply'], ['status', '/status'], ['verify', '/verify'], ['about', '/about']]) {
      await small.open(`${path}?lang=ru`);
      await small.look(`20-small-russian-${script ? 'script' : 'plain'}-${name}`);
    }
    await small.leave();
  });
}

/** Fills in the form and returns the reference that the page gives. */
async function fileApplication(person, { purpose, entry, contractUntil, urgency = 'none', proof }) {
  await person.open('/apply');
  await person.write('#f-mrz', PASSPORT);
  await person.choose('#f-document-kind', 'ordinary-passport');
  await person.choose('#f-entry-point', POINT);
  await person.writeDay('#f-entry-on', entry);
  await person.writeHour('#f-entry-at', '09:00');
  await person.writeDay('#f-exit-on', contractUntil ?? dayFromToday(30));
  await person.choose('#f-purpose', purpose);
  if (contractUntil) {
    await person.writeDay('#f-contract-from', entry);
    await person.writeDay('#f-contract-until', contractUntil);
  }
  await person.write('#f-regions', 'Kurgan');
  await person.choose('#f-urgency', urgency);
  if (proof) await person.attach('#f-proof', proof);
  await person.choose('#f-residence', 'none');
  await person.choose('#f-visa', 'none');
  await person.choose('#f-role', 'none');
  await person.tick('#f-stays-none');
  await person.write('#f-email', 'aigerim@example.org');
  await person.tick('#f-hold-true');
  await person.look(`04-apply-${purpose}`);
  assert.equal(await person.follow('main form .actions button[type=submit]'), 200, await person.text());
  return (await person.page.locator('.reference-number').innerText()).trim();
}

async function openStatus(person, reference) {
  await person.open('/status');
  await person.write('#f-reference', reference);
  await person.writeDay('#f-born', BORN);
  assert.equal(await person.follow('main form button[type=submit]'), 200, await person.text());
}

async function logIn(login) {
  const person = await Person.at(browser, product.address);
  const account = product.account(login);
  await person.open('/desk/login');
  await person.write('#f-login', account.login);
  await person.write('#f-password', account.password);
  assert.equal(await person.follow('main form button[type=submit]'), 200, await person.text());
  return person;
}

async function scan(person, picture) {
  await person.open('/desk/border');
  await person.choose('#f-point', POINT);
  await person.attach('#f-image', picture);
  await person.write('#f-mrz', PASSPORT);
  assert.equal(await person.follow('form.scan button[type=submit]'), 200, await person.text());
}

/** A whole reference in the search leads straight to its case. */
async function search(person, reference) {
  await person.write('#f-q', reference);
  assert.equal(await person.follow('form.search button'), 200);
}

/** The first real choice of a list. */
function anyChoice(person, selector) {
  return person.page.locator(`${selector} option`).nth(1).getAttribute('value');
}

/** What a link leads to, asked for by the same browser. */
async function download(person, selector) {
  await person.goTo(selector);
  const href = await person.page.locator(selector).getAttribute('href');
  const answer = await person.context.request.get(person.address + href);
  assert.ok(answer.ok(), `${href} answers ${answer.status()}`);
  return answer.body();
}
