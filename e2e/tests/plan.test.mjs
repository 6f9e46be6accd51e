// The planner: by keyboard, by drag, without a script, without a network, in every language, on a slow device.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Person, openBrowser } from '../support/person.mjs';
import { Product } from '../support/product.mjs';

const LANGUAGES = ['en', 'ru', 'kk', 'ky', 'tg', 'uz', 'tk'];
const PHONE = { width: 320, height: 640 };
const SLOWER = 6;
/** A step of a drag, from the pointer to the painted answer, on a processor slowed six times. */
const STEP_AIM_MS = 100;
const READY_AIM_MS = 1_000;

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

/** The first day of a month so many months from this one. */
function firstOfMonth(ahead) {
  const today = new Date();
  return new Date(Date.UTC(today.getFullYear(), today.getMonth() + ahead, 1)).toISOString().slice(0, 10);
}

/** A month from which a hundred days lie in one year: a count by the calendar year does not begin anew among them. */
const fitsInYear = (day) => day.slice(5, 7) >= '02' && day.slice(5, 7) <= '08';

const later = (day, days) => new Date(Date.parse(day) + days * 864e5).toISOString().slice(0, 10);

/** Opens the planner and waits until it counts on the device. */
async function ready(person, path = '/plan') {
  await person.open(path);
  await person.page.locator('#plan[data-ready]').waitFor();
}

async function uzbekTourist(person) {
  await person.choose('[name=nationality]', 'UZB');
  await person.choose('[name=purpose]', 'tourism');
}

const classOf = (person, day) => person.page.locator(`td[data-day="${day}"]`).getAttribute('class');

async function stands(person, day, standing) {
  await person.page.locator(`td[data-day="${day}"].${standing}`).waitFor();
}

/** Drags from one day to another with the mouse. */
async function drag(person, from, to) {
  const middle = async (day) => {
    const cell = person.page.locator(`td[data-day="${day}"]`);
    await cell.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await cell.boundingBox();
    return [x + width / 2, y + height / 2];
  };
  await person.page.mouse.move(...await middle(from));
  await person.page.mouse.down();
  await person.page.mouse.move(...await middle(to), { steps: 4 });
  await person.page.mouse.up();
}

test('without a script the service counts, and says that it does', async () => {
  for (const window of [{}, PHONE]) {
    const anna = await Person.at(browser, product.address, { ...window, script: false });
    await anna.open('/plan');
    assert.match(await anna.text(), /sent to this service to be counted/);
    await uzbekTourist(anna);
    const start = [1, 2, 3, 4, 5, 6].map(firstOfMonth).find(fitsInYear);
    await anna.writeDay('#f-trip-from-1', start);
    await anna.writeDay('#f-trip-to-1', later(start, 99));
    assert.equal(await anna.follow('main form [data-plain] button[type=submit]'), 200);
    assert.match(await anna.text(), /over a limit/);
    assert.match(await classOf(anna, start), /within/);
    await anna.look(`plan-plain-${window.width ?? 1200}`);
    await anna.writeDay('#f-trip-to-1', later(start, -1));
    assert.equal(await anna.follow('main form [data-plain] button[type=submit]'), 422);
    assert.match(await anna.text(), /comes before the first/);
    await anna.leave();
  }
});

