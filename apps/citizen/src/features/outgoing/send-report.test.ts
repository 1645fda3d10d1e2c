import { ApiError, type ErrorCode, UnreachableError } from '@pulse/contract';
import { describe, expect, it } from 'vitest';
import { incidentWith } from '../near-me/incident.fixture.ts';
import type { OutgoingReport } from './outgoing-report.ts';
import { type SendPorts, sendReport } from './send-report.ts';

const report: OutgoingReport = {
  id: 'key-1',
  category: 'waste',
  description: 'Heap of waste',
  place: { lat: 12.97, lng: 77.59, from: 'gps', wardId: null, wardName: null },
  photos: [
    { key: 'p-1', blob: new Blob(['one']) },
    { key: 'p-2', blob: new Blob(['two']) },
  ],
  createdAtMs: 0,
  state: 'waiting',
  tries: 0,
};

const problem = (status: number, code: ErrorCode, retryAfterSeconds?: number) =>
  new ApiError({
    type: 'about:blank',
    title: '',
    status,
    detail: 'why',
    code,
    requestId: '',
    retryAfterSeconds,
  });

/** A city that keeps what it gets by key, as the real one does; `fail` makes a step fail. */
const city = (fail: (step: string) => Error | undefined = () => undefined) => {
  const uploads = new Map<string, string>();
  const incidents = new Map<string, string>();
  const saved: OutgoingReport[] = [];
  const ports: SendPorts = {
    upload: async (_, key) => {
      const error = fail(`upload ${key}`);
      if (error) throw error;
      uploads.set(key, `id-${key}`);
      const urls = { thumb: '', medium: '', large: '' };
      return { id: `id-${key}`, width: 1, height: 1, urls };
    },
    create: async ({ id, photos }) => {
      incidents.set(id, photos.map(({ uploadedId }) => uploadedId).join());
      const error = fail('create');
      if (error) throw error;
      return incidentWith({ ref: 'BLR-1' });
    },
    save: async (one) => {
      saved.push(structuredClone(one));
    },
    newKey: () => `new-${saved.length}`,
  };
  return { ports, uploads, incidents, saved };
};

describe('sendReport', () => {
  it('sends photos first, then the report that names them', async () => {
    const { ports, incidents } = city();
    expect(await sendReport(report, ports)).toMatchObject({ kind: 'sent' });
    expect([...incidents]).toEqual([['key-1', 'id-p-1,id-p-2']]);
  });

  it('goes on after the last photo that arrived, and the city has one report', async () => {
    let down = true;
    const { ports, incidents, uploads } = city((step) =>
      down && (step === 'upload p-2' || step === 'create') ? new UnreachableError('') : undefined,
    );
    const first = await sendReport(report, ports);
    if (first.kind !== 'later') throw new Error(`was ${first.kind}`);
    expect(first.report.photos[0]?.uploadedId).toBe('id-p-1');
    down = false;
    expect(await sendReport(first.report, ports)).toMatchObject({ kind: 'sent' });
    expect(uploads.size).toBe(2);
    expect(incidents.size).toBe(1);
  });

  it('uses the same key again when the acknowledgement was lost', async () => {
    let lost = true;
    const { ports, incidents } = city((step) =>
      lost && step === 'create' ? new UnreachableError('') : undefined,
    );
    const first = await sendReport(report, ports);
    lost = false;
    if (first.kind !== 'later') throw new Error(`was ${first.kind}`);
    await sendReport(first.report, ports);
    expect([...incidents.keys()]).toEqual(['key-1']);
  });

  it('asks to sign in, and keeps everything, when nobody is signed in', async () => {
    const { ports, saved } = city(() => problem(401, 'unauthenticated'));
    expect(await sendReport(report, ports)).toMatchObject({ kind: 'signIn' });
    expect(saved.at(-1)).toMatchObject({ state: 'signIn', photos: [{ key: 'p-1' }, {}] });
  });

  it('waits as long as a busy city asks, else longer each time', async () => {
    const busy = city(() => problem(429, 'rate_limited', 30));
    expect(await sendReport(report, busy.ports)).toMatchObject({ retryAfterMs: 30_000 });
    const down = city(() => new UnreachableError(''));
    expect(await sendReport({ ...report, tries: 2 }, down.ports)).toMatchObject({
      retryAfterMs: 20_000,
    });
  });

  it('sends photos again under new keys when the city threw them away', async () => {
    const { ports, saved } = city((step) =>
      step === 'create' ? problem(400, 'unknown_photo') : undefined,
    );
    expect(await sendReport(report, ports)).toMatchObject({ kind: 'later' });
    const photos = saved.at(-1)?.photos ?? [];
    expect(photos.map(({ uploadedId }) => uploadedId)).toEqual([undefined, undefined]);
    expect(photos[0]?.key).not.toBe('p-1');
  });

  it('does not try again what the city refuses', async () => {
    const { ports } = city(() => problem(400, 'outside_city'));
    expect(await sendReport(report, ports)).toMatchObject({
      kind: 'refused',
      report: { state: 'refused', refusal: { code: 'outside_city' } },
    });
  });
});
