import { type Recommendation, type Route, routes } from '@pulse/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, StaffActor } from '../../../kernel/actor.ts';
import { addHospital } from '../../../testing/hospitals.ts';
import { addPlanner, addStaff } from '../../../testing/people.ts';
import { addPlan, addRecommendation } from '../../../testing/plans.ts';
import { openTestGateway, type TestGateway } from '../../../testing/test-gateway.ts';

let test: TestGateway;
let own: string;
let planner: StaffActor;
let stranger: StaffActor;
const nobody = '0197c1de-0000-7000-8000-000000000001';

beforeAll(async () => {
  test = await openTestGateway();
  own = await addHospital(test.ctx);
  planner = await addPlanner(test.ctx, [own]);
  stranger = await addPlanner(test.ctx, [await addHospital(test.ctx)]);
});
afterAll(() => test.close());
beforeEach(async () => {
  test.clock.set(new Date('2026-03-02T06:00:00Z'));
  await test.ctx.db.deleteFrom('recommendations').execute();
  await test.ctx.db.deleteFrom('outbox').execute();
});

const add = (given: Parameters<typeof addRecommendation>[1] = {}) =>
  addRecommendation(test.ctx, { hospitalId: own, ...given });
const decide = (
  route: Route,
  id: string,
  body: object,
  actor: Actor | undefined = planner,
  headers: Record<string, string> = {},
) => test.call(actor, route, { params: { id }, body, headers });
const decided = async (...given: Parameters<typeof decide>): Promise<Recommendation> =>
  routes.getRecommendation.response.parse((await decide(...given)).json());
const decisionsOf = (id: string) =>
  test.ctx.db
    .selectFrom('decisions')
    .select(['decision', 'amount', 'reasonCode', 'note', 'actorName', 'version'])
    .where('recommendationId', '=', id)
    .orderBy('version')
    .execute();

describe('a decision', () => {
  it('accepts it as it stands, with note, audit and event', async () => {
    const id = await add();
    const body = { version: 1, note: 'Beds from\tthe store\u0007' };
    expect(await decided(routes.acceptRecommendation, id, body)).toMatchObject({
      state: 'accepted',
      decidedAmount: null,
      decidedBy: planner.name,
      decidedAt: '2026-03-02T06:00:00.000Z',
      note: 'Beds from the store',
      version: 2,
      decidable: true,
    });
    expect(await decisionsOf(id)).toEqual([
      {
        decision: 'accept',
        amount: null,
        reasonCode: null,
        note: 'Beds from the store',
        actorName: planner.name,
        version: 2,
      },
    ]);
    const audited = await test.ctx.db
      .selectFrom('auditLog')
      .select(['action', 'detail'])
      .where('subjectId', '=', id)
      .execute();
    expect(audited).toMatchObject([
      {
        action: 'recommendation.accept',
        detail: {
          hospitalId: own,
          before: { state: 'open', amount: 6, version: 1 },
          after: { state: 'accepted', amount: 6, version: 2 },
        },
      },
    ]);
    const events = await test.ctx.db.selectFrom('outbox').select(['topic', 'payload']).execute();
    expect(events).toEqual([
      {
        topic: 'recommendation.decided',
        payload: { cityId: 'test', recommendationId: id, hospitalIds: [own] },
      },
    ]);
  });

  it('changes the amount by whole steps, naming the nearest ones when it is none', async () => {
    const id = await add({ step: 4, days: [{ day: '2026-03-03', amount: 8 }] });
    const change = (amount: number, version = 1) =>
      decide(routes.changeRecommendation, id, { version, amount });
    expect((await change(6)).json()).toMatchObject({
      status: 400,
      code: 'validation_failed',
      errors: [{ path: 'body.amount', message: 'must be a multiple of 4: 4 or 8' }],
    });
    expect((await change(3)).json()).toMatchObject({
      errors: [{ path: 'body.amount', message: 'must be a multiple of 4: 4' }],
    });
    for (const amount of [0, -4]) expect((await change(amount)).status).toBe(400);
    expect((await change(4)).json()).toMatchObject({
      state: 'changed',
      amount: 8,
      decidedAmount: 4,
      version: 2,
    });
    expect(await decisionsOf(id)).toMatchObject([{ decision: 'change', amount: 4 }]);
    const much = await add({ step: 4, days: [{ day: '2026-03-03', amount: 8 }] });
    const changeMuch = (amount: number) =>
      decide(routes.changeRecommendation, much, { version: 1, amount });
    expect((await changeMuch(164)).json()).toMatchObject({
      code: 'validation_failed',
      errors: [{ path: 'body.amount', message: 'must be at most 160' }],
    });
    expect((await changeMuch(160)).status).toBe(200);
    const fraction = await add({ step: 0.1, days: [{ day: '2026-03-03', amount: 0.4 }] });
    const body = { version: 1, amount: 0.3 };
    expect((await decide(routes.changeRecommendation, fraction, body)).status).toBe(200);
  });

  it('that changes it to what was proposed accepts it', async () => {
    const id = await add();
    const body = { version: 1, amount: 6 };
    expect(await decided(routes.changeRecommendation, id, body)).toMatchObject({
      state: 'accepted',
      decidedAmount: null,
    });
    expect(await decisionsOf(id)).toMatchObject([{ decision: 'accept', amount: null }]);
  });

  it('rejects it for a reason, and for another only with a note', async () => {
    const id = await add();
    const reject = (body: object) => decide(routes.rejectRecommendation, id, body);
    expect((await reject({ version: 1 })).status).toBe(400);
    expect((await reject({ version: 1, reason: 'lazy' })).status).toBe(400);
    for (const note of [undefined, '  ', '\u0000']) {
      expect((await reject({ version: 1, reason: 'other', note })).json()).toMatchObject({
        status: 400,
        errors: [{ path: 'body.note' }],
      });
    }
    expect((await reject({ version: 1, reason: 'noStaff', note: 'x'.repeat(301) })).status).toBe(
      400,
    );
    const answer = await reject({ version: 1, reason: 'other', note: 'Roof leaks' });
    expect(answer.json()).toMatchObject({
      state: 'rejected',
      reasonCode: 'other',
      note: 'Roof leaks',
    });
  });

  it('is refused to nobody and to other roles, and hidden from planners of others', async () => {
    const bodies = [
      [routes.acceptRecommendation, { version: 1 }],
      [routes.changeRecommendation, { version: 1, amount: 4 }],
      [routes.rejectRecommendation, { version: 1, reason: 'noStaff' }],
      [routes.reopenRecommendation, { version: 1 }],
    ] as const;
    const id = await add();
    const analyst = await addStaff(test.ctx, 'analyst');
    for (const [route, body] of bodies) {
      expect((await test.call(undefined, route, { params: { id }, body })).status).toBe(401);
      expect((await decide(route, id, body, analyst)).status).toBe(403);
      expect((await decide(route, id, body, stranger)).status).toBe(404);
      expect((await decide(route, nobody, body)).status).toBe(404);
      expect((await decide(route, id, { ...body, version: 'one' })).status).toBe(400);
      expect((await decide(route, id, { ...body, version: 7 })).json()).toMatchObject({
        status: 409,
        code: 'stale_version',
        currentVersion: 1,
      });
    }
    expect(await decisionsOf(id)).toEqual([]);
  });

  it('of two at once is taken from one, and the other learns that it came late', async () => {
    const colleague = await addPlanner(test.ctx, [own]);
    for (let round = 0; round < 5; round += 1) {
      const id = await add();
      const answers = await Promise.all([
        decide(routes.acceptRecommendation, id, { version: 1 }),
        decide(routes.rejectRecommendation, id, { version: 1, reason: 'noSpace' }, colleague),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 409)?.json()).toMatchObject({
        code: 'stale_version',
        currentVersion: 2,
      });
      expect(await decisionsOf(id)).toHaveLength(1);
    }
  });

  it('is made once by a double click, and each click gets the same answer', async () => {
    const id = await add();
    const headers = { 'idempotency-key': 'click-1' };
    const click = () => decide(routes.acceptRecommendation, id, { version: 1 }, planner, headers);
    const answers = await Promise.all([click(), click(), click()]);
    const [first] = answers;
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.json()).toEqual(first?.json());
    }
    expect(await decisionsOf(id)).toHaveLength(1);
  });

  it('finds the version gone when somebody else was quicker', async () => {
    const id = await add();
    const click = () => decide(routes.acceptRecommendation, id, { version: 1 });
    const answers = await Promise.all([click(), click(), click()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await decisionsOf(id)).toHaveLength(1);
  });

  it('cannot be made twice without taking the first back', async () => {
    const id = await add();
    await decide(routes.acceptRecommendation, id, { version: 1 });
    const again = await decide(routes.rejectRecommendation, id, {
      version: 2,
      reason: 'notNeeded',
    });
    expect(again.json()).toMatchObject({ status: 409, code: 'invalid_transition' });
    const replaced = await add({ state: 'superseded' });
    const late = await decide(routes.acceptRecommendation, replaced, { version: 1 });
    expect(late.json()).toMatchObject({ status: 409, code: 'invalid_transition' });
  });
});

