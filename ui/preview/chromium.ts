// Debian's chromium without a window, spoken to over its own pipe (Chrome DevTools Protocol): for measuring
// and photographing the preview build. Nothing is installed for it, and it reaches loopback alone.

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

export interface Shape {
  name: string;
  width: number;
  height: number;
  /** Millimetres of a pixel on the screen that it stands for. */
  mmPerPx: number;
}

/** The two screens that the kiosk is sold with. */
export const PORTRAIT: Shape = { name: 'portrait', width: 1080, height: 1920, mmPerPx: 0.3114 };
export const LANDSCAPE: Shape = { name: 'landscape', width: 1920, height: 1080, mmPerPx: 0.248 };

type Answer = {
  id?: number;
  method?: string;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
};

export class Chromium {
  private next = 0;
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private readonly heard = new Set<(answer: Answer) => void>();

  private constructor(
    private readonly process: ChildProcess,
    private readonly profile: string,
  ) {
    let rest = '';
    (process.stdio[4] as Readable).setEncoding('utf8').on('data', (part: string) => {
      const messages = (rest + part).split('\0');
      rest = messages.pop()!;
      for (const message of messages) this.take(JSON.parse(message) as Answer);
    });
  }

  static async start(): Promise<Chromium> {
    const profile = mkdtempSync(join(tmpdir(), 'kiosk-preview-'));
    const process = spawn(
      'chromium',
      [
        '--headless=new',
        '--remote-debugging-pipe',
        '--no-sandbox',
        '--disable-gpu',
        '--hide-scrollbars',
        // Several pages at once, of which one alone is in front.
        '--disable-renderer-backgrounding',
        '--disable-backgrounding-occluded-windows',
        '--force-color-profile=srgb',
        `--user-data-dir=${profile}`,
        'about:blank',
      ],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
    );
    return new Chromium(process, profile);
  }

  async open(url: string, shape: Shape): Promise<Tab> {
    const { targetId } = (await this.send('Target.createTarget', { url: 'about:blank' })) as {
      targetId: string;
    };
    const { sessionId } = (await this.send('Target.attachToTarget', { targetId, flatten: true })) as {
      sessionId: string;
    };
    const tab = new Tab(this, targetId, sessionId);
    await tab.send('Page.enable');
    await tab.send('Emulation.setDeviceMetricsOverride', {
      width: shape.width,
      height: shape.height,
      deviceScaleFactor: 1,
      mobile: false,
    });
    await tab.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-reduced-motion', value: 'reduce' }],
    });
    const loaded = this.once(
      (answer) => answer.method === 'Page.loadEventFired' && answer.sessionId === sessionId,
    );
    await tab.send('Page.navigate', { url });
    await loaded;
    return tab;
  }

  async stop(): Promise<void> {
    const gone = new Promise((done) => this.process.once('exit', done));
    await this.send('Browser.close').catch(() => undefined);
    await gone;
    rmSync(this.profile, { recursive: true, force: true });
  }

  send(method: string, params: object = {}, sessionId?: string): Promise<unknown> {
    const id = ++this.next;
    (this.process.stdio[3] as Writable).write(JSON.stringify({ id, method, params, sessionId }) + '\0');
    return new Promise((done, failed) =>
      this.waiting.set(id, ({ error, result }) =>
        error ? failed(new Error(`${method}: ${error.message}`)) : done(result),
      ),
    );
  }

  private once(fits: (answer: Answer) => boolean): Promise<void> {
    return new Promise((done) => {
      const listen = (answer: Answer) => {
        if (!fits(answer)) return;
        this.heard.delete(listen);
        done();
      };
      this.heard.add(listen);
    });
  }

  private take(answer: Answer): void {
    if (answer.id === undefined) return this.heard.forEach((listen) => listen(answer));
    this.waiting.get(answer.id)?.(answer);
    this.waiting.delete(answer.id);
  }
}

export class Tab {
  constructor(
    private readonly chromium: Chromium,
    private readonly target: string,
    private readonly session: string,
  ) {}

  send(method: string, params: object = {}): Promise<unknown> {
    return this.chromium.send(method, params, this.session);
  }

  /** The value of an expression, which may be a promise. */
  async value<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = (await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })) as {
      result: { value: T };
      exceptionDetails?: { text: string; exception?: { description?: string } };
    };
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Waits, in the page, until the expression is true. */
  async until(expression: string, seconds = 10): Promise<void> {
    const came = await this.value<boolean>(`new Promise((done) => {
      const from = performance.now();
      const look = () => {
        if (${expression}) done(true);
        else if (performance.now() - from > ${seconds * 1000}) done(false);
        else setTimeout(look, 20);
      };
      look();
    })`);
    if (!came) throw new Error(`never true: ${expression}`);
  }

  async picture(file: string): Promise<void> {
    const { data } = (await this.send('Page.captureScreenshot', { format: 'png' })) as { data: string };
    writeFileSync(file, Buffer.from(data, 'base64'));
  }

  async close(): Promise<void> {
    await this.chromium.send('Target.closeTarget', { targetId: this.target });
  }
}
