import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bulkIncidents } from './bulk-incidents.ts';
import { openScene, type Scene, seen } from './testing/scene.ts';

describe('bulkIncidents', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  it('does what it can and says for each of the others why not', async () => {
    const good = await scene.report();
    const done = await scene.active();
    const west = await scene.reportInWest();
    const { results } = await bulkIncidents(scene.as(scene.eastOfficer), {
      action: 'approve',
      items: [seen(good), { id: good.id, version: 1 }, seen(done), seen(west)],
    });
    expect(results.map(({ ok, code }) => [ok, code])).toEqual([
      [true, undefined],
      [false, 'stale_version'],
      [false, 'invalid_transition'],
      [false, 'not_found'],
    ]);
    expect(results[0]?.incident).toMatchObject({ status: 'active', version: 2 });
  });

  it('rejects, assigns, merges, resolves and takes back', async () => {
    const ctx = scene.as(scene.eastOfficer);
    const target = await scene.active();
    const decide = async (input: Parameters<typeof bulkIncidents>[1]) => {
      const { results } = await bulkIncidents(ctx, input);
      return results.map(({ incident, code }) => incident?.status ?? code);
    };
    const items = async () => [seen(await scene.active()), seen(await scene.active())];
    const assigneeId = scene.eastOfficer.id;
    expect(await decide({ action: 'reject', items: await items(), reason: 'other' })).toEqual([
      'rejected',
      'rejected',
    ]);
    expect(await decide({ action: 'assign', items: await items(), assigneeId })).toEqual([
      'active',
      'active',
    ]);
    expect(await decide({ action: 'merge', items: await items(), into: target.id })).toEqual([
      'duplicate',
      'duplicate',
    ]);
    expect(await decide({ action: 'resolve', items: await items() })).toEqual([
      'resolved',
      'resolved',
    ]);
    expect(await decide({ action: 'undo', items: await items() })).toEqual([
      'reported',
      'reported',
    ]);
  });
});
