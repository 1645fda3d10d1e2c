import { routes } from '@pulse/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../kernel/actor.ts';
import { addStaff } from '../../testing/people.ts';
import { placeInEast } from '../../testing/test-city.ts';
import { openTestGateway, type TestGateway } from '../../testing/test-gateway.ts';

let test: TestGateway;
let planner: StaffActor;
beforeAll(async () => {
  test = await openTestGateway();
  planner = await addStaff(test.ctx, 'planner');
  const day = { cityId: 'test', scope: 'IN', category: 'public', estimated: false };
  await test.ctx.db
    .insertInto('holidays')
    .values([
      { ...day, date: '2025-10-20', name: 'Diwali' },
      { ...day, date: '2026-03-04', name: 'Holi' },
      { ...day, date: '2026-03-04', name: 'Holi', scope: 'IN-KA' },
      { ...day, date: '2026-11-08', name: 'Diwali' },
      { ...day, date: '2027-10-29', name: 'Diwali' },
    ])
    .execute();
});
afterAll(() => test.close());
beforeEach(() => test.ctx.db.deleteFrom('gatherings').execute());

const concert = {
  kind: 'concert',
  name: 'Concert in the park',
  ...placeInEast,
  expectedCrowd: 2_000,
  startsAt: '2026-03-07T12:00:00.000Z',
  endsAt: '2026-03-07T18:00:00.000Z',
  alcohol: true,
  fireworks: false,
  setting: 'outdoor',
  medicalPosts: 1,
  water: true,
};
const create = (body: object, headers: Record<string, string> = {}) =>
  test.call(planner, routes.createGathering, { body, headers });
const made = async (body: object) =>
  routes.createGathering.response.parse((await create(body)).json());
const list = async (query: Record<string, string> = {}) =>
  routes.listGatherings.response.parse(
    (await test.call(planner, routes.listGatherings, { query })).json(),
  ).items;