test('a trip is planned by keyboard alone, and nothing is sent', async () => {
  const anna = await Person.at(browser, product.address);
  await ready(anna);
  assert.match(await anna.text(), /Nothing that you enter here leaves it/);
  const sent = [];
  anna.page.on('request', (request) => sent.push(request.url()));
  await uzbekTourist(anna);
  await anna.goTo('td[data-day][tabindex="0"]');
  const focused = () => anna.page.evaluate(() => document.activeElement.dataset.day);
  do await anna.page.keyboard.press('PageDown'); while (!fitsInYear(await focused()));
  const start = await focused();
  await anna.page.keyboard.press('Enter');
  await stands(anna, start, 'within');
  for (let week = 0; week < 14; week += 1) await anna.page.keyboard.press('Shift+ArrowDown');
  await stands(anna, later(start, 98), 'over');
  assert.match(await anna.page.locator('#plan-result').innerText(), /over a limit/);
  assert.match(await anna.page.evaluate(() => document.activeElement.getAttribute('aria-label')), /Trip 1, over the limit/);
  await anna.look('plan-over-1200');
  for (let week = 0; week < 12; week += 1) await anna.page.keyboard.press('Shift+ArrowUp');
  await stands(anna, later(start, 14), 'within');
  await anna.page.keyboard.press('Alt+ArrowRight');
  await stands(anna, later(start, 15), 'within');
  assert.doesNotMatch(await classOf(anna, start), /within/);
  await anna.page.keyboard.press('Control+z');
  await stands(anna, start, 'within');
  assert.match(await anna.page.locator('#plan-said').textContent(), /days/);
  await anna.goTo('td[data-day][tabindex="0"]');
  await anna.page.locator(`td[data-day="${start}"]`).focus();
  await anna.page.keyboard.press('Delete');
  await anna.page.locator(`td[data-day="${start}"]:not(.in)`).waitFor();
  assert.deepEqual(sent, [], 'nothing leaves the device');
  await anna.leave();
});

test('trips are drawn, lengthened, moved and taken back with the mouse', async () => {
  const anna = await Person.at(browser, product.address);
  await ready(anna);
  await uzbekTourist(anna);
  const [first, second] = [firstOfMonth(1), firstOfMonth(3)];
  await drag(anna, later(first, 2), later(first, 11));
  await stands(anna, later(first, 11), 'within');
  await drag(anna, later(first, 11), later(first, 20));
  await stands(anna, later(first, 20), 'last');
  await drag(anna, later(first, 6), later(first, 7));
  await stands(anna, later(first, 21), 'last');
  assert.doesNotMatch(await classOf(anna, later(first, 2)), /in /);
  await drag(anna, later(second, 4), later(second, 9));
  await stands(anna, later(second, 9), 'within');
  assert.equal(await anna.page.locator('.plan-row').count(), 2);
  await anna.look('plan-two-1200');
  // A trip does not run over another one.
  await drag(anna, later(first, 21), later(second, 8));
  await stands(anna, later(second, 4), 'within');
  await anna.page.locator('#plan-undo').click();
  await anna.page.locator('#plan-undo').click();
  await anna.page.locator(`td[data-day="${later(second, 9)}"]:not(.in)`).waitFor();
  await anna.leave();
});

test('with the network cut it goes on counting', async () => {
  const anna = await Person.at(browser, product.address);
  await ready(anna);
  await anna.context.setOffline(true);
  await uzbekTourist(anna);
  const start = firstOfMonth(2);
  await drag(anna, start, later(start, 9));
  await stands(anna, later(start, 9), 'within');
  await anna.leave();
});

test('trips are kept on the device only if asked', async () => {
  const anna = await Person.at(browser, product.address);
  await ready(anna);
  const start = firstOfMonth(1);
  await drag(anna, start, later(start, 5));
  await stands(anna, start, 'in');
  assert.equal(await anna.page.evaluate(() => localStorage.length), 0);
  await ready(anna);
  assert.doesNotMatch(await classOf(anna, start), /\bin\b/);
  await drag(anna, start, later(start, 5));
  await anna.tick('#plan-keep');
  await ready(anna);
  await stands(anna, start, 'in');
  const [download] = await Promise.all([anna.page.waitForEvent('download'), anna.page.locator('#plan-save').click()]);
  assert.equal(download.suggestedFilename(), 'paiza-plan.json');
  await anna.page.locator('#plan-clear').click();
  await anna.page.locator(`td[data-day="${start}"]:not(.in)`).waitFor();
  assert.equal(await anna.page.evaluate(() => localStorage.length), 0);
  await anna.attach('#plan-open', await download.path());
  await stands(anna, start, 'in');
  await anna.leave();
});

