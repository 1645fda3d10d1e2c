import { Incident } from '@pulse/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCitizen } from '../../testing/people.ts';
import { placeInEast, placeInWest, placeOutside } from '../../testing/test-city.ts';
import { createIncident } from './create-incident.ts';
import { claim, openScene, type Scene } from './testing/scene.ts';

const input = { category: 'Flood', description: 'Water in the underpass', ...placeInEast };

describe('createIncident', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  const countIncidents = async () => {
    const row = await scene.ctx.db
      .selectFrom('incidents')
      .select((eb) => eb.fn.countAll<number>().as('incidents'))
      .executeTakeFirstOrThrow();
    return row.incidents;
  };

  it('answers the report with ward, zone, number, severity and version', async () => {
    const incident = await createIncident(scene.as(scene.reporter), input);
    expect(Incident.parse(incident)).toMatchObject({
      ref: expect.stringMatching(/^TST-\d+$/),
      status: 'reported',
      category: 'flooding',
      severity: 8,
      version: 1,
      source: 'citizen',
      placeDrawn: false,
      area: { id: 'test-w1', name: 'First ward' },
      zone: { id: 'test-east', name: 'East' },
    });
    expect(incident.staff).toBeUndefined();
  });

  it('is due when the category says', async () => {
    const { id } = await createIncident(scene.as(scene.reporter), input);
    const row = await scene.ctx.db
      .selectFrom('incidents')
      .select(['dueAt', 'createdAt'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row.dueAt.getTime() - row.createdAt.getTime()).toBe(12 * 3_600_000);
  });

  it('leaves history, audit and event with it', async () => {
    const { id } = await createIncident(scene.as(scene.reporter), input);
    const { db } = scene.ctx;
    const history = await db
      .selectFrom('incidentHistory')
      .select(['kind', 'actorKind', 'actorId'])
      .where('incidentId', '=', id)
      .execute();
    expect(history).toEqual([
      { kind: 'reported', actorKind: 'citizen', actorId: scene.reporter.id },
    ]);
    const audited = await db
      .selectFrom('auditLog')
      .select('action')
      .where('subjectId', '=', id)
      .execute();
    expect(audited).toEqual([{ action: 'incident.reported' }]);
    const events = await db.selectFrom('outbox').select(['topic', 'payload']).execute();
    expect(events).toContainEqual({ topic: 'incident.reported', payload: { incidentId: id } });
  });

  it('refuses a place outside the city, an unknown category and a foreign photo, and keeps nothing', async () => {
    const before = await countIncidents();
    const ctx = scene.as(scene.reporter);
    await expect(createIncident(ctx, { ...input, ...placeOutside })).rejects.toMatchObject({
      code: 'outside_city',
    });
    await expect(createIncident(ctx, { ...input, category: 'ufo' })).rejects.toMatchObject({
      code: 'unknown_category',
    });
    const photoIds = [scene.ctx.ids.next()];
    await expect(createIncident(ctx, { ...input, photoIds })).rejects.toMatchObject({
      code: 'unknown_photo',
    });
    expect(await countIncidents()).toBe(before);
  });

  it('makes one report of a request that is repeated, also at the same time', async () => {
    const before = await countIncidents();
    const ctx = scene.as(scene.reporter, claim('key-1'));
    const answers = await Promise.all([1, 2, 3, 4].map(() => createIncident(ctx, input)));
    answers.push(await createIncident(ctx, input));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.at(-1)).toEqual(answers[0]);
    expect(await countIncidents()).toBe(before + 1);
  });

  it('refuses a key that was used for another request', async () => {
    await createIncident(scene.as(scene.reporter, claim('key-2')), input);
    await expect(
      createIncident(scene.as(scene.reporter, claim('key-2', 'other')), input),
    ).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('lets a key be used again after a request that failed', async () => {
    const ctx = scene.as(scene.reporter, claim('key-3'));
    const photoIds = [scene.ctx.ids.next()];
    await expect(createIncident(ctx, { ...input, photoIds })).rejects.toThrow();
    await expect(createIncident(ctx, input)).resolves.toMatchObject({ version: 1 });
  });

  it('lets officers report in their own zones only, and shows them the staff part', async () => {
    const ctx = scene.as(scene.eastOfficer);
    const incident = await createIncident(ctx, input);
    expect(incident).toMatchObject({ source: 'staff', staff: { hasReporter: false } });
    await expect(createIncident(ctx, { ...input, ...placeInWest })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(createIncident(scene.as(scene.planner), input)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('labels what the demo replays', async () => {
    const demo = await addCitizen(scene.ctx, true);
    expect(await createIncident(scene.as(demo), input)).toMatchObject({
      source: 'demo',
      placeDrawn: true,
    });
  });
});
