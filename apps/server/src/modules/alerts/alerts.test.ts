import { type AlertDraft, type Route, routes } from '@pulse/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, StaffActor } from '../../kernel/actor.ts';
import { addHospital } from '../../testing/hospitals.ts';
import { addPlanner, addStaff } from '../../testing/people.ts';
import { addRecommendation } from '../../testing/plans.ts';
import { openTestGateway, type TestGateway } from '../../testing/test-gateway.ts';
import { sweepAlertDrafts } from './sweep-alert-drafts.ts';

let test: TestGateway;
let planner: StaffActor;
let stranger: StaffActor;
let admin: StaffActor;
const nobody = '0197c1de-0000-7000-8000-000000000001';

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
  planner = await addPlanner(ctx, [await addHospital(ctx)]);
  stranger = await addPlanner(ctx, [await addHospital(ctx, { cityId: 'other' })]);
  admin = await addStaff(ctx, 'admin');
});
afterAll(() => test.close());
beforeEach(async () => {
  test.clock.set(new Date('2026-03-02T06:00:00Z'));
  await test.ctx.db.deleteFrom('recommendations').execute();
  await test.ctx.db.deleteFrom('alertDrafts').execute();
});

const advisory = {
  category: 'health',
  urgency: 'expected',
  severity: 'severe',
  certainty: 'likely',
  zoneIds: ['test-east'],
  headline: 'Smoke from fireworks on 8 November',
  description: 'The air will be bad for people with asthma.',
  instruction: 'Keep your inhaler with you.',
};
const addAdvisory = (given: object = { advisory }) =>
  addRecommendation(test.ctx, {
    kind: 'public-advisory',
    agent: 'advisory',
    department: null,
    unit: 'people',
    step: 1,
    title: 'Tell the public of smoke',
    days: [
      { day: '2026-03-03', amount: 100 },
      { day: '2026-03-04', amount: 80 },
    ],
    ...given,
  });
const decide = (route: Route, id: string, body: object, actor: Actor = planner) =>
  test.call(actor, route, { params: { id }, body });
const accept = async (id: string, version = 1): Promise<string> => {
  const answer = await decide(routes.acceptRecommendation, id, { version });
  const { alertDraftId } = routes.acceptRecommendation.response.parse(answer.json());
  return alertDraftId ?? '';
};
const get = (actor: Actor | undefined, id: string) =>
  test.call(actor, routes.getAlertDraft, { params: { id } });
const draft = async (id: string): Promise<AlertDraft> =>
  routes.getAlertDraft.response.parse((await get(planner, id)).json());
const list = async (actor: Actor, query: Record<string, string> = {}) =>
  routes.listAlertDrafts.response.parse(
    (await test.call(actor, routes.listAlertDrafts, { query })).json(),
  );

describe('an accepted advisory', () => {
  it('becomes a draft of a public alert, and nothing is sent', async () => {
    const recommendationId = await addAdvisory();
    const id = await accept(recommendationId);
    expect(await draft(id)).toEqual({
      ...advisory,
      id,
      cityId: 'test',
      // From midnight to midnight by the city's clocks.
      startsAt: '2026-03-02T18:30:00.000Z',
      endsAt: '2026-03-04T18:30:00.000Z',
      recommendationId,
      state: 'draft',
      createdBy: planner.name,
      createdAt: '2026-03-02T06:00:00.000Z',
      updatedAt: '2026-03-02T06:00:00.000Z',
      version: 1,
    });
    expect(await test.ctx.db.selectFrom('messages').selectAll().execute()).toEqual([]);
  });

  it('without words of its own starts from the recommendation, its headline cut to what fits', async () => {
    const id = await accept(await addAdvisory({ title: `Tell ${'x'.repeat(200)}` }));
    const { headline, category, zoneIds, description } = await draft(id);
    expect({ category, zoneIds, description }).toEqual({
      category: 'health',
      zoneIds: [],
      description: '210 patients are expected and 200 beds are staffed.',
    });
    expect(headline).toHaveLength(140);
  });

  it('loses its draft when the decision is taken back, also an edited one, and may get it anew', async () => {
    const recommendationId = await addAdvisory();
    const id = await accept(recommendationId);
    test.clock.advanceSeconds(60);
    const body = { version: 1, headline: 'Smoke on Sunday' };
    expect((await decide(routes.updateAlertDraft, id, body, admin)).status).toBe(200);
    const back = await decide(routes.reopenRecommendation, recommendationId, { version: 2 });
    expect(back.json()).toMatchObject({ state: 'open', alertDraftId: null });
    expect(await draft(id)).toMatchObject({ state: 'discarded', headline: 'Smoke on Sunday' });
    const [audited] = await test.ctx.db
      .selectFrom('auditLog')
      .select('detail')
      .where('action', '=', 'recommendation.reopen')
      .where('subjectId', '=', recommendationId)
      .execute();
    expect(audited?.detail).toMatchObject({ alertDraftId: id, draftWasEdited: true });
    expect(await accept(recommendationId, 3)).toBe(id);
    expect(await draft(id)).toMatchObject({
      state: 'draft',
      headline: advisory.headline,
      version: 4,
    });
  });

  it('can be taken back after its draft was discarded', async () => {
    const recommendationId = await addAdvisory();
    const id = await accept(recommendationId);
    await decide(routes.discardAlertDraft, id, { version: 1 }, admin);
    const back = await decide(routes.reopenRecommendation, recommendationId, { version: 2 });
    expect(back.json()).toMatchObject({ state: 'open', alertDraftId: null });
  });

  it('is decided by whoever has a hospital in the city, and hidden from others', async () => {
    const id = await addAdvisory();
    expect((await decide(routes.acceptRecommendation, id, { version: 1 }, stranger)).status).toBe(
      404,
    );
    expect((await decide(routes.acceptRecommendation, id, { version: 1 }, admin)).status).toBe(200);
  });

  it('that is rejected makes no draft', async () => {
    const id = await addAdvisory();
    await decide(routes.rejectRecommendation, id, { version: 1, reason: 'notNeeded' });
    expect((await list(admin)).items).toEqual([]);
  });
});

