import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followZones } from './follow-zones.ts';
import { getIncident } from './get-incident.ts';
import { openScene, type Scene } from './testing/scene.ts';

describe('followZones', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  it('hands a ward’s incidents over to the officers of its new zone', async () => {
    const [east, west] = [await scene.report(), await scene.reportInWest()];
    await scene.ctx.db
      .updateTable('areas')
      .set({ zoneId: 'test-west' })
      .where('id', '=', 'test-w1')
      .execute();
    await followZones(scene.ctx, { cityId: 'test' });
    await followZones(scene.ctx, { cityId: 'test' });
    const officer = scene.as(scene.westOfficer);
    expect((await getIncident(officer, east)).zone?.id).toBe('test-west');
    expect((await getIncident(officer, west)).zone?.id).toBe('test-west');
    await expect(getIncident(scene.as(scene.eastOfficer), east)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
