// A person at a keyboard, in Debian's Chromium. Nothing here clicks: what cannot be reached by Tab cannot be used.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREENSHOTS = fileURLToPath(new URL('../screenshots/', import.meta.url));
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--lang=en-US',
];
const MAX_TABS = 250;
const MAX_CHOICES = 400;
// Chromium at times loses the first request for a file window while a page is still settling.
const MAX_ATTEMPTS = 4;

/**
 * One browser for a test file; each person gets a window of their own. `camera` is a film (Y4M) that plays before its
 * camera.
 */
export async function openBrowser({ camera } = {}) {
  const film = camera
    ? ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${camera}`]
    : [];
  return chromium.launch({
    executablePath: process.env.CHROMIUM?.includes('/') ? process.env.CHROMIUM : `/usr/bin/${process.env.CHROMIUM ?? 'chromium'}`,
    headless: true,
    args: [...FLAGS, ...film],
    // The order in which a date field wants its parts follows the language of the browser.
    env: { ...process.env, LANGUAGE: 'en_US', LANG: 'C.UTF-8' },
  });
}

export class Person {
  /** A person with a window; `script: false` switches JavaScript off, `zone` is where the window stands. */
  static async at(browser, address, { width = 1200, height = 900, script = true, dark = false, zone } = {}) {
    const context = await browser.newContext({
      viewport: { width, height }, locale: 'en-US', javaScriptEnabled: script, colorScheme: dark ? 'dark' : 'light', timezoneId: zone,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    return new Person(context, page, address, script);
  }

  constructor(context, page, address, hasScript) {
    this.hasScript = hasScript;
    this.context = context;
    this.page = page;
    this.address = address;
  }

  async open(path) {
    const answer = await this.page.goto(this.address + path);
    assert.ok(answer.ok(), `${path} answers ${answer.status()}`);
  }

  /** Presses Tab until the element that fits the selector has the focus. */
  async goTo(selector) {
    for (let tabs = 0; tabs <= MAX_TABS; tabs += 1) {
      if (await this.#focusFits(selector)) return;
      await this.page.keyboard.press('Tab');
    }
    assert.fail(`\`${selector}\` cannot be reached by keyboard on ${this.page.url()}`);
  }

  /** Writes into the field, in place of what stood there. */
  async write(selector, text) {
    await this.goTo(selector);
    await this.page.keyboard.press('Control+A');
    const lines = text.split('\n');
    for (const [index, line] of lines.entries()) {
      if (index > 0) await this.page.keyboard.press('Enter');
      await this.page.keyboard.type(line);
    }
    assert.equal(await this.page.locator(selector).inputValue(), text);
  }

  /** Types a day (`2026-08-10`) into a date field, part by part, in the American order of the browser's language. */
  async writeDay(selector, day) {
    await this.goTo(selector);
    const [year, month, date] = day.split('-');
    await this.page.keyboard.type(`${month}${date}${year}`);
    assert.equal(await this.page.locator(selector).inputValue(), day);
  }

  /** Types an hour (`09:00`) into a time field. */
  async writeHour(selector, hour) {
    await this.goTo(selector);
    const [hours, minutes] = hour.split(':').map(Number);
    const half = hours < 12 ? 'AM' : 'PM';
    await this.page.keyboard.type(`${String(hours % 12 || 12).padStart(2, '0')}${String(minutes).padStart(2, '0')}${half}`);
    assert.equal(await this.page.locator(selector).inputValue(), hour);
  }

  /** Goes down a list until the choice stands there. */
  async choose(selector, value) {
    await this.goTo(selector);
    await this.page.keyboard.press('Home');
    for (let step = 0; step <= MAX_CHOICES; step += 1) {
      if (await this.page.locator(selector).inputValue() === value) return;
      await this.page.keyboard.press('ArrowDown');
    }
    assert.fail(`\`${selector}\` has no choice \`${value}\` on ${this.page.url()}`);
  }

  async tick(selector) {
    await this.goTo(selector);
    await this.page.keyboard.press('Space');
    assert.ok(await this.page.locator(selector).isChecked());
  }

  /** Hands a file to a file field: the field opens the browser's own window, which no page can see. */
  async attach(selector, file) {
    await this.goTo(selector);
    for (let attempt = 1; ; attempt += 1) {
      const opened = this.page.waitForEvent('filechooser', { timeout: 3_000 }).catch(() => null);
      await this.page.keyboard.press('Space');
      const chooser = await opened;
      if (chooser) return chooser.setFiles(file);
      assert.ok(attempt < MAX_ATTEMPTS, `\`${selector}\` opens no window for choosing a file`);
    }
  }

  /** Presses Enter on a link or a button, and waits for the page that follows. */
  async follow(selector) {
    await this.goTo(selector);
    const [answer] = await Promise.all([
      this.page.waitForNavigation({ waitUntil: 'load' }),
      this.page.keyboard.press('Enter'),
    ]);
    return answer.status();
  }

  /** Opens or closes what folds. */
  async unfold(selector) {
    await this.goTo(selector);
    await this.page.keyboard.press('Enter');
  }

  async heading() {
    return (await this.page.locator('h1').first().innerText()).trim();
  }

  async text() {
    return this.page.locator('main').innerText();
  }

  /** Takes a picture of the whole page, and has axe and the width of the window look at it. */
  async look(name) {
    await mkdir(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: `${SCREENSHOTS}${name}.png`, fullPage: true });
    await this.#nothingHangsOut(name);
    // axe is a script itself: where scripts are off it cannot run.
    if (this.hasScript) await this.#axeFindsNothing(name);
  }

  async leave() {
    await this.context.close();
  }

  async #focusFits(selector) {
    return this.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  }

  async #nothingHangsOut(name) {
    const [inside, window] = await this.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(inside <= window, `${name}: the page is ${inside} px wide in a window of ${window} px`);
  }

  async #axeFindsNothing(name) {
    // The page's content security policy allows no foreign script; what the tester evaluates does not fall under it.
    await this.page.evaluate(`${AXE};undefined`);
    const found = await this.page.evaluate(async () => (await window.axe.run()).violations
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`));
    assert.deepEqual(found, [], `${name}: what axe found`);
  }
}
