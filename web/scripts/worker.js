// A module of WebAssembly at work, beside the page. See `crates/browser/src/door.rs` for the other side of the door.
"use strict";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
let source;      // the compiled module, once
let door;        // what it exports; a new one after a fault
let lasting = []; // requests that set the module up: said again to a new one
let canvas;

/** Compiles while it loads, where the browser can. */
async function compiled(href) {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(`${href}: ${answer.status}`);
  try {
    return await WebAssembly.compileStreaming(answer.clone());
  } catch {
    return WebAssembly.compile(await answer.arrayBuffer());
  }
}

async function opened() {
  if (!door) {
    door = (await WebAssembly.instantiate(await source, {})).exports;
    for (const { request, bytes } of lasting) said(request, bytes);
  }
  return door;
}

/** One question and its answer, through the module's memory. */
function said(request, bytes) {
  const line = encoder.encode(`${JSON.stringify(request)}\n`);
  const size = line.length + bytes.length;
  const at = door.paiza_room(size);
  const room = new Uint8Array(door.memory.buffer, at, size);
  room.set(line);
  room.set(bytes, line.length);
  const length = door.paiza_ask();
  const answer = new Uint8Array(door.memory.buffer, door.paiza_answer(), length);
  return JSON.parse(decoder.decode(answer));
}

/** The pixels of a picture, and its size into the request. */
function pixels(picture, request) {
  const { width, height } = picture;
  if (canvas?.width !== width || canvas?.height !== height) canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(picture, 0, 0);
  picture.close();
  Object.assign(request, { width, height });
  return context.getImageData(0, 0, width, height).data;
}

async function answered({ request, payload }) {
  await opened();
  const isPicture = typeof ImageBitmap !== "undefined" && payload instanceof ImageBitmap;
  const bytes = isPicture ? pixels(payload, request) : new Uint8Array(payload ?? 0);
  try {
    const answer = said(request, bytes);
    if (["trust", "load"].includes(request.do) && !answer.error) lasting = [{ request, bytes }];
    return answer;
  } catch (fault) {
    // A module that failed in the middle is not asked again: the next question gets a new one.
    door = undefined;
    throw fault;
  }
}

onmessage = async ({ data }) => {
  if (data.open) {
    source = compiled(data.open);
    source.catch(() => {}); // said to whoever asks first
    return;
  }
  try {
    postMessage({ id: data.id, answer: await answered(data) });
  } catch (fault) {
    postMessage({ id: data.id, fault: String(fault) });
  }
};
