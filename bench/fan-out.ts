import { randomUUID } from 'node:crypto';
import { routes } from '@pulse/contract';
import { type Child, startChild } from './child.ts';
import { startCity } from './city.ts';
import { median, promise, whole } from './figures.ts';

const listeners = 5_000;
const processes = 2;
const tries = 7;

/** An incident becoming public, from the request to the last of 5,000 sockets. */
export const benchFanOut = async (): Promise<boolean> => {
  const bareMs = await bareFanOut();
  const city = await startCity();
  let clients: Child[] = [];
  try {
    const admin = await city.signInStaff('admin@demo.pulse');
    const citizen = await city.signInCitizen('+919900000002');
    const { toQueueMs, toMapMs } = await screensAtRest(city, citizen, admin);
    clients = await listen(city.baseUrl, '');
    const delays: number[] = [];
    let dropped = 0;
    for (let round = 0; round < tries; round += 1) {
      const { id, version } = await report(citizen, round);
      const { hearing } = await expectMessage(clients);
      const sentNs = process.hrtime.bigint();
      await admin(routes.approveIncident, { params: { id }, body: { version } });
      const heard = await hearing;
      delays.push(heard.lastMs(sentNs));
      dropped = heard.dropped;
    }
    const ms = median(delays);
    console.log(
      `  ${whole(listeners)} sockets: ${whole(ms)} ms to the last (worst ${whole(Math.max(...delays))}); bare Socket.io ${whole(bareMs)} ms; ratio ${(ms / bareMs).toFixed(2)}`,
    );
    return [
      promise('to the last socket in under 1,000 ms', Math.max(...delays) < 1_000),
      promise(`nobody dropped (${dropped})`, dropped === 0),
      underHalfASecond('a report to an open queue at rest', toQueueMs),
      underHalfASecond('its approval to an open map at rest', toMapMs),
    ].every((held) => held);
  } finally {
    for (const client of clients) client.close();
    await city.close();
  }
};

const underHalfASecond = (what: string, delaysMs: readonly number[]): boolean =>
  promise(
    `${what}: median ${whole(median(delaysMs))} ms, worst ${whole(Math.max(...delaysMs))} ms, under 500`,
    delaysMs.length > 0 && Math.max(...delaysMs) < 500,
  );

type City = Awaited<ReturnType<typeof startCity>>;
type Caller = Awaited<ReturnType<City['signInCitizen']>>;

const report = (citizen: Caller, round: number) =>
  citizen(routes.createIncident, {
    idempotencyKey: randomUUID(),
    body: {
      category: 'flooding',
      description: `Knee-deep water at the underpass, measure ${round}`,
      lat: 12.9716 + round / 1000,
      lng: 77.5946,
    },
  });

/** A report to an officer's open queue, and its approval to a neighbour's open map, at rest. */
const screensAtRest = async (city: City, citizen: Caller, admin: Caller) => {
  const token = await city.staffToken('admin@demo.pulse');
  const [queue] = await listen(city.baseUrl, '', 1, 1, token);
  const [map] = await listen(city.baseUrl, '', 1, 1);
  const toQueueMs: number[] = [];
  const toMapMs: number[] = [];
  for (let round = 0; round < 10 && queue && map; round += 1) {
    const onQueue = await expectMessage([queue]);
    const reportedNs = process.hrtime.bigint();
    const { id, version } = await report(citizen, 100 + round);
    toQueueMs.push((await onQueue.hearing).lastMs(reportedNs));
    const onMap = await expectMessage([map]);
    const approvedNs = process.hrtime.bigint();
    await admin(routes.approveIncident, { params: { id }, body: { version } });
    toMapMs.push((await onMap.hearing).lastMs(approvedNs));
  }
  queue?.close();
  map?.close();
  return { toQueueMs, toMapMs };
};

const listen = async (
  url: string,
  mode: string,
  count = listeners,
  split = processes,
  token = '',
) => {
  const clients = Array.from({ length: split }, () =>
    startChild('./fan-out-clients.ts', [url, String(count / split), mode, token]),
  );
  await Promise.all(clients.map((client) => client.hear((message) => has(message, 'connected'))));
  return clients;
};

/** Resets the listeners; the answer resolves when all of them have heard the next message. */
const expectMessage = async (clients: readonly Child[]) => {
  await Promise.all(
    clients.map((client) => {
      const ready = client.hear((message) => has(message, 'listening'));
      client.say({ reset: true });
      return ready;
    }),
  );
  const all = Promise.all(
    clients.map((client) =>
      client.hear((message) => (has(message, 'lastNs') === undefined ? undefined : { message })),
    ),
  );
  return wrap(
    all.then((answers) => ({
      dropped: answers.reduce((sum, { message }) => sum + Number(has(message, 'dropped')), 0),
      lastMs: (sentNs: bigint) =>
        Math.max(
          ...answers.map(
            ({ message }) => Number(BigInt(String(has(message, 'lastNs'))) - sentNs) / 1e6,
          ),
        ),
    })),
  );
};

/** Keeps `await` from waiting for the message as well. */
const wrap = <T>(hearing: Promise<T>) => ({ hearing });

const bareFanOut = async (): Promise<number> => {
  const server = startChild('./bare-sockets.ts');
  const port = Number(await server.hear((message) => has(message, 'port')));
  const clients = await listen(`http://127.0.0.1:${port}`, 'bare');
  const delays: number[] = [];
  for (let round = 0; round < tries; round += 1) {
    const { hearing } = await expectMessage(clients);
    const sending = server.hear((message) => has(message, 'sentNs'));
    server.say({ payload: { position: round, incident: { description: 'x'.repeat(900) } } });
    const sentNs = BigInt(String(await sending));
    delays.push((await hearing).lastMs(sentNs));
  }
  for (const client of [...clients, server]) client.close();
  return median(delays);
};

const has = (message: unknown, name: string): unknown =>
  typeof message === 'object' && message !== null && name in message
    ? Reflect.get(message, name)
    : undefined;
