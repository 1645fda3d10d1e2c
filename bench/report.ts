import { randomUUID } from 'node:crypto';
import { createClient, routes } from '@pulse/contract';
import { startChild } from './child.ts';
import { type City, startCity } from './city.ts';
import { startDatabase } from './database.ts';
import { median, quantile, whole } from './figures.ts';

const reports = 1_500;
const atOnce = 16;
const rounds = 3;

/** Reports as citizens make them, beside a bare server that only does the INSERT. */
export const benchReport = async (): Promise<boolean> => {
  const database = await startDatabase();
  const city = await startCity({ DATABASE_URL: await database.create('city') });
  const bare = startChild('./bare-report.ts', [await database.create('bare')]);
  try {
    const port = await bare.hear((message) =>
      typeof message === 'object' && message !== null && 'port' in message
        ? Number(message.port)
        : undefined,
    );
    const token = await citizenToken(city);
    const ours: Run[] = [];
    const theirs: Run[] = [];
    for (let round = 0; round < rounds; round += 1) {
      theirs.push(await run(`http://127.0.0.1:${port}/`, {}));
      ours.push(await run(`${city.baseUrl}/api/incidents`, { authorization: `Bearer ${token}` }));
    }
    const rate = median(ours.map((one) => one.perSecond));
    const bareRate = median(theirs.map((one) => one.perSecond));
    console.log(
      `  ${whole(rate)} reports/s, p95 ${whole(median(ours.map((one) => one.p95Ms)))} ms; bare ${whole(bareRate)}/s, p95 ${whole(median(theirs.map((one) => one.p95Ms)))} ms; ratio ${(rate / bareRate).toFixed(2)}`,
    );
    return true;
  } finally {
    bare.close();
    await city.close();
    await database.close();
  }
};

const citizenToken = async (city: City): Promise<string> => {
  const call = createClient({ baseUrl: city.baseUrl });
  const phone = '+919900000001';
  await call(routes.requestCode, { body: { phone } });
  const { items } = await call(routes.listOutbox, { query: { to: phone } });
  const { accessToken } = await call(routes.loginWithCode, {
    body: { phone, otp: items[0]?.code ?? '' },
  });
  return accessToken;
};

interface Run {
  readonly perSecond: number;
  readonly p95Ms: number;
}

const run = async (url: string, headers: Record<string, string>): Promise<Run> => {
  const delaysMs: number[] = [];
  let left = reports;
  const startedMs = performance.now();
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const sentMs = performance.now();
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
        },
        body: JSON.stringify({
          category: 'garbage',
          description: `Garbage heap number ${left} beside the bus stop`,
          lat: 12.95 + (left % 100) / 10_000,
          lng: 77.58 + (left % 70) / 10_000,
        }),
      });
      if (response.status !== 201)
        throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
      await response.arrayBuffer();
      delaysMs.push(performance.now() - sentMs);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - startedMs) / 1000;
  return { perSecond: reports / seconds, p95Ms: quantile(delaysMs, 0.95) };
};
