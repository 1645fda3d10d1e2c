import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kernel/ctx.ts';
import { addCitizen, addStaff } from '../../testing/people.ts';
import { placeInEast, placeOutside } from '../../testing/test-city.ts';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { areaBoundaries } from './area-boundaries.ts';
import { createZone } from './create-zone.ts';
import { getArea } from './get-area.ts';
import { listAreas } from './list-areas.ts';
import { listZones } from './list-zones.ts';
import { locateArea } from './locate-area.ts';
import { updateZone } from './update-zone.ts';

let test: TestCtx;
let admin: Ctx;
beforeEach(async () => {
  test = await openTestCtx();
  admin = test.as(await addStaff(test.ctx, 'admin'));
});
afterEach(() => test.close());

const zone = async (id: string) =>
  (await listZones(test.ctx, {})).items.find((item) => item.id === id);
const north = { id: 'test-north', name: { en: 'North' } };

describe('zones', () => {
  it('take wards from each other, with a new version for both, audited and told once', async () => {
    const made = await createZone(admin, { ...north, areaIds: ['test-w1'] });
    expect(made).toMatchObject({ id: 'test-north', cityId: 'test', areaIds: ['test-w1'] });
    expect(await zone('test-east')).toMatchObject({ areaIds: [], version: 2 });
    const back = await updateZone(admin, { id: 'test-east', version: 2, areaIds: ['test-w1'] });
    expect(back).toMatchObject({ areaIds: ['test-w1'], version: 3, name: { en: 'East' } });
    expect(await zone('test-north')).toMatchObject({ areaIds: [], version: 2 });
    const audited = await test.ctx.db.selectFrom('auditLog').select('action').execute();
    expect(audited.map(({ action }) => action)).toEqual(['zone.create', 'zone.update']);
    const events = await test.ctx.db.selectFrom('outbox').select('payload').execute();
    expect(events.at(-1)?.payload).toEqual({
      cityId: 'test',
      zoneId: 'test-east',
      moved: [{ areaId: 'test-w1', zoneId: 'test-east' }],
    });
  });

  it('leave a ward that is left out without a zone', async () => {
    await updateZone(admin, { id: 'test-east', version: 1, areaIds: [] });
    expect(await getArea(test.ctx, { id: 'test-w1' })).toMatchObject({ zoneId: null });
  });

  it('refuse a stale version, an id that is taken, an unknown ward, city and zone', async () => {
    await expect(
      updateZone(admin, { id: 'test-east', version: 7, name: { en: 'E' } }),
    ).rejects.toMatchObject({ code: 'stale_version', options: { currentVersion: 1 } });
    await expect(
      createZone(admin, { ...north, id: 'test-east', areaIds: [] }),
    ).rejects.toMatchObject({ code: 'already_exists' });
    await expect(createZone(admin, { ...north, areaIds: ['mum-a'] })).rejects.toMatchObject({
      code: 'unknown_area',
    });
    await expect(
      createZone(admin, { ...north, cityId: 'atlantis', areaIds: [] }),
    ).rejects.toMatchObject({ code: 'validation_failed' });
    await expect(updateZone(admin, { id: 'nowhere', version: 1 })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await zone('test-north')).toBeUndefined();
  });

  it('are drawn by administrators only', async () => {
    const others = [
      await addStaff(test.ctx, 'officer', ['test-east']),
      await addStaff(test.ctx, 'analyst'),
      await addCitizen(test.ctx),
      { kind: 'anonymous' } as const,
    ];
    for (const actor of others) {
      const ctx = test.as(actor);
      await expect(createZone(ctx, { ...north, areaIds: [] })).rejects.toMatchObject({
        code: 'forbidden',
      });
      await expect(
        updateZone(ctx, { id: 'test-east', version: 1, areaIds: [] }),
      ).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await zone('test-east')).toMatchObject({ version: 1 });
  });

  it('are made once when the request comes twice with one key', async () => {
    const idempotency = { key: 'k1', route: 'createZone', requestHash: Buffer.from('h') };
    const again = { ...admin, idempotency };
    const first = await createZone(again, { ...north, areaIds: [] });
    expect(await createZone(again, { ...north, areaIds: [] })).toEqual(first);
  });
});

describe('areas', () => {
  it('are found by place, zone, number and part of the name', async () => {
    const { ctx } = test;
    expect((await locateArea(ctx, placeInEast)).id).toBe('test-w1');
    await expect(locateArea(ctx, placeOutside)).rejects.toMatchObject({ code: 'outside_city' });
    const ids = async (input: Parameters<typeof listAreas>[1]) =>
      (await listAreas(ctx, input)).items.map(({ id }) => id);
    expect(await ids({})).toEqual(['test-w1', 'test-w2']);
    expect(await ids({ zone: 'test-west' })).toEqual(['test-w2']);
    expect(await ids({ text: '2' })).toEqual(['test-w2']);
    expect(await ids({ text: 'FIRST' })).toEqual(['test-w1']);
    expect(await ids({ text: '%' })).toEqual([]);
    expect(await ids({ city: 'mumbai' })).toEqual([]);
    await expect(getArea(ctx, { id: 'nowhere' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('have boundaries as GeoJSON', async () => {
    const collection = JSON.parse(await areaBoundaries(test.ctx, {}));
    expect(collection.features).toHaveLength(2);
    expect(collection.features[0]).toMatchObject({
      type: 'Feature',
      properties: { id: 'test-w1', name: 'First ward', number: 1, zoneId: 'test-east' },
      geometry: { type: 'Polygon' },
    });
  });
});
