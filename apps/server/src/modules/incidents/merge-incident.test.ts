import type { Incident } from '@pulse/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeIncident } from './merge-incident.ts';
import { openScene, type Scene, seen } from './testing/scene.ts';

describe('mergeIncident', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  const merge = (from: { id: string; version: number }, into: { id: string }) =>
    mergeIncident(scene.as(scene.eastOfficer), { ...seen(from), into: into.id });

  it('marks the duplicate and tells of both', async () => {
    const [original, copy] = [await scene.active(), await scene.report()];
    expect(await merge(copy, original)).toMatchObject({
      status: 'duplicate',
      duplicateOf: original.id,
    });
    const events = await scene.ctx.db
      .selectFrom('outbox')
      .select('payload')
      .where('topic', '=', 'incident.changed')
      .execute();
    const payloads = events.map(({ payload }) => payload);
    for (const id of [original.id, copy.id]) {
      expect(payloads).toContainEqual(expect.objectContaining({ incidentId: id, kind: 'merged' }));
    }
  });

  it('goes to the root of a duplicate', async () => {
    const [root, middle, leaf] = [await scene.active(), await scene.active(), await scene.active()];
    await merge(middle, root);
    expect(await merge(leaf, middle)).toMatchObject({ duplicateOf: root.id });
  });

  it('refuses itself, closed targets, and circles', async () => {
    const [one, two] = [await scene.active(), await scene.active()];
    await expect(merge(one, one)).rejects.toMatchObject({ code: 'merge_into_itself' });
    await expect(merge(one, await scene.resolved())).rejects.toMatchObject({
      code: 'invalid_transition',
    });
    await merge(two, one);
    await expect(merge(one, two)).rejects.toMatchObject({ code: 'merge_into_itself' });
  });

  it('does not tell an officer that an incident of another zone exists', async () => {
    await expect(merge(await scene.active(), await scene.reportInWest())).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('never leaves a chain or a circle, whoever merges what into what at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 2, maxLength: 6 }),
        async (pairs) => {
          const made: Incident[] = [];
          for (let index = 0; index < 4; index += 1) made.push(await scene.active());
          await Promise.allSettled(
            pairs.flatMap(([from, into]) => {
              const [source, target] = [made[from], made[into]];
              return source && target ? [merge(source, target)] : [];
            }),
          );
          const rows = await scene.ctx.db
            .selectFrom('incidents as duplicate')
            .innerJoin('incidents as target', 'target.id', 'duplicate.duplicateOf')
            .select('duplicate.id')
            .where('target.duplicateOf', 'is not', null)
            .execute();
          expect(rows).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  });
});
