import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeInWest, placeOutside } from '../../testing/test-city.ts';
import { openScene, type Scene, seen } from './testing/scene.ts';
import { updateIncident } from './update-incident.ts';

describe('updateIncident', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  it('lets the reporter correct a report that waits', async () => {
    const updated = await updateIncident(scene.as(scene.reporter), {
      ...seen(await scene.report()),
      category: 'flood',
      description: 'It is water',
      ...placeInWest,
    });
    expect(updated).toMatchObject({
      version: 2,
      category: 'flooding',
      severity: 8,
      description: 'It is water',
      zone: { id: 'test-west' },
    });
  });

  it('closes it to the reporter once somebody decided', async () => {
    await expect(
      updateIncident(scene.as(scene.reporter), { ...seen(await scene.active()), description: 'x' }),
    ).rejects.toMatchObject({ code: 'invalid_transition' });
  });

  it('keeps severity for staff, and a public incident from strangers', async () => {
    await expect(
      updateIncident(scene.as(scene.reporter), { ...seen(await scene.report()), severity: 10 }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      updateIncident(scene.as(scene.neighbour), {
        ...seen(await scene.active()),
        description: 'mine now',
      }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      updateIncident(scene.as(scene.neighbour), {
        ...seen(await scene.report()),
        description: 'mine now',
      }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('lets staff of the zone correct it at any time, but not move it into other zones', async () => {
    const ctx = scene.as(scene.eastOfficer);
    const resolved = await scene.resolved();
    const updated = await updateIncident(ctx, { ...seen(resolved), severity: 2 });
    expect(updated).toMatchObject({ status: 'resolved', severity: 2 });
    await expect(updateIncident(ctx, { ...seen(updated), ...placeInWest })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('tells the zone that an incident left', async () => {
    const report = await scene.report();
    await updateIncident(scene.as(scene.admin), { ...seen(report), ...placeInWest });
    const events = await scene.ctx.db.selectFrom('outbox').select('payload').execute();
    expect(events.map(({ payload }) => payload)).toContainEqual({
      incidentId: report.id,
      fromStatus: 'reported',
      toStatus: 'reported',
      kind: 'edited',
      fromZoneId: 'test-east',
    });
  });

  it('refuses places outside, half places, unknown categories, and nothing at all', async () => {
    const ctx = scene.as(scene.reporter);
    const at = seen(await scene.report());
    await expect(updateIncident(ctx, { ...at, ...placeOutside })).rejects.toMatchObject({
      code: 'outside_city',
    });
    await expect(updateIncident(ctx, { ...at, lat: 12.95 })).rejects.toMatchObject({
      code: 'validation_failed',
    });
    await expect(updateIncident(ctx, { ...at, category: 'ufo' })).rejects.toMatchObject({
      code: 'unknown_category',
    });
    await expect(updateIncident(ctx, at)).rejects.toMatchObject({ code: 'validation_failed' });
    await expect(
      updateIncident(ctx, { ...at, version: 7, description: 'late' }),
    ).rejects.toMatchObject({ code: 'stale_version', options: { currentVersion: 1 } });
  });
});