describe('drafts of alerts', () => {
  it('are seen by planners of the city and administrators, newest first, page by page', async () => {
    const first = await accept(await addAdvisory());
    test.clock.advanceSeconds(60);
    const second = await accept(await addAdvisory());
    await decide(routes.discardAlertDraft, first, { version: 1 }, admin);
    const ids = async (actor: Actor, query: Record<string, string> = {}) =>
      (await list(actor, query)).items.map(({ id }) => id);
    expect(await ids(planner)).toEqual([second, first]);
    expect(await ids(admin)).toEqual([second, first]);
    expect(await ids(admin, { state: 'discarded' })).toEqual([first]);
    expect(await ids(admin, { city: 'other' })).toEqual([]);
    expect(await ids(stranger)).toEqual([]);
    expect(await ids(stranger, { city: 'test' })).toEqual([]);
    const { nextCursor } = await list(planner, { limit: '1' });
    expect(await ids(planner, { cursor: nextCursor ?? '' })).toEqual([first]);
    expect((await get(stranger, first)).status).toBe(404);
    expect((await get(planner, nobody)).status).toBe(404);
    expect((await get(undefined, first)).status).toBe(401);
    const analyst = await addStaff(test.ctx, 'analyst');
    expect((await get(analyst, first)).status).toBe(403);
    const wrong: Record<string, string>[] = [{ cursor: 'x' }, { state: 'sent' }];
    for (const query of wrong) {
      expect((await test.call(planner, routes.listAlertDrafts, { query })).status).toBe(400);
    }
    expect((await test.call(undefined, routes.listAlertDrafts)).status).toBe(401);
    expect((await get(planner, 'no-id')).status).toBe(404);
  });

  it('are worded otherwise and discarded by administrators, with before and after in the audit', async () => {
    const id = await accept(await addAdvisory());
    const words = { headline: 'Smoke on Sunday', instruction: '' };
    for (const [route, body] of [
      [routes.updateAlertDraft, { version: 1, ...words }],
      [routes.discardAlertDraft, { version: 1 }],
    ] as const) {
      expect((await test.call(undefined, route, { params: { id }, body })).status).toBe(401);
      expect((await decide(route, id, body)).status).toBe(403);
      expect((await decide(route, nobody, body, admin)).status).toBe(404);
      expect((await decide(route, id, { ...body, version: 'x' }, admin)).status).toBe(400);
      expect((await decide(route, id, { ...body, version: 9 }, admin)).json()).toMatchObject({
        code: 'stale_version',
        currentVersion: 1,
      });
    }
    const tooShort = { version: 1, headline: 'Hey' };
    expect((await decide(routes.updateAlertDraft, id, tooShort, admin)).status).toBe(400);
    const updated = await decide(routes.updateAlertDraft, id, { version: 1, ...words }, admin);
    expect(updated.json()).toMatchObject({
      ...words,
      description: advisory.description,
      version: 2,
    });
    const discarded = await decide(routes.discardAlertDraft, id, { version: 2 }, admin);
    expect(discarded.json()).toMatchObject({ state: 'discarded', version: 3 });
    for (const route of [routes.updateAlertDraft, routes.discardAlertDraft]) {
      expect((await decide(route, id, { version: 3 }, admin)).json()).toMatchObject({
        status: 409,
        code: 'invalid_transition',
      });
    }
    const audited = await test.ctx.db
      .selectFrom('auditLog')
      .select(['action', 'detail'])
      .where('subjectId', '=', id)
      .orderBy('id')
      .execute();
    expect(audited).toMatchObject([
      { action: 'alert-draft.create' },
      {
        action: 'alert-draft.update',
        detail: { before: { headline: advisory.headline }, after: words },
      },
      {
        action: 'alert-draft.discard',
        detail: { before: { state: 'draft' }, after: { state: 'discarded' } },
      },
    ]);
  });

  it('of two changes at once take one', async () => {
    const id = await accept(await addAdvisory());
    const answers = await Promise.all([
      decide(routes.updateAlertDraft, id, { version: 1, headline: 'One headline' }, admin),
      decide(routes.discardAlertDraft, id, { version: 1 }, admin),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('go 90 days after the end of what they warn of', async () => {
    const id = await accept(await addAdvisory());
    test.clock.set(new Date('2026-06-02T18:30:00Z'));
    await sweepAlertDrafts(test.ctx);
    expect((await get(planner, id)).status).toBe(200);
    test.clock.advanceSeconds(1);
    await sweepAlertDrafts(test.ctx);
    expect((await get(planner, id)).status).toBe(404);
  });
});
