import { type Incident, IncidentSort } from '@pulse/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeInEast } from '../../testing/test-city.ts';
import { listIncidents } from './list-incidents.ts';
import { nobody, openScene, type Scene } from './testing/scene.ts';

describe('listIncidents', () => {
  let scene: Scene;
  const made: Incident[] = [];
  beforeAll(async () => {
    scene = await openScene();
    // Few moments and few severities among many incidents: most are equal to others.
    for (let index = 0; index < 24; index += 1) {
      if (index % 8 === 7) scene.clock.advanceSeconds(60);
      made.push(
        await scene.active({
          category: ['garbage', 'potholes', 'flooding'][index % 3],
          description: index === 5 ? 'Deep potholes near ಶಾಲೆ school' : `Thing ${index}`,
          lat: placeInEast.lat + index * 0.001,
        }),
      );
    }
  });
  afterAll(() => scene.close());

  const everything = async (sort: IncidentSort, limit: number): Promise<Incident[]> => {
    const seen: Incident[] = [];
    let cursor: string | undefined;
    do {
      const page = await listIncidents(scene.as(nobody), { sort, limit, cursor });
      seen.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return seen;
  };

  it('comes by every incident exactly once and in order, in each order and with any page size', async () => {
    const whole = new Map(
      await Promise.all(
        IncidentSort.options.map(async (sort) => [sort, await everything(sort, 200)] as const),
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...IncidentSort.options),
        fc.integer({ min: 1, max: 25 }),
        async (sort, limit) => {
          const ids = (await everything(sort, limit)).map(({ id }) => id);
          expect(ids).toEqual(whole.get(sort)?.map(({ id }) => id));
          expect(new Set(ids).size).toBe(made.length);
        },
      ),
      { numRuns: 25 },
    );
    const severities = whole.get('severity')?.map(({ severity }) => severity) ?? [];
    expect(severities).toEqual([...severities].sort((a, b) => b - a));
    const times = whole.get('oldest')?.map(({ createdAt }) => createdAt) ?? [];
    expect(times).toEqual([...times].sort());
  });

  it('goes on exactly where times differ by microseconds', async () => {
    const { db } = scene.ctx;
    for (const [index, { id }] of made.slice(0, 6).entries()) {
      await db
        .updateTable('incidents')
        .set({ createdAt: `2026-03-01T00:00:00.00000${index}Z` })
        .where('id', '=', id)
        .execute();
    }
    for (const sort of ['newest', 'oldest'] as const) {
      const ids = (await everything(sort, 1)).map(({ id }) => id);
      expect(new Set(ids).size).toBe(made.length);
      expect(ids).toHaveLength(made.length);
    }
  });

  it('refuses a cursor of another order, and made-up ones', async () => {
    const { nextCursor } = await listIncidents(scene.as(nobody), { limit: 2 });
    const forged = Buffer.from('["newest",0,9007199254740991,"x"]').toString('base64url');
    for (const query of [
      { cursor: nextCursor ?? '', sort: 'due' as const },
      { cursor: 'nonsense' },
      { cursor: forged },
    ]) {
      await expect(listIncidents(scene.as(nobody), query)).rejects.toMatchObject({
        code: 'validation_failed',
      });
    }
  });

  it('finds by number, by the beginnings of words, and in any script', async () => {
    const find = async (text: string) =>
      (await listIncidents(scene.as(nobody), { text })).items.map(({ id }) => id);
    const [wanted, other] = [made[5], made[3]];
    expect(await find('potho scho')).toEqual([wanted?.id]);
    expect(await find('ಶಾಲೆ')).toEqual([wanted?.id]);
    expect(await find(other?.ref.toLowerCase() ?? '')).toEqual([other?.id]);
    expect(await find("it's | & ! :* (")).toEqual([]);
    expect(await find('potholes garbage')).toEqual([]);
  });

  it('finds what lies in a circle, a box, and within severities and times', async () => {
    const find = async (query: Parameters<typeof listIncidents>[1]) =>
      (await listIncidents(scene.as(nobody), { limit: 200, ...query })).items;
    const { lat, lng } = placeInEast;
    // A thousandth of a degree of latitude is 111.2 m.
    expect(await find({ near: [lat, lng, 230] })).toHaveLength(3);
    expect(await find({ near: [lat, lng, 220] })).toHaveLength(2);
    expect(await find({ bbox: [lng - 0.01, lat - 0.0005, lng + 0.01, lat + 0.0035] })).toHaveLength(
      4,
    );
    expect(await find({ severityMin: 5, severityMax: 5 })).toHaveLength(8);
    expect(await find({ category: ['garbage', 'flooding'] })).toHaveLength(16);
    const from = made[23]?.createdAt;
    expect((await find({ from })).length).toBe(
      made.filter(({ createdAt }) => from !== undefined && createdAt >= from).length,
    );
    expect(await find({ to: '2026-02-01T00:00:00Z' })).toEqual([]);
    expect(await find({ verified: true })).toEqual([]);
    expect(await find({ city: 'elsewhere' })).toEqual([]);
  });

  it('answers a page of a hundred with as many queries as a page of one', async () => {
    const asked = async (limit: number) => {
      let queries = 0;
      const db = scene.ctx.db.withPlugin({
        transformQuery: ({ node }) => {
          queries += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      await listIncidents({ ...scene.as(scene.admin), db }, { limit });
      return queries;
    };
    expect(await asked(100)).toBe(await asked(1));
    expect(await asked(100)).toBeLessThanOrEqual(5);
  });

  it('finds what is open and past its time, and what was resolved since', async () => {
    const first = made[0];
    if (first === undefined) throw new Error('nothing was made');
    const ids = async (query: Parameters<typeof listIncidents>[1]) =>
      (await listIncidents(scene.as(scene.admin), { ...query, limit: 200 })).items.map(
        ({ id }) => id,
      );
    const hour = 3_600_000;
    const muchLater = new Date(scene.clock.now().getTime() + 10_000 * hour).toISOString();
    expect(await ids({ dueBefore: muchLater })).toContain(first.id);
    expect(await ids({ dueBefore: first.createdAt })).not.toContain(first.id);
    const resolved = await scene.resolved();
    expect(await ids({ dueBefore: muchLater })).not.toContain(resolved.id);
    expect(await ids({ resolvedFrom: resolved.resolvedAt ?? '' })).toEqual([resolved.id]);
    expect(await ids({ resolvedFrom: muchLater })).toEqual([]);
  });
});
