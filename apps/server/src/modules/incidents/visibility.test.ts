import { type Incident, routes } from '@pulse/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { placeInEast, placeInWest } from '../../testing/test-city.ts';
import { countIncidents } from './count-incidents.ts';
import { exportIncidents } from './export-incidents.ts';
import { findSimilar } from './find-similar.ts';
import { getIncident } from './get-incident.ts';
import { incidentReporter } from './incident-reporter.ts';
import { incidentSimilar } from './incident-similar.ts';
import { listIncidents } from './list-incidents.ts';
import { mapIncidents } from './map-incidents.ts';
import { mergeIncident } from './merge-incident.ts';
import { maySeeIncident } from './require-visible.ts';
import { nobody, openScene, type Scene, seen } from './testing/scene.ts';

type Kind = 'reported' | 'active' | 'resolved' | 'rejected' | 'duplicate' | 'west';
const everyKind: Kind[] = ['reported', 'active', 'resolved', 'rejected', 'duplicate', 'west'];
const publicKinds: Kind[] = ['active', 'resolved'];
const eastKinds = everyKind.filter((kind) => kind !== 'west');

describe('who sees what', () => {
  let scene: Scene;
  let made: Record<Kind, Incident>;
  let lists: [string, Actor, Kind[]][];
  beforeAll(async () => {
    scene = await openScene();
    const active = await scene.active();
    made = {
      reported: await scene.report(),
      active,
      resolved: await scene.resolved(),
      rejected: await scene.rejected(),
      duplicate: await mergeIncident(scene.as(scene.eastOfficer), {
        ...seen(await scene.report()),
        into: active.id,
      }),
      west: await scene.reportInWest(),
    };
    lists = [
      ['nobody', nobody, publicKinds],
      ['a citizen', scene.neighbour, publicKinds],
      ['the reporter', scene.reporter, publicKinds],
      ['a planner', scene.planner, publicKinds],
      ['an analyst', scene.analyst, publicKinds],
      ['an auditor', scene.auditor, publicKinds],
      ['an officer of the zone', scene.eastOfficer, eastKinds],
      ['an officer of another zone', scene.westOfficer, ['west']],
      ['an administrator', scene.admin, everyKind],
    ];
  });
  afterAll(() => scene.close());

  const kindsOf = (ids: readonly string[]) =>
    everyKind.filter((kind) => ids.includes(made[kind].id));

  it('is the same in list, map, counts and export, for every role', async () => {
    for (const [who, actor, kinds] of lists) {
      const ctx = scene.as(actor);
      const { items } = await listIncidents(ctx, { limit: 200 });
      expect([who, kindsOf(items.map(({ id }) => id))]).toEqual([who, kinds]);
      expect([who, items.length]).toEqual([who, kinds.length]);
      const pins = (await mapIncidents(ctx, {})).items.map(({ id }) => id);
      expect([who, kindsOf(pins)]).toEqual([who, kinds]);
      const counts = await countIncidents(ctx, {});
      expect([who, counts.total]).toEqual([who, kinds.length]);
      expect([who, counts.byArea['test-w2'] ?? 0]).toEqual([who, kinds.includes('west') ? 1 : 0]);
      let csv = '';
      for await (const chunk of await exportIncidents(ctx, {})) csv += chunk;
      const exported = everyKind.filter((kind) => csv.includes(made[kind].id));
      expect([who, exported]).toEqual([who, kinds]);
    }
  });

  it('is told in the shape of the contract, with nothing besides', async () => {
    const place = { ...placeInEast, category: 'garbage' };
    for (const [, actor] of lists) {
      const ctx = scene.as(actor);
      const list = await listIncidents(ctx, {});
      expect(routes.listIncidents.response.parse(list)).toEqual(list);
      const pins = await mapIncidents(ctx, {});
      expect(routes.mapIncidents.response.parse(pins)).toEqual(pins);
      const counts = await countIncidents(ctx, {});
      expect(routes.countIncidents.response.parse(counts)).toEqual(counts);
      const similar = await findSimilar(ctx, place);
      expect(routes.findSimilar.response.parse(similar)).toEqual(similar);
      const detail = await getIncident(ctx, made.active).catch(() => undefined);
      if (detail) expect(routes.getIncident.response.parse(detail)).toEqual(detail);
    }
  });

  it('cannot be widened by asking for a status or a zone', async () => {
    for (const [who, actor, kinds] of lists) {
      const { items } = await listIncidents(scene.as(actor), {
        status: ['reported', 'rejected', 'duplicate'],
        zone: ['test-east', 'test-west'],
      });
      const hidden = kinds.filter((kind) => !publicKinds.includes(kind));
      expect([who, kindsOf(items.map(({ id }) => id))]).toEqual([who, hidden]);
    }
  });

  it('by id is what the list shows, and for the reporter all own reports', async () => {
    const byId = lists.map(([who, actor, kinds]): [string, Actor, Kind[]] => [
      who,
      actor,
      who === 'the reporter' ? everyKind : kinds,
    ]);
    for (const [who, actor, kinds] of byId) {
      const ctx = scene.as(actor);
      const opened: Kind[] = [];
      for (const kind of everyKind) {
        const found = await getIncident(ctx, made[kind]).catch((error) => {
          expect(error).toMatchObject({ code: 'not_found' });
        });
        expect(await maySeeIncident(ctx, made[kind].id)).toBe(found !== undefined);
        if (found) opened.push(kind);
      }
      expect([who, opened]).toEqual([who, kinds]);
    }
  });

  it('shows the staff part to the officer of the zone and administrators only', async () => {
    for (const [who, actor] of lists) {
      const { items } = await listIncidents(scene.as(actor), { limit: 200 });
      const isStaff = who.includes('officer') || who === 'an administrator';
      for (const item of items) expect([who, item.staff !== undefined]).toEqual([who, isStaff]);
    }
  });

  it('tells nobody who reported', async () => {
    for (const [, actor] of lists) {
      const answer = JSON.stringify([
        await listIncidents(scene.as(actor), { limit: 200 }),
        await getIncident(scene.as(actor), made.active).catch(() => null),
      ]);
      expect(answer).not.toContain(scene.reporter.id);
    }
  });

  it('lists a citizen’s own reports, whatever became of them, with mine', async () => {
    const { items } = await listIncidents(scene.as(scene.reporter), { mine: true, limit: 200 });
    expect(kindsOf(items.map(({ id }) => id))).toEqual(everyKind);
    expect((await listIncidents(scene.as(scene.neighbour), { mine: true })).items).toEqual([]);
    await expect(listIncidents(scene.as(nobody), { mine: true })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('lets nobody but incident staff ask by assignee', async () => {
    for (const actor of [nobody, scene.reporter, scene.planner, scene.analyst, scene.auditor]) {
      await expect(listIncidents(scene.as(actor), { assignee: 'none' })).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
  });

  it('offers similar ones that wait without their text, and none of other zones to officers', async () => {
    const offered = await findSimilar(scene.as(scene.neighbour), {
      ...placeInEast,
      category: 'garbage',
      text: 'rubbish pavement',
    });
    const waiting = offered.items.find(({ id }) => id === made.reported.id);
    const open = offered.items.find(({ id }) => id === made.active.id);
    expect(waiting).toMatchObject({ status: 'reported', description: null, thumb: null });
    expect(open).toMatchObject({ status: 'active', description: 'Rubbish on the pavement' });
    expect(offered.items.map(({ id }) => kindsOf([id])[0])).not.toContain('rejected');
    const west = { ...placeInWest, category: 'garbage' };
    expect((await findSimilar(scene.as(scene.neighbour), west)).items).toHaveLength(1);
    expect((await findSimilar(scene.as(scene.eastOfficer), west)).items).toEqual([]);
  });

  it('keeps similar incidents and reporters from other zones', async () => {
    const east = scene.as(scene.eastOfficer);
    const { items } = await incidentSimilar(east, made.active);
    expect(items.map(({ id }) => id)).toEqual([made.reported.id]);
    for (const verb of [incidentSimilar, incidentReporter]) {
      await expect(verb(east, made.west)).rejects.toMatchObject({ code: 'not_found' });
      await expect(verb(scene.as(scene.planner), made.active)).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
  });

  it('writes down each look at a reporter', async () => {
    await incidentReporter(scene.as(scene.eastOfficer), made.active);
    const looks = await scene.ctx.db
      .selectFrom('auditLog')
      .select(['actorId', 'subjectId', 'zoneId'])
      .where('action', '=', 'reporter.read')
      .execute();
    expect(looks).toEqual([
      { actorId: scene.eastOfficer.id, subjectId: made.active.id, zoneId: 'test-east' },
    ]);
  });
});