describe('gatherings', () => {
  it('are registered in the ward that they lie in, with the patients to expect', async () => {
    const headers = { 'idempotency-key': 'concert-1' };
    const answer = await create(concert, headers);
    expect(answer.status).toBe(201);
    expect((await create(concert, headers)).json()).toEqual(answer.json());
    expect(answer.json()).toMatchObject({
      ...concert,
      area: { id: 'test-w1', name: 'First ward' },
      status: 'planned',
      version: 1,
      expected: { formula: 'arbon-2001', multiplier: { name: 'outdoor', factor: 3 } },
    });
    const { id } = routes.createGathering.response.parse(answer.json());
    const analyst = await addStaff(test.ctx, 'analyst');
    const read = await test.call(analyst, routes.getGathering, { params: { id } });
    expect(read.json()).toEqual(answer.json());
    const audit = await test.ctx.db
      .selectFrom('auditLog')
      .select('action')
      .where('subjectId', '=', id)
      .execute();
    expect(audit).toEqual([{ action: 'gathering.create' }]);
  });

  it('are refused without a place, backwards in time, or out of town', async () => {
    const { lat: _lat, lng: _lng, ...placeless } = concert;
    const refused = [
      [placeless, 'body.areaId'],
      [{ ...placeless, areaId: 'moon' }, 'body.areaId'],
      [{ ...concert, lat: 0 }, 'body.lat'],
      [{ ...concert, endsAt: concert.startsAt }, 'body.endsAt'],
      [{ ...concert, expectedCrowd: 0 }, 'body.expectedCrowd'],
      [{ ...concert, visitors: [] }, 'body.visitors'],
      [{ ...concert, yearly: true }, 'body.holiday'],
    ] as const;
    for (const [body, path] of refused) {
      expect((await create(body)).json()).toMatchObject({ status: 400, errors: [{ path }] });
    }
    expect(await list()).toEqual([]);
  });

  it('are questioned when another is near at the same time', async () => {
    await create(concert);
    const near = { ...concert, name: 'Fair', kind: 'fair', startsAt: '2026-03-07T17:00:00Z' };
    const asked = await create(near);
    expect(asked.json()).toMatchObject({
      status: 409,
      code: 'confirmation_needed',
      questions: [{ path: 'body.startsAt', message: expect.stringContaining(concert.name) }],
    });
    expect(await list()).toHaveLength(1);
    expect((await create({ ...near, confirm: true })).status).toBe(201);
    const later = { startsAt: '2026-03-08T12:00:00Z', endsAt: '2026-03-08T18:00:00Z' };
    expect((await create({ ...concert, ...later })).status).toBe(201);
    // Just over the border of the wards, 200 metres away.
    const across = { ...concert, ...later, lat: 12.95, lng: 77.5995 };
    await create({ ...across, lng: 77.6005, confirm: true });
    expect((await create(across)).status).toBe(409);
    expect((await create({ ...across, lng: 77.55 })).status).toBe(201);
  });

  it('are questioned for a crowd that the ward cannot hold, or far above its kind', async () => {
    // 120 square kilometres, a twentieth of it open, four people to the square metre.
    const huge = { ...concert, expectedCrowd: 24_000_001 };
    expect((await create(huge)).json()).toMatchObject({
      questions: [{ path: 'body.expectedCrowd' }],
    });
    for (const day of [10, 11, 12]) {
      const hours = { startsAt: `2026-03-${day}T10:00:00Z`, endsAt: `2026-03-${day}T12:00:00Z` };
      expect((await create({ ...concert, ...hours })).status).toBe(201);
    }
    const usual = { ...concert, expectedCrowd: 20_000 };
    expect((await create({ ...usual, expectedCrowd: 20_001 })).status).toBe(409);
    expect((await create(usual)).status).toBe(201);
    const otherKind = { ...concert, kind: 'political', expectedCrowd: 20_001, lng: 77.55 };
    expect((await create(otherKind)).status).toBe(201);
  });

  it('come again each year on the day of their holiday, and end together', async () => {
    const diwali = {
      ...concert,
      kind: 'religious',
      name: 'Lights',
      startsAt: '2026-11-07T13:30:00.000Z',
      endsAt: '2026-11-07T18:30:00.000Z',
      holiday: 'diwali',
      yearly: true,
    };
    const first = await made(diwali);
    expect(first).toMatchObject({ startsAt: diwali.startsAt, holiday: 'diwali' });
    expect((await list()).map(({ startsAt }) => startsAt)).toEqual([
      '2026-11-07T13:30:00.000Z',
      '2027-10-28T13:30:00.000Z',
    ]);
    const cancel = (version: number, extra: object = {}) =>
      test.call(planner, routes.cancelGathering, {
        params: { id: first.id },
        body: { version, reason: 'Smog', ...extra },
      });
    expect((await cancel(7)).json()).toMatchObject({ code: 'stale_version', currentVersion: 1 });
    expect((await cancel(1, { series: true })).json()).toMatchObject({
      status: 'cancelled',
      cancelReason: 'Smog',
    });
    expect(await list({ status: 'planned' })).toEqual([]);
    expect((await cancel(2)).json()).toMatchObject({ code: 'invalid_transition' });
  });

  it('change by version, questioned anew', async () => {
    const { id } = await made(concert);
    const update = (body: object, at = id) =>
      test.call(planner, routes.updateGathering, { params: { id: at }, body });
    const moved = await update({ version: 1, areaId: 'test-w2', expectedCrowd: 500 });
    expect(moved.json()).toMatchObject({
      version: 2,
      area: { id: 'test-w2' },
      lat: null,
      expectedCrowd: 500,
      name: concert.name,
    });
    expect((await update({ version: 1, name: 'Late' })).json()).toMatchObject({
      code: 'stale_version',
      currentVersion: 2,
    });
    await create({ ...concert, lng: 77.55, confirm: true });
    expect((await update({ version: 2, name: 'Again' })).status).toBe(409);
    expect((await update({ version: 2, endsAt: '2026-03-01T00:00:00Z' })).status).toBe(400);
    const nowhere = '0197c1de-0000-7000-8000-000000000001';
    expect((await update({ version: 1 }, nowhere)).status).toBe(404);
    const read = await test.call(planner, routes.getGathering, { params: { id: nowhere } });
    expect(read.status).toBe(404);
  });

  it('are listed by time, kind and ward, page by page', async () => {
    await create(concert);
    const fair = { ...concert, kind: 'fair', lng: 77.55, startsAt: '2026-03-06T12:00:00Z' };
    await create(fair);
    expect((await list()).map(({ kind }) => kind)).toEqual(['fair', 'concert']);
    expect(await list({ kind: 'fair' })).toHaveLength(1);
    expect(await list({ area: 'test-w1' })).toMatchObject([{ kind: 'concert' }]);
    expect(await list({ to: '2026-03-07T00:00:00Z' })).toMatchObject([{ kind: 'fair' }]);
    expect(await list({ from: '2026-03-07T18:00:00Z' })).toEqual([]);
    const page = await test.call(planner, routes.listGatherings, { query: { limit: '1' } });
    const { nextCursor } = routes.listGatherings.response.parse(page.json());
    expect(await list({ cursor: nextCursor ?? '' })).toMatchObject([{ kind: 'concert' }]);
  });

  it('are suggested for coming holidays until they are registered, as they were last time', async () => {
    const suggestions = async (days = '365') => {
      const answer = await test.call(planner, routes.suggestGatherings, { query: { days } });
      return routes.suggestGatherings.response.parse(answer.json()).items;
    };
    expect(await suggestions()).toEqual([
      { holiday: 'Holi', date: '2026-03-04', scope: 'IN, IN-KA', estimated: false, last: null },
      { holiday: 'Diwali', date: '2026-11-08', scope: 'IN', estimated: false, last: null },
    ]);
    expect(await suggestions('1')).toEqual([]);
    const holi = { startsAt: '2026-03-04T05:00:00Z', endsAt: '2026-03-04T10:00:00Z' };
    await create({ ...concert, ...holi, holiday: 'Holi' });
    const past = { startsAt: '2025-10-20T12:00:00Z', endsAt: '2025-10-20T18:00:00Z' };
    await create({ ...concert, ...past, name: 'Lights', holiday: 'Diwali' });
    expect(await suggestions()).toMatchObject([
      { holiday: 'Diwali', last: { name: 'Lights', areaId: 'test-w1', expectedCrowd: 2_000 } },
    ]);
  });
});
