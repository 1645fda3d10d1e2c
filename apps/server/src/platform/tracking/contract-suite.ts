import { describe, expect, it } from 'vitest';
import type { TrackedRun, Tracking } from './port.ts';

export const someRun: TrackedRun = {
  id: '0197c1de-0000-7000-8000-000000000001',
  model: 'severity',
  version: 3,
  status: 'finished',
  startedAt: new Date('2026-03-01T10:00:00Z'),
  finishedAt: new Date('2026-03-01T10:02:00Z'),
  parameters: { seed: 1, words: [1, 2], note: 'x'.repeat(2000), 'odd:name': true },
  metrics: { macroF1: 0.41, broken: Number.NaN },
  tags: { 'pulse.data': 'abc' },
  file: { name: 'model.bin', bytes: Uint8Array.from([1, 2, 3]) },
};

/** What every tracking promises; each implementation's test runs it. */
export function describeTracking(open: () => Tracking): void {
  describe('tracking', () => {
    it('takes a run, and the same run again under the same name', async () => {
      const tracking = open();
      const first = await tracking.record(someRun);
      expect(await tracking.record(someRun)).toBe(first);
    });

    it('takes a run that failed and has no model', async () => {
      const failed: TrackedRun = {
        ...someRun,
        id: '0197c1de-0000-7000-8000-000000000002',
        status: 'failed',
        parameters: {},
        metrics: {},
        file: undefined,
      };
      await expect(open().record(failed)).resolves.not.toBe('');
    });

    it('is healthy', async () => {
      const tracking = open();
      expect(await tracking.health()).toMatchObject({ ok: true, kind: tracking.kind });
    });
  });
}
