import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addStaff } from '../../testing/people.ts';
import { approveIncident } from './approve-incident.ts';
import { assignIncident } from './assign-incident.ts';
import { incidentHistory } from './get-incident.ts';
import { rejectIncident } from './reject-incident.ts';
import { reopenIncident } from './reopen-incident.ts';
import { resolveIncident } from './resolve-incident.ts';
import { openScene, type Scene, seen } from './testing/scene.ts';

describe('decisions', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  const eventsOf = async (id: string) => {
    const events = await scene.ctx.db
      .selectFrom('outbox')
      .select('payload')
      .where('topic', '=', 'incident.changed')
      .orderBy('sequence')
      .execute();
    return events.map(({ payload }) => payload).filter((p) => JSON.stringify(p).includes(id));
  };

  it('lead a report through approval and resolution, each with its event', async () => {
    const ctx = scene.as(scene.eastOfficer);
    const report = await scene.report();
    const active = await approveIncident(ctx, { ...seen(report), severity: 9, category: 'flood' });
    expect(active).toMatchObject({
      status: 'active',
      version: 2,
      severity: 9,
      category: 'flooding',
      approvedAt: expect.any(String),
    });
    const resolved = await resolveIncident(ctx, { ...seen(active), note: 'Pumped out' });
    expect(resolved).toMatchObject({ status: 'resolved', version: 3 });
    expect(await eventsOf(report.id)).toEqual([
      { incidentId: report.id, fromStatus: 'reported', toStatus: 'active', kind: 'approved' },
      { incidentId: report.id, fromStatus: 'active', toStatus: 'resolved', kind: 'resolved' },
    ]);
    const { items } = await incidentHistory(scene.as(scene.neighbour), report);
    expect(items.map(({ kind, byName, note }) => ({ kind, byName, note }))).toEqual([
      { kind: 'reported', byName: null, note: null },
      { kind: 'approved', byName: null, note: null },
      { kind: 'resolved', byName: null, note: 'Pumped out' },
    ]);
  });

  it('name the officer to staff', async () => {
    const incident = await scene.active();
    const { items } = await incidentHistory(scene.as(scene.admin), incident);
    expect(items.at(-1)?.byName).toBe(scene.eastOfficer.name);
  });

  it('of two officers who approve at once, let exactly one win', async () => {
    const report = await scene.report();
    const results = await Promise.allSettled(
      [scene.eastOfficer, scene.secondEastOfficer, scene.admin].map((officer) =>
        approveIncident(scene.as(officer), seen(report)),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') {
        expect(result.reason).toMatchObject({
          code: 'stale_version',
          options: { currentVersion: 2 },
        });
      }
    }
    expect(await eventsOf(report.id)).toHaveLength(1);
  });

  it('tell of a stale version which one is current', async () => {
    const active = await scene.active();
    await expect(
      resolveIncident(scene.as(scene.eastOfficer), { id: active.id, version: 1 }),
    ).rejects.toMatchObject({ code: 'stale_version', options: { currentVersion: 2 } });
  });

  it('refuse what the status does not allow, and leave no trace', async () => {
    const ctx = scene.as(scene.eastOfficer);
    const report = await scene.report();
    await expect(resolveIncident(ctx, seen(report))).rejects.toMatchObject({
      code: 'invalid_transition',
    });
    await expect(reopenIncident(ctx, seen(report))).rejects.toMatchObject({
      code: 'invalid_transition',
    });
    expect(await eventsOf(report.id)).toEqual([]);
  });

  it('are hidden from officers of other zones, and refused to everybody else', async () => {
    const report = await scene.report();
    await expect(approveIncident(scene.as(scene.westOfficer), seen(report))).rejects.toMatchObject({
      code: 'not_found',
    });
    for (const actor of [scene.reporter, scene.planner, scene.analyst, scene.auditor]) {
      await expect(approveIncident(scene.as(actor), seen(report))).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
  });

  it('reject with a reason that staff and the reporter read', async () => {
    const incident = await rejectIncident(scene.as(scene.eastOfficer), {
      ...seen(await scene.report()),
      reason: 'not_civic',
      note: 'A private matter',
    });
    expect(incident).toMatchObject({ status: 'rejected', staff: { rejectReason: 'not_civic' } });
    const { items } = await incidentHistory(scene.as(scene.reporter), incident);
    expect(items.at(-1)).toMatchObject({ kind: 'rejected', note: 'not_civic: A private matter' });
    await expect(incidentHistory(scene.as(scene.neighbour), incident)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('reopen as active what was public, and as reported what never was', async () => {
    const ctx = scene.as(scene.eastOfficer);
    expect(await reopenIncident(ctx, seen(await scene.resolved()))).toMatchObject({
      status: 'active',
      resolvedAt: null,
    });
    expect(await reopenIncident(ctx, seen(await scene.rejected()))).toMatchObject({
      status: 'reported',
      staff: { rejectReason: null },
    });
  });

  it('assign to an active officer of the zone, an administrator or nobody', async () => {
    const ctx = scene.as(scene.eastOfficer);
    let incident = await scene.report();
    for (const { id, name } of [scene.secondEastOfficer, scene.admin]) {
      incident = await assignIncident(ctx, { ...seen(incident), assigneeId: id });
      expect(incident.staff?.assignee).toEqual({ id, name });
    }
    incident = await assignIncident(ctx, { ...seen(incident), assigneeId: null });
    expect(incident.staff?.assignee).toBeNull();
    const gone = await addStaff(scene.ctx, 'officer', ['test-east']);
    await scene.ctx.db
      .updateTable('staff')
      .set({ active: false })
      .where('id', '=', gone.id)
      .execute();
    for (const { id } of [gone, scene.westOfficer, scene.planner, scene.reporter]) {
      await expect(
        assignIncident(ctx, { ...seen(incident), assigneeId: id }),
      ).rejects.toMatchObject({ code: 'unknown_staff' });
    }
  });
});
