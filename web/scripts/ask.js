// Through which a page asks a module of WebAssembly, in a worker, so that the page stays awake.
"use strict";

/* exported Module */
class Module {
  #worker;
  #workerHref;
  #moduleHref;
  #waiting = new Map();
  #next = 0;

  /** The hrefs of the worker's script and of the module. Nothing is loaded before the first question. */
  constructor(workerHref, moduleHref) {
    this.#workerHref = workerHref;
    this.#moduleHref = moduleHref;
  }

  /**
   * Asks: a request, and what belongs to it: bytes (`ArrayBuffer`), or a picture (`ImageBitmap`), which the worker
   * turns into pixels and measures for the request. Both are handed over and cannot be used afterwards.
   */
  ask(request, payload) {
    this.#worker ??= this.#start();
    const id = this.#next++;
    return new Promise((done, fail) => {
      this.#waiting.set(id, { done, fail });
      this.#worker.postMessage({ id, request, payload }, payload ? [payload] : []);
    });
  }

  #start() {
    const worker = new Worker(this.#workerHref);
    worker.onmessage = ({ data }) => {
      const asker = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.fault === undefined) asker?.done(data.answer);
      else asker?.fail(new Error(data.fault));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#worker = undefined;
      worker.terminate();
      for (const { fail } of this.#waiting.values()) fail(new Error(event.message || "the worker did not start"));
      this.#waiting.clear();
    };
    worker.postMessage({ open: this.#moduleHref });
    return worker;
  }
}
