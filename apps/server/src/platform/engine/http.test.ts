import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { openTestEngine, type TestEngine } from '../../testing/test-engine.ts';
import { aWeekOfHours, describeEngine } from './contract-suite.ts';
import { createHttpEngine } from './http.ts';

describe('an engine elsewhere', () => {
  const token = 'known-to-both-sides';
  let test: TestCtx;
  let remote: TestEngine;
  beforeAll(async () => {
    test = await openTestCtx();
    remote = await openTestEngine(test.ctx, { token });
  });
  afterAll(async () => {
    await remote.close();
    await test.close();
  });

  describeEngine(async () => createHttpEngine({ url: remote.url, token, timeoutMs: 15_000 }));

  it('does not take work from who does not know the token', async () => {
    const engine = createHttpEngine({ url: remote.url, token: 'a-wrong-one', timeoutMs: 5_000 });
    await expect(engine.predict([aWeekOfHours()])).rejects.toMatchObject({ code: 'refused' });
  });

  it('takes more than fits into one request', async () => {
    const engine = createHttpEngine({ url: remote.url, token, timeoutMs: 15_000 });
    const many = Array.from({ length: 70 }, (_, level) =>
      aWeekOfHours({ values: Float64Array.of(level, level), seasons: [], horizon: 1 }),
    );
    const forecasts = await engine.predict(many);
    expect(forecasts.map(({ points }) => points[0]?.value)).toEqual([...many.keys()]);
  });

  it('keeps the offset of the place', async () => {
    const engine = createHttpEngine({ url: remote.url, token, timeoutMs: 15_000 });
    const asked = aWeekOfHours({ offsetMinutes: 330 });
    const [forecast] = await engine.predict([asked]);
    expect(forecast?.points[0]?.atMs).toBe(asked.startMs + 168 * asked.stepMs);
  });
});

describe('an engine that is away', () => {
  const servers: Server[] = [];
  const listen = (handle: Parameters<typeof createServer>[1]): Promise<string> => {
    const server = createServer(handle);
    servers.push(server);
    return new Promise((resolve) =>
      server.listen(0, '127.0.0.1', () =>
        resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
      ),
    );
  };
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  it('is said to be, and is not waited for', async () => {
    const engine = createHttpEngine({ url: 'http://127.0.0.1:1', timeoutMs: 1_000 });
    await expect(engine.predict([aWeekOfHours()])).rejects.toMatchObject({ code: 'unreachable' });
    expect(await engine.health()).toMatchObject({ ok: false });
  });

  it('is given up when it does not answer in time', async () => {
    const url = await listen(() => {});
    const engine = createHttpEngine({ url, timeoutMs: 50 });
    await expect(engine.predict([aWeekOfHours()])).rejects.toMatchObject({ code: 'late' });
  });

  it('is left alone after failing several times, then tried again', async () => {
    let asked = 0;
    const url = await listen((_request, response) => {
      asked += 1;
      if (asked <= 3) response.destroy();
      else response.end(JSON.stringify({ items: [] }));
    });
    const engine = createHttpEngine({ url, timeoutMs: 2_000, openMs: 150 });
    for (let n = 0; n < 6; n += 1) {
      await expect(engine.models()).rejects.toMatchObject({ code: 'unreachable' });
    }
    expect(asked).toBe(3);
    await vi.waitFor(async () => expect(await engine.models()).toEqual([]), { timeout: 4_500 });
  });
});
