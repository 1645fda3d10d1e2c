import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeInWest } from '../../testing/test-city.ts';
import { reopenIncident } from '../incidents/reopen-incident.ts';
import { resolveIncident } from '../incidents/resolve-incident.ts';
import { openScene, type Scene, seen } from '../incidents/testing/scene.ts';
import { updateIncident } from '../incidents/update-incident.ts';
import { recountImport, recountIncident } from './recount-hours.ts';

describe('hourly counts', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  const counts = async () => {
    const rows = await scene.ctx.db
      .selectFrom('hourlyIncidents')
      .select(['hour', 'areaId', 'category', 'reported', 'resolved', 'severitySum'])
      .orderBy('hour')
      .orderBy('areaId')
      .orderBy('category')
      .execute();
    return rows.map(({ hour, ...row }) => [hour.getUTCHours(), ...Object.values(row)]);
  };

  it('follow an incident through its life, however often an event comes', async () => {
    const recount = async (id: string) => {
      await recountIncident(scene.ctx, { incidentId: id });
      await recountIncident(scene.ctx, { incidentId: id });
    };
    const officer = scene.as(scene.eastOfficer);
    const incident = await scene.active();
    await recount(incident.id);
    expect(await counts()).toEqual([[6, 'test-w1', 'garbage', 1, 0, 4]]);
    scene.clock.advanceSeconds(3600);
    const resolved = await resolveIncident(officer, seen(incident));
    await recount(incident.id);
    expect(await counts()).toEqual([
      [6, 'test-w1', 'garbage', 1, 0, 4],
      [7, 'test-w1', 'garbage', 0, 1, 0],
    ]);
    const reopened = await reopenIncident(officer, seen(resolved));
    await updateIncident(scene.as(scene.admin), {
      ...seen(reopened),
      ...placeInWest,
      category: 'flooding',
      severity: 9,
    });
    await recount(incident.id);
    expect(await counts()).toEqual([[6, 'test-w2', 'flooding', 1, 0, 9]]);
  });

  it('of an import are what counting one by one would give', async () => {
    const made = [await scene.active(), await scene.resolved(), await scene.report()];
    for (const { id } of made) await recountIncident(scene.ctx, { incidentId: id });
    const before = await counts();
    await scene.ctx.db.deleteFrom('hourlyIncidents').execute();
    const span = { cityId: 'test', from: '2026-03-01T00:30:00Z', to: '2026-03-03T00:00:00Z' };
    await recountImport(scene.ctx, span);
    await recountImport(scene.ctx, span);
    expect(await counts()).toEqual(before);
  });
});
