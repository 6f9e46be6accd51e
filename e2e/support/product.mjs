// Starts the product as a user would, on a folder and a port of its own, and stops it again.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PAIZA = process.env.PAIZA ?? fileURLToPath(new URL('../../target/debug/paiza', import.meta.url));
const START_LIMIT_MS = 120_000;

/** The running demonstration: its address, and the accounts it printed. */
export class Product {
  static async start() {
    const folder = await mkdtemp(join(tmpdir(), 'paiza-e2e-'));
    const port = await freePort();
    const listen = `127.0.0.1:${port}`;
    const child = spawn(PAIZA, ['serve', '--demo', '--data', folder, '--listen', listen], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const product = new Product(child, folder, `http://${listen}`);
    await product.#ready();
    return product;
  }

  constructor(child, folder, address) {
    this.child = child;
    this.folder = folder;
    this.address = address;
    this.printed = '';
    child.stdout.setEncoding('utf8').on('data', (text) => { this.printed += text; });
    this.ended = new Promise((done) => child.once('exit', done));
  }

  /** The password of a member of staff, from the lines the product prints once: login, password, duty. */
  account(login) {
    const line = this.printed.split('\n').map((text) => text.trim().split(/\s+/)).find(([first]) => first === login);
    if (!line) throw new Error(`the product printed no account \`${login}\`:\n${this.printed}`);
    return { login, password: line[1] };
  }

  async stop() {
    this.child.kill('SIGTERM');
    await this.ended;
    await rm(this.folder, { recursive: true, force: true });
  }

  async #ready() {
    const limit = Date.now() + START_LIMIT_MS;
    while (Date.now() < limit) {
      if (this.child.exitCode !== null) throw new Error(`the product ended with ${this.child.exitCode}:\n${this.printed}`);
      const answer = await fetch(`${this.address}/health/ready`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`the product did not answer in ${START_LIMIT_MS / 1000} s:\n${this.printed}`);
  }
}

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
