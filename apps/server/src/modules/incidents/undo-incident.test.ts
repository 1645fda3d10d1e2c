import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeInWest } from '../../testing/test-city.ts';
import { approveIncident } from './approve-incident.ts';
import { incidentHistory } from './get-incident.ts';
import { mergeIncident } from './merge-incident.ts';
import { openScene, type Scene, seen } from './testing/scene.ts';
import { undoIncident } from './undo-incident.ts';
import { updateIncident } from './update-incident.ts';

describe('undoIncident', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  it('puts back all that the decision changed', async () => {
    const ctx = scene.as(scene.eastOfficer);
    const report = await scene.report();
    const active = await approveIncident(ctx, { ...seen(report), severity: 9, category: 'flood' });
    const undone = await undoIncident(ctx, seen(active));
    expect(undone).toMatchObject({
      status: 'reported',
      severity: report.severity,
      category: report.category,
      approvedAt: null,
      version: 3,
    });
    const { items } = await incidentHistory(ctx, report);
    expect(items.at(-1)).toMatchObject({ kind: 'undone', note: 'approved' });
  });

  it('is for the one who decided, once, and for a short while', async () => {
    const ctx = scene.as(scene.eastOfficer);
    const active = await scene.active();
    await expect(
      undoIncident(scene.as(scene.secondEastOfficer), seen(active)),
    ).rejects.toMatchObject({ code: 'invalid_transition' });
    const undone = await undoIncident(ctx, seen(active));
    await expect(undoIncident(ctx, seen(undone))).rejects.toMatchObject({
      code: 'invalid_transition',
    });
    const another = await scene.active();
    scene.clock.advanceSeconds(25 * 3600);
    await expect(undoIncident(ctx, seen(another))).rejects.toMatchObject({
      code: 'invalid_transition',
    });
  });

  it('is not there for a report that nobody decided on, nor for other zones', async () => {
    const report = await scene.report();
    await expect(undoIncident(scene.as(scene.eastOfficer), seen(report))).rejects.toMatchObject({
      code: 'invalid_transition',
    });
    await expect(undoIncident(scene.as(scene.westOfficer), seen(report))).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('brings a moved incident back to its ward', async () => {
    const ctx = scene.as(scene.admin);
    const report = await scene.report();
    const moved = await updateIncident(ctx, { ...seen(report), ...placeInWest });
    expect(moved.area?.id).toBe('test-w2');
    expect(await undoIncident(ctx, seen(moved))).toMatchObject({
      area: { id: 'test-w1' },
      zone: { id: 'test-east' },
      lat: report.lat,
    });
  });

  it('gives a merged incident its own duplicates back', async () => {
    const ctx = scene.as(scene.eastOfficer);
    const [first, second, third] = [
      await scene.active(),
      await scene.active(),
      await scene.active(),
    ];
    await mergeIncident(ctx, { ...seen(third), into: second.id });
    const merged = await mergeIncident(ctx, { ...seen(second), into: first.id });
    const targetOf = async (id: string) => {
      const row = await scene.ctx.db
        .selectFrom('incidents')
        .select('duplicateOf')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return row.duplicateOf;
    };
    expect(await targetOf(third.id)).toBe(first.id);
    expect(await undoIncident(ctx, seen(merged))).toMatchObject({
      status: 'active',
      duplicateOf: null,
    });
    expect(await targetOf(third.id)).toBe(second.id);
  });
});
