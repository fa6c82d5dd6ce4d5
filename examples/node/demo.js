import { spawn } from 'node:child_process';
import { createPrivateKey, randomUUID, sign, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const JAR = process.env.KONTAKTREGISTER_DEMO_JAR
  ?? fileURLToPath(new URL('../../demo/target/kontaktregister-demo.jar', import.meta.url));
const JAVA_OPTIONS = ['-XX:+UseSerialGC', '-Xmx256m'];
const PATIENCE_MS = 120_000;

/** A registry for the tests: the demo in a process of its own. */
export class Demo {
  static async start() {
    const folder = await mkdtemp(join(tmpdir(), 'registry-'));
    const ready = join(folder, 'ready');
    const log = await open(join(folder, 'log'), 'w');
    const child = spawn('java',
      [...JAVA_OPTIONS, '-jar', JAR, '--port', '0', '--ready-file', ready, '--stop-when-stdin-closes'],
      { stdio: ['pipe', log.fd, log.fd] });
    const demo = new Demo(child, folder);
    await once(child, 'spawn');
    await log.close();
    const end = Date.now() + PATIENCE_MS;
    while (!existsSync(ready)) {
      if (demo.hasEnded() || Date.now() > end) {
        const reason = await readFile(join(folder, 'log'), 'utf8');
        await demo.stop();
        throw new Error(`The demo did not start: ${reason}`);
      }
      await setTimeout(50);
    }
    demo.url = (await readFile(ready, 'utf8')).trim();
    return demo;
  }

  constructor(child, folder) {
    this.child = child;
    this.folder = folder;
  }

  hasEnded() {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async stop() {
    if (!this.hasEnded()) {
      this.child.kill();
      await once(this.child, 'exit');
    }
    await rm(this.folder, { recursive: true });
  }

  reset() {
    return this.#control('reset');
  }

  /** A fresh citizen, with a synthetic number that nobody in the registry has. */
  registerCitizen(state = {}) {
    return this.#control('citizens', state);
  }

  reserve(citizen) {
    return this.#control(`citizens/${citizen.id}/reserve`);
  }

  liftReservation(citizen) {
    return this.#control(`citizens/${citizen.id}/lift-reservation`);
  }

  /** A token from the demo's Maskinporten, for an assertion that the enterprise's key has signed. */
  async token(virksomhetsidentifikator, scope) {
    const { key, certificates } = await this.#control('keys', { virksomhetsidentifikator });
    const issuer = `${this.url}/maskinporten/`;
    const now = Math.floor(Date.now() / 1000);
    const header = { alg: 'RS256', x5c: [new X509Certificate(certificates).raw.toString('base64')] };
    const claims = { iss: 'my-client', aud: issuer, scope, iat: now, exp: now + 100, jti: randomUUID() };
    const content = [header, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const signature = sign('RSA-SHA256', Buffer.from(content), createPrivateKey(key));
    const { access_token: token } = await json(fetch(`${issuer}token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: `${content}.${signature.toString('base64url')}`,
      }),
    }));
    return token;
  }

  #control(path, body) {
    return json(fetch(`${this.url}/demo/v1/${path}`, {
      method: 'POST',
      headers: body && { 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    }));
  }
}

async function json(answer) {
  const response = await answer;
  if (!response.ok) {
    throw new Error(`The demo answered ${response.status}: ${await response.text()}`);
  }
  const content = await response.text();
  return content === '' ? undefined : JSON.parse(content);
}