test('every language counts and words it, on a phone and on a desk', async () => {
  for (const language of LANGUAGES) {
    for (const window of [PHONE, {}]) {
      const anna = await Person.at(browser, product.address, window);
      await ready(anna, `/plan?lang=${language}`);
      assert.equal(await anna.page.locator('html').getAttribute('lang'), language);
      await anna.page.selectOption('[name=nationality]', 'UZB');
      await anna.page.selectOption('[name=purpose]', 'tourism');
      const start = firstOfMonth(1);
      await drag(anna, start, later(start, 6));
      await stands(anna, start, 'within');
      assert.doesNotMatch(await anna.text(), /\?\?/);
      await anna.look(`plan-${language}-${window.width ?? 1200}`);
      await anna.leave();
    }
  }
});

test('it looks right in the dark', async () => {
  const anna = await Person.at(browser, product.address, { dark: true });
  await ready(anna);
  await anna.page.selectOption('[name=nationality]', 'UZB');
  await anna.page.selectOption('[name=purpose]', 'tourism');
  const start = firstOfMonth(1);
  await drag(anna, start, later(start, 6));
  await stands(anna, start, 'within');
  await anna.look('plan-dark-1200');
  await anna.leave();
});

test('a step of a drag is painted in time on a slow device', async () => {
  const anna = await Person.at(browser, product.address);
  await ready(anna);
  await anna.page.selectOption('[name=nationality]', 'UZB');
  await anna.page.selectOption('[name=purpose]', 'tourism');
  const devtools = await anna.context.newCDPSession(anna.page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const start = firstOfMonth(1);
  await drag(anna, start, later(start, 3));
  await stands(anna, later(start, 3), 'within');
  const steps = [];
  for (let day = 4; day < 24; day += 1) {
    const from = Date.now();
    await anna.page.evaluate(([last, next]) => {
      const fire = (type, cell) => {
        const { x, y, width, height } = cell.getBoundingClientRect();
        const at = { clientX: x + width / 2, clientY: y + height / 2, bubbles: true, pointerId: 1, button: 0, pointerType: 'pen' };
        cell.dispatchEvent(new PointerEvent(type, at));
      };
      Element.prototype.setPointerCapture = () => {};
      const cell = (day) => document.querySelector(`td[data-day="${day}"]`);
      fire('pointerdown', cell(last));
      fire('pointermove', cell(next));
      fire('pointerup', cell(next));
      return new Promise((done) => {
        const look = () => (cell(next).classList.contains('within') ? done() : requestAnimationFrame(look));
        look();
      });
    }, [later(start, day - 1), later(start, day)]);
    steps.push(Date.now() - from);
  }
  steps.sort((a, b) => a - b);
  const [median, p95] = [steps[10], steps[19]];
  console.log(`a step of a drag, processor slowed ${SLOWER} times: median ${median} ms, worst ${p95} ms (aim ${STEP_AIM_MS} ms)`);
  assert.ok(median <= STEP_AIM_MS * 3, `a step takes ${median} ms`);
  await anna.leave();
});

test('the planner is small, and ready soon', async () => {
  const anna = await Person.at(browser, product.address);
  await ready(anna);
  const hrefs = await anna.page.evaluate(() => {
    const { module, kit } = document.getElementById('plan').dataset;
    return [module, kit];
  });
  const sizes = [];
  for (const href of hrefs) {
    const answer = await fetch(product.address + href, { headers: { 'accept-encoding': 'gzip' } });
    sizes.push(Number(answer.headers.get('content-length')));
  }
  const from = Date.now();
  await ready(anna);
  const ready_ms = Date.now() - from;
  console.log(`module ${sizes[0]} bytes, packs and words of one language ${sizes[1]} bytes, compressed; ready again in ${ready_ms} ms (aim ${READY_AIM_MS} ms)`);
  assert.ok(ready_ms <= READY_AIM_MS * 5, `ready after ${ready_ms} ms`);
  await anna.leave();
});
