import { type Recommendation, routes } from '@pulse/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, StaffActor } from '../../../kernel/actor.ts';
import { addHospital } from '../../../testing/hospitals.ts';
import { addPlanner, addStaff } from '../../../testing/people.ts';
import { addPlan, addRecommendation } from '../../../testing/plans.ts';
import { openTestGateway, type TestGateway } from '../../../testing/test-gateway.ts';
import { expireRecommendations } from './expire-recommendations.ts';
import { sweepRecommendations } from './sweep-recommendations.ts';

let test: TestGateway;
let own: string;
let others: string;
let elsewhere: string;
let planner: StaffActor;
let stranger: StaffActor;
let admin: StaffActor;
const nobody = '0197c1de-0000-7000-8000-000000000001';
const dayMs = 86_400_000;

beforeAll(async () => {
  test = await openTestGateway();
  const { ctx } = test;
  await ctx.db
    .insertInto('cities')
    .values({
      id: 'other',
      name: { en: 'Other' },
      timeZone: 'Asia/Kolkata',
      centreLat: 13,
      centreLng: 77,
      refPrefix: 'OTH',
      languages: ['en'],
      attribution: JSON.stringify([]),
      packHash: 'test',
      loadedAt: new Date(0),
    })
    .execute();
  own = await addHospital(ctx, { name: 'Own hospital' });
  others = await addHospital(ctx, { name: 'Secret hospital' });
  elsewhere = await addHospital(ctx, { cityId: 'other' });
  planner = await addPlanner(ctx, [own]);
  stranger = await addPlanner(ctx, [elsewhere]);
  admin = await addStaff(ctx, 'admin');
});
afterAll(() => test.close());
beforeEach(async () => {
  test.clock.set(new Date('2026-03-02T06:00:00Z'));
  await test.ctx.db.deleteFrom('recommendations').execute();
  await test.ctx.db.deleteFrom('plans').execute();
  await test.ctx.db.deleteFrom('outbox').execute();
});

const add = (given: Parameters<typeof addRecommendation>[1] = {}) =>
  addRecommendation(test.ctx, { hospitalId: own, ...given });
const get = async (actor: Actor | undefined, id: string) =>
  test.call(actor, routes.getRecommendation, { params: { id } });
const seen = async (actor: Actor, id: string): Promise<Recommendation> =>
  routes.getRecommendation.response.parse((await get(actor, id)).json());
const list = async (actor: Actor, query: Record<string, string> = {}) =>
  routes.listRecommendations.response.parse(
    (await test.call(actor, routes.listRecommendations, { query })).json(),
  );
const ids = async (actor: Actor, query: Record<string, string> = {}) =>
  (await list(actor, query)).items.map(({ id }) => id);

