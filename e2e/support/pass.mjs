// A pass by the API of the running product, as a picture, as a text, and as a film for a camera.

import { writeFile } from 'node:fs/promises';
import { dayFromToday, machineReadableZone } from './passport.mjs';

const WIDTH = 1280;
const HEIGHT = 720;

export const BORN = '1990-05-01';

/** Files an application to which nothing stands in the way, and fetches its pass. */
export async function granted(product, { number = 'AA1234567', family = 'SPECIMEN', given = 'ANVAR' } = {}) {
  const expires = dayFromToday(2000);
  const filing = {
    document: {
      nationality: 'UZB', issuer: 'UZB', kind: 'ordinary-passport', number, expires,
      primary: family, secondary: given, born: BORN, sex: 'M',
    },
    language: 'ru',
    entry: { at: `${dayFromToday(20)}T09:00:00+05:00`, point: 'RUS-PETUKHOVO', mode: 'road' },
    exit: dayFromToday(40),
    purpose: 'work',
    contract: { from: dayFromToday(20), until: dayFromToday(40) },
  };
  const filed = await fetch(`${product.address}/api/v1/applications`, {
    method: 'POST', body: JSON.stringify(filing),
    headers: { 'content-type': 'application/json', 'idempotency-key': `e2e-${number}` },
  });
  const answer = await filed.json();
  if (!filed.ok || answer.stage !== 'granted') throw new Error(`not granted: ${JSON.stringify(answer)}`);
  const file = async (kind) => {
    const path = `${product.address}/api/v1/applications/${answer.reference}/pass${kind}`;
    const got = await fetch(path, { headers: { 'birth-date': BORN } });
    if (!got.ok) throw new Error(`${path}: ${got.status}`);
    return Buffer.from(await got.arrayBuffer());
  };
  const passport = machineReadableZone({ issuer: 'UZB', family, given, number, nationality: 'UZB', born: BORN, sex: 'M', expires });
  return { reference: answer.reference, passport, text: (await file('')).toString(), png: await file('.png') };
}

/**
 * Writes a film of the picture for Chromium's make-believe camera (Y4M, grey, 1280 × 720): the browser itself opens the
 * PNG, so that no library is needed for it.
 */
export async function film(browser, png, path) {
  const page = await browser.newPage();
  const grey = await page.evaluate(async ([base64, width, height]) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    context.fillStyle = '#b8b4aa';
    context.fillRect(0, 0, width, height);
    const side = height - 40;
    context.drawImage(picture, (width - side) / 2, 20, side, side);
    const { data } = context.getImageData(0, 0, width, height);
    let text = '';
    for (let at = 0; at < data.length; at += 4) text += String.fromCharCode(data[at]);
    return btoa(text);
  }, [png.toString('base64'), WIDTH, HEIGHT]);
  await page.close();
  const frame = Buffer.concat([Buffer.from('FRAME\n'), Buffer.from(grey, 'base64'), Buffer.alloc(WIDTH * HEIGHT / 2, 128)]);
  await writeFile(path, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), ...Array(5).fill(frame)]));
  return path;
}
