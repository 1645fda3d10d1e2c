import { routes } from '@pulse/contract';
import autocannon from 'autocannon';
import { startChild } from './child.ts';
import { startCity } from './city.ts';
import { median, promise, quantile, whole } from './figures.ts';

const path = '/api/incidents?status=active&limit=100';
const rounds = 5;
const secondsEach = 4;
const connections = 50;
const freshnessTries = 20;

/** The public list of 100 beside a bare server that sends the same bytes. */
export const benchHotList = async (): Promise<boolean> => {
  const city = await startCity();
  const bare = startChild('./bare-http.ts');
  try {
    const body = await (await fetch(`${city.baseUrl}${path}`)).text();
    bare.say({ body });
    const port = await bare.hear((message) => portOf(message));
    const ours: autocannon.Result[] = [];
    const theirs: autocannon.Result[] = [];
    // In turn, so that a machine that slows down slows both.
    for (let round = 0; round < rounds; round += 1) {
      theirs.push(await load(`http://127.0.0.1:${port}/`));
      ours.push(await load(`${city.baseUrl}${path}`));
    }
    const rate = median(ours.map((one) => one.requests.average));
    const bareRate = median(theirs.map((one) => one.requests.average));
    const p99 = median(ours.map((one) => one.latency.p99));
    const bareP99 = median(theirs.map((one) => one.latency.p99));
    const items = JSON.parse(body).items.length;
    console.log(
      `  ${items} incidents, ${whole(body.length / 1024)} kB: ${whole(rate)}/s, p99 ${p99} ms; bare ${whole(bareRate)}/s, p99 ${bareP99} ms`,
    );
    const failures = ours.reduce((sum, one) => sum + one.non2xx + one.errors, 0);
    const freshMs = await freshness(city);
    return [
      promise(`no failed request (${failures})`, failures === 0),
      promise(
        `requests a second ${(rate / bareRate).toFixed(2)} of bare, at least 0.50`,
        rate >= bareRate / 2,
      ),
      promise(`p99 ${(p99 / bareP99).toFixed(2)} of bare, at most 2.00`, p99 <= bareP99 * 2),
      promise(
        `fresh after a change: median ${whole(median(freshMs))} ms, worst ${whole(Math.max(...freshMs))} ms, under 1,000`,
        quantile(freshMs, 1) < 1_000,
      ),
    ].every((held) => held);
  } finally {
    bare.close();
    await city.close();
  }
};

const load = (url: string): Promise<autocannon.Result> =>
  autocannon({ url, connections, duration: secondsEach });

const portOf = (message: unknown): number | undefined =>
  typeof message === 'object' && message !== null && 'port' in message
    ? Number(message.port)
    : undefined;

/** From the moment an approval is answered until the public list holds it. */
const freshness = async (city: Awaited<ReturnType<typeof startCity>>): Promise<number[]> => {
  const admin = await city.signInStaff('admin@demo.pulse');
  const { items } = await admin(routes.listIncidents, {
    query: { status: 'reported', limit: String(freshnessTries) },
  });
  const delays: number[] = [];
  for (const { id, version } of items) {
    await admin(routes.approveIncident, { params: { id }, body: { version } });
    const answeredMs = performance.now();
    const url = `${city.baseUrl}/api/incidents?status=active&limit=200&sort=updated`;
    while (!(await (await fetch(url)).text()).includes(id)) {
      if (performance.now() - answeredMs > 10_000) break;
    }
    delays.push(performance.now() - answeredMs);
  }
  return delays;
};