describe('recommendations', () => {
  it('are read by their planner with what is needed to decide, and the read is audited once', async () => {
    const id = await add();
    const reader = await addPlanner(test.ctx, [own]);
    expect(await seen(reader, id)).toMatchObject({
      id,
      kind: 'open-surge-beds',
      hospital: { id: own, name: 'Own hospital' },
      to: null,
      days: [{ day: '2026-03-03', amount: 6 }],
      evidence: { needed: 210, available: 200, unit: 'beds', scenario: 'p90' },
      state: 'open',
      decidable: true,
      outcome: null,
      version: 1,
    });
    const audited = await test.ctx.db
      .selectFrom('auditLog')
      .select(['action', 'subjectId', 'detail'])
      .where('actorId', '=', reader.id)
      .execute();
    expect(audited).toEqual([
      {
        action: 'hospital.read',
        subjectId: own,
        detail: { view: 'recommendation', hospitals: 1, hospitalIds: [own] },
      },
    ]);
  });

  it('are missing for everybody else, by id, in lists and in the record', async () => {
    const ownId = await add();
    const othersId = await add({ hospitalId: others });
    const advisory = await add({ hospitalId: null, kind: 'public-advisory', department: null });
    expect((await get(planner, othersId)).status).toBe(404);
    expect((await get(planner, nobody)).status).toBe(404);
    expect((await get(planner, othersId)).text.replace(othersId, '')).not.toContain('Secret');
    for (const id of [ownId, othersId, advisory]) {
      expect((await get(stranger, id)).status).toBe(404);
    }
    expect(await ids(stranger)).toEqual([]);
    expect(await ids(stranger, { city: 'test' })).toEqual([]);
    expect(await ids(planner, { hospital: others })).toEqual([]);
    const record = await test.call(stranger, routes.decisionRecord, { query: { city: 'test' } });
    expect(record.json()).toMatchObject({ open: 0, accepted: 0 });
    expect(new Set(await ids(planner))).toEqual(new Set([ownId, advisory]));
    expect(new Set(await ids(admin))).toEqual(new Set([ownId, othersId, advisory]));
    expect(await ids(admin, { city: 'other' })).toEqual([]);
    expect((await get(undefined, ownId)).status).toBe(401);
    expect((await get(await addStaff(test.ctx, 'officer'), ownId)).status).toBe(403);
    expect((await test.call(undefined, routes.listRecommendations)).status).toBe(401);
  });

  it('tell where patients are taken to how many come, and nothing of who sends them', async () => {
    const transfer = {
      kind: 'transfer',
      hospitalId: others,
      toId: own,
      unit: 'patients',
      days: [{ day: '2026-03-03', amount: 4 }],
      reason: '17 patients for 12 beds',
      evidence: { needed: 17, available: 12, unit: 'beds' },
      outcome: JSON.stringify({
        verdict: 'helped',
        expected: 17,
        actual: 15,
        unit: 'beds',
        text: '15 patients had 12 staffed beds.',
        receiving: 'Where patients were taken, at most 180 patients had 200 staffed beds.',
        measuredAt: '2026-03-04T00:00:00.000Z',
      }),
    };
    const id = await add(transfer);
    const here = await seen(planner, id);
    expect(here).toMatchObject({
      hospital: { id: null, name: null },
      to: { id: own, name: 'Own hospital' },
      evidence: { needed: 4, available: 0, unit: 'patients' },
      outcome: {
        expected: null,
        actual: null,
        text: 'Where patients were taken, at most 180 patients had 200 staffed beds.',
      },
      decidable: false,
    });
    expect(JSON.stringify(here)).not.toMatch(/17|Secret|15 patients/);
    const refused = await add({ ...transfer, state: 'rejected', reasonCode: 'noStaff' });
    expect(await seen(planner, refused)).toMatchObject({ state: 'rejected', reasonCode: null });
    expect((await seen(admin, refused)).reasonCode).toBe('noStaff');
    const out = await add({ ...transfer, hospitalId: own, toId: others });
    expect(await seen(planner, out)).toMatchObject({
      hospital: { id: own },
      to: { id: null, name: null },
      evidence: { needed: 17, available: 12 },
      outcome: { actual: 15, text: '15 patients had 12 staffed beds.' },
      decidable: true,
    });
    expect((await seen(admin, id)).outcome?.text).toContain('200 staffed beds');
    const accept = await test.call(planner, routes.acceptRecommendation, {
      params: { id },
      body: { version: 1 },
    });
    expect(accept.status).toBe(403);
  });

  it('show figures of the whole city only where own hospitals subtracted leave no few', async () => {
    const advisory = (hospitalIds: string[], behind: string[] | null) =>
      addPlan(test.ctx, { hospitalIds }).then((planId) =>
        add({
          planId,
          hospitalId: null,
          department: null,
          kind: 'public-advisory',
          unit: 'people',
          days: [{ day: '2026-03-03', amount: 41 }],
          evidence: { needed: 413, available: 371, unit: 'people' },
          outcome: JSON.stringify({
            verdict: 'unknown',
            expected: null,
            actual: 417,
            unit: 'patients',
            text: '417 patients came to 2 hospitals.',
            measuredAt: '2026-03-04T00:00:00.000Z',
            behind,
          }),
        }),
      );
    const many = [own, ...['a', 'b', 'c', 'd', 'e'].map((end) => `others-${end}`)];
    const few = await advisory([own, others], null);
    expect(await seen(planner, few)).toMatchObject({
      days: [{ day: '2026-03-03', amount: 0 }],
      amount: 0,
      evidence: { needed: 0, available: 0 },
      outcome: { actual: null, text: expect.not.stringContaining('417') },
    });
    expect((await seen(admin, few)).evidence.needed).toBe(413);
    expect((await seen(admin, few)).outcome?.text).toContain('417');
    const enough = await advisory(many, many);
    expect(await seen(planner, enough)).toMatchObject({
      amount: 41,
      evidence: { needed: 413 },
      outcome: { actual: 417 },
    });
    const countedByFew = await seen(planner, await advisory(many, [own, others]));
    expect(countedByFew).toMatchObject({ amount: 41, outcome: { actual: null } });
    expect(countedByFew.outcome?.text).not.toContain('417');
  });

  it('come by priority and deadline, by deadline or newest first, page by page', async () => {
    const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));
    const late = await add({ priority: 1, deadline: at(20), createdAt: at(3) });
    const soon = await add({ priority: 1, deadline: at(10), createdAt: at(1) });
    const minor = await add({ priority: 3, deadline: at(8), createdAt: at(2) });
    const orders = {
      priority: [soon, late, minor],
      deadline: [minor, soon, late],
      newest: [late, minor, soon],
    };
    for (const [sort, expected] of Object.entries(orders)) {
      expect(await ids(planner, { sort })).toEqual(expected);
      const paged: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Awaited<ReturnType<typeof list>> = await list(planner, {
          sort,
          limit: '1',
          ...(cursor !== '' && { cursor }),
        });
        paged.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(paged).toEqual(expected);
    }
    expect(await ids(planner)).toEqual(orders.priority);
    const foreign = await list(planner, { sort: 'newest', limit: '1' });
    const wrong: Record<string, string>[] = [
      { cursor: foreign.nextCursor ?? '', sort: 'priority' },
      { cursor: 'nonsense' },
      { sort: 'dearest' },
      { state: 'lost' },
      { limit: '0' },
    ];
    for (const query of wrong) {
      const answer = await test.call(planner, routes.listRecommendations, { query });
      expect(answer.status).toBe(400);
    }
  });

  it('are filtered by plan, hospital, state, kind and owner; replaced ones come when asked for', async () => {
    const planId = await addPlan(test.ctx);
    const beds = await add({ planId });
    const nurses = await add({ kind: 'call-nurses', owner: 'nursingSuperintendent' });
    const rejected = await add({ state: 'rejected' });
    const replaced = await add({ state: 'superseded', planId });
    expect(new Set(await ids(planner))).toEqual(new Set([beds, nurses, rejected]));
    expect(new Set(await ids(planner, { plan: planId }))).toEqual(new Set([beds, replaced]));
    expect(await ids(planner, { state: 'superseded' })).toEqual([replaced]);
    expect(await ids(planner, { state: 'rejected' })).toEqual([rejected]);
    expect(await ids(planner, { kind: 'call-nurses' })).toEqual([nurses]);
    expect(await ids(planner, { owner: 'nursingSuperintendent' })).toEqual([nurses]);
    expect(await ids(planner, { hospital: own })).toHaveLength(3);
    expect(await ids(planner, { city: 'other' })).toEqual([]);
  });

  it('expire when nobody decided in time, by the worker, with an event; decided ones do not', async () => {
    const missed = await add({ expiresAt: new Date('2026-03-02T07:00:00Z') });
    const later = await add();
    const accepted = await add({ state: 'accepted', expiresAt: new Date('2026-03-02T07:00:00Z') });
    await expireRecommendations(test.ctx);
    expect((await seen(planner, missed)).state).toBe('open');
    test.clock.set(new Date('2026-03-02T07:00:00Z'));
    // The worker comes round once a minute; until then nothing can be decided any more.
    expect((await seen(planner, missed)).decidable).toBe(false);
    await expireRecommendations(test.ctx);
    await expireRecommendations(test.ctx);
    expect(await seen(planner, missed)).toMatchObject({
      state: 'expired',
      version: 2,
      decidable: false,
    });
    expect((await seen(planner, later)).state).toBe('open');
    expect((await seen(planner, accepted)).state).toBe('accepted');
    const decisions = await test.ctx.db.selectFrom('decisions').selectAll().execute();
    expect(decisions).toMatchObject([
      { recommendationId: missed, decision: 'expire', actorName: 'worker', actorId: null },
    ]);
    const events = await test.ctx.db.selectFrom('outbox').select(['topic', 'payload']).execute();
    expect(events).toEqual([
      {
        topic: 'recommendation.decided',
        payload: { cityId: 'test', recommendationId: missed, hospitalIds: [own] },
      },
    ]);
    const late = await test.call(planner, routes.acceptRecommendation, {
      params: { id: missed },
      body: { version: 2 },
    });
    expect(late.json()).toMatchObject({ status: 409, code: 'invalid_transition' });
  });

  it('go after 90 days with what was decided on them', async () => {
    const old = await add();
    await test.call(planner, routes.acceptRecommendation, {
      params: { id: old },
      body: { version: 1 },
    });
    test.clock.set(new Date(Date.parse('2026-03-02T06:00:00Z') + 90 * dayMs));
    await sweepRecommendations(test.ctx);
    expect((await get(planner, old)).status).toBe(200);
    test.clock.advanceSeconds(1);
    const young = await add();
    await sweepRecommendations(test.ctx);
    expect((await get(planner, old)).status).toBe(404);
    expect((await get(planner, young)).status).toBe(200);
    expect(await test.ctx.db.selectFrom('decisions').selectAll().execute()).toEqual([]);
  });
});