describe('taking a decision back', () => {
  it('opens it again as it was, and keeps both decisions', async () => {
    const id = await add();
    await decide(routes.changeRecommendation, id, { version: 1, amount: 4, note: 'Only four' });
    expect(await decided(routes.reopenRecommendation, id, { version: 2 })).toMatchObject({
      state: 'open',
      decidedAmount: null,
      decidedAt: null,
      decidedBy: null,
      note: null,
      version: 3,
      decidable: true,
    });
    expect(await decisionsOf(id)).toMatchObject([{ decision: 'change' }, { decision: 'reopen' }]);
    const open = await decide(routes.reopenRecommendation, id, { version: 3 });
    expect(open.json()).toMatchObject({ status: 409, code: 'invalid_transition' });
    expect(
      await decided(routes.rejectRecommendation, id, { version: 3, reason: 'noBudget' }),
    ).toMatchObject({ state: 'rejected', version: 4 });
  });

  it('is possible until it would have expired', async () => {
    const id = await add({ expiresAt: new Date('2026-03-02T08:00:00Z') });
    await decide(routes.acceptRecommendation, id, { version: 1 });
    test.clock.set(new Date('2026-03-02T08:00:00Z'));
    const late = await decide(routes.reopenRecommendation, id, { version: 2 });
    expect(late.json()).toMatchObject({ status: 409, code: 'invalid_transition' });
  });

  it('is not possible any more when the days of its plan are over', async () => {
    const planId = await addPlan(test.ctx, { firstDay: '2026-03-01', lastDay: '2026-03-02' });
    const id = await add({ planId, expiresAt: new Date('2026-03-09T00:00:00Z') });
    await decide(routes.acceptRecommendation, id, { version: 1 });
    // The last minute of 2 March in the city, and the first of the 3rd.
    test.clock.set(new Date('2026-03-02T18:29:00Z'));
    expect((await decide(routes.reopenRecommendation, id, { version: 2 })).status).toBe(200);
    await decide(routes.acceptRecommendation, id, { version: 3 });
    test.clock.set(new Date('2026-03-02T18:30:00Z'));
    const late = await decide(routes.reopenRecommendation, id, { version: 4 });
    expect(late.json()).toMatchObject({ status: 409, code: 'invalid_transition' });
  });
});