describe('the record', () => {
  it('counts what was decided by its end, reasons, and what helped of what was carried out', async () => {
    const outcome = (verdict: string) => JSON.stringify({ verdict });
    const now = test.clock.now();
    const decided = (state: string, verdict: string | null, more: object = {}) =>
      add({
        state,
        decidedAt: now,
        ...(verdict !== null && { outcome: outcome(verdict) }),
        ...more,
      });
    await decided('accepted', 'helped');
    await decided('accepted', 'notNeeded');
    await decided('accepted', null);
    await decided('changed', 'helped');
    await decided('changed', 'notEnough');
    await decided('accepted', 'unknown');
    // Nothing was carried out: what would have helped is no merit.
    await decided('rejected', 'helped', { reasonCode: 'noStaff' });
    await decided('rejected', null, { reasonCode: 'noStaff' });
    await decided('rejected', null, { reasonCode: 'other' });
    await add({ state: 'expired', expiresAt: now });
    await add({ state: 'superseded' });
    await add();
    await decided('accepted', 'helped', { hospitalId: others });
    await decided('accepted', 'helped', { decidedAt: new Date(now.getTime() - 31 * dayMs) });
    const read = async (actor: Actor, query: Record<string, string> = {}) =>
      routes.decisionRecord.response.parse(
        (await test.call(actor, routes.decisionRecord, { query })).json(),
      );
    expect(await read(planner)).toEqual({
      from: '2026-02-01',
      to: '2026-03-02',
      accepted: 4,
      changed: 2,
      rejected: 3,
      expired: 1,
      open: 1,
      helped: 2,
      notNeeded: 1,
      notEnough: 1,
      unknown: 1,
      byReason: [
        { reason: 'noStaff', count: 2 },
        { reason: 'other', count: 1 },
      ],
    });
    expect(await read(planner, { days: '60' })).toMatchObject({ accepted: 5, helped: 3 });
    expect(await read(admin)).toMatchObject({ accepted: 5, helped: 3 });
    expect(await read(planner, { city: 'other' })).toMatchObject({ accepted: 0, open: 0 });
    const bad = await test.call(planner, routes.decisionRecord, { query: { days: '91' } });
    expect(bad.status).toBe(400);
    expect((await test.call(undefined, routes.decisionRecord)).status).toBe(401);
  });
});
