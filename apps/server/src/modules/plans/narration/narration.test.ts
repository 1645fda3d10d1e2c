import { ActionPlan, type Narration, Recommendation } from '@pulse/contract';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Ctx } from '../../../kernel/ctx.ts';
import { createOpenAiCompatibleLlm } from '../../../platform/llm/index.ts';
import {
  type FakeLlmServer,
  type LlmReply,
  startFakeLlm,
} from '../../../platform/llm/testing/fake-llm-server.ts';
import { openTestCtx, type TestCtx } from '../../../testing/test-ctx.ts';
import { answerWhy } from './answer-why.ts';
import { narratePlan } from './narrate-plan.ts';
import { templateNarration } from './template.ts';

const recommendationId = '3f3f0e9a-8f5c-4a63-9d1c-5a4a0f0a7b11';
const hospital = { id: 'h-1', name: 'Victoria' };

const recommendation = Recommendation.parse({
  id: recommendationId,
  planId: 'a4f8f3c0-31a1-4a77-8f38-3f1f8cf2b001',
  agent: 'capacity',
  kind: 'open-surge-beds',
  hospital,
  to: null,
  department: 'burns',
  skill: null,
  item: null,
  shift: null,
  title: 'Open 6 surge beds in burns',
  reason: '18 patients in burns on Sunday, 12 staffed beds.',
  days: [{ day: '2026-11-08', amount: 6 }],
  amount: 6,
  unit: 'beds',
  step: 6,
  cost: 42_000,
  effect: { text: 'Adds 6 beds.', adds: 6, unit: 'beds' },
  evidence: { needed: 18, available: 12, unit: 'beds', scenario: 'p90' },
  priority: 1,
  owner: 'bedManager',
  deadline: '2026-11-07T12:00:00Z',
  expiresAt: '2026-11-09T00:00:00Z',
  state: 'open',
  decidedAmount: null,
  decidedAt: null,
  decidedBy: null,
  reasonCode: null,
  note: null,
  outcome: null,
  alertDraftId: null,
  decidable: true,
  version: 1,
  createdAt: '2026-11-06T12:00:00Z',
});

const bare = ActionPlan.omit({ narration: true }).parse({
  id: recommendation.planId,
  cityId: 'test-city',
  madeAt: '2026-11-06T12:00:00Z',
  madeBy: 'worker',
  trigger: 'forecast',
  firstDay: '2026-11-06',
  lastDay: '2026-11-12',
  scenario: 'p90',
  feasible: false,
  method: 'decomposed',
  fallbackReason: null,
  gap: 0.008,
  cost: 42_000,
  budget: null,
  transfers: 0,
  hospitals: 1,
  includesInvented: false,
  shortages: [
    {
      constraint: 'nurses',
      hospital,
      department: null,
      skill: 'icuNurse',
      item: null,
      shift: 'night',
      day: '2026-11-08',
      missing: 2,
      unit: 'nurses',
    },
  ],
  relief: [],
  agents: [{ agent: 'demand', proposed: 1, taken: 1, finding: 'Burns rise to 18 on Sunday.' }],
  forecastMadeAt: '2026-11-06T11:00:00Z',
  modelVersion: 'surge-1',
});
const template = templateNarration(bare, [recommendation]);
const plan: ActionPlan = { ...bare, narration: template };

const good = {
  text: 'Open 6 surge beds in burns at Victoria, since 18 patients come.',
  cites: ['R1'],
};
const wrong = {
  text: 'Open 9 surge beds in burns at Victoria, which is best for all.',
  cites: ['R1'],
};

let test: TestCtx;
let server: FakeLlmServer | undefined;
beforeAll(async () => {
  test = await openTestCtx();
  return () => test.close();
});
afterEach(() => server?.close());

const withModel = async (...replies: LlmReply[]): Promise<Ctx> => {
  server = await startFakeLlm(...replies);
  const settings = { url: server.url, model: `model-${server.url}` };
  return { ...test.ctx, llm: createOpenAiCompatibleLlm(settings, undefined) };
};

const why = (ctx: Pick<Ctx, 'llm'>, question = 'Why six?', asked?: Recommendation) =>
  answerWhy(ctx, { question, plan, recommendations: [recommendation], asked });

describe('a question to a plan', () => {
  it('is answered by the model, which cites recommendations by their ids', async () => {
    const answer = await why(await withModel({ say: good }));
    expect(answer).toMatchObject({
      text: good.text,
      cites: [recommendationId],
      source: 'model',
      fallbackReason: null,
    });
  });

  it('goes back once with the numbers that the plan does not hold', async () => {
    const answer = await why(await withModel({ say: wrong }, { say: good }));
    expect(answer.text).toBe(good.text);
    expect(server?.asked).toHaveLength(2);
    expect(server?.asked[1]?.messages.at(-1)?.content).toMatch(/not in the plan: 9/);
  });

  it.each<[string, LlmReply[], RegExp]>([
    ['invents numbers twice', [{ say: wrong }, { say: wrong }], /twice what is not in the plan/],
    [
      'cites what is not there twice',
      [{ say: { ...good, cites: ['R9'] } }],
      /twice what is not in the plan/,
    ],
    ['is down', [{ status: 400 }], /status 400/],
    ['talks', [{ text: 'Sure!' }], /shape/],
  ])('is answered by rules when the model %s, and says so', async (_, replies, reason) => {
    const answer = await why(await withModel(...replies), 'What is missing?');
    expect(answer.source).toBe('template');
    expect(answer.fallbackReason).toMatch(reason);
    expect(answer.text).toContain('2 nurses on Sunday 8 November (ICU) at Victoria');
  });

  it.each([
    ['What is missing?', /2 nurses/],
    ['What drives the arrivals?', /Burns rise to 18/],
    ['What should be decided first?', /Open 6 surge beds in burns at Victoria/],
    ['Where does the money go?', /₹42,000/],
    ['Hello there', /something is still missing/],
  ])('is answered by rules without a model: %s', async (question, words) => {
    const answer = await why({ llm: undefined }, question);
    expect(answer.text).toMatch(words);
    expect(answer).toMatchObject({ source: 'template', model: null, fallbackReason: null });
  });

  it('about one recommendation gets its own reason and figures', async () => {
    const answer = await why({ llm: undefined }, 'Why?', recommendation);
    expect(answer.text).toContain('18 beds are needed in the worst of ten cases, 12 are there.');
    expect(answer.cites).toEqual([recommendationId]);
  });
});

describe('what stands above a plan', () => {
  const narrate = (ctx: Ctx) => narratePlan(ctx, bare, [recommendation], template);
  const settled = (ctx: Ctx, wanted: (told: Narration) => boolean) =>
    vi.waitFor(async () => {
      const told = await narrate(ctx);
      if (!wanted(told)) throw new Error('not told yet');
      return told;
    });

  it('is the template at once, and the words of the model when it has told them', async () => {
    const ctx = await withModel({ say: good });
    expect(await narrate(ctx)).toEqual(template);
    const told = await settled(ctx, ({ source }) => source === 'model');
    expect(told.text).toBe(good.text);
    expect(server?.asked).toHaveLength(1);
  });

  it('cites the recommendations of its own plan, though another said the same', async () => {
    const ctx = await withModel({ say: good }, { say: good });
    await settled(ctx, ({ source }) => source === 'model');
    const later = { ...recommendation, id: 'b9a2c6a4-61f2-4a0e-8f0e-6d1f5d3a7c22' };
    await vi.waitFor(async () => {
      const told = await narratePlan(ctx, bare, [later], template);
      expect(told).toMatchObject({ source: 'model', cites: [later.id] });
    });
  });

  it('stays the template, with the reason, when the model keeps inventing', async () => {
    const ctx = await withModel({ say: wrong });
    await narrate(ctx);
    const told = await settled(ctx, ({ fallbackReason }) => fallbackReason !== null);
    expect(told).toMatchObject({ text: template.text, source: 'template' });
  });

  it('is the template where no model is configured', async () => {
    expect(await narrate(test.ctx)).toBe(template);
  });

  it('tells a model nothing of who decided, or of notes', async () => {
    const ctx = await withModel({ say: good });
    const decided = { ...recommendation, decidedBy: 'Asha Rao', note: 'room 7 is wet' };
    await answerWhy(ctx, {
      question: 'Why?',
      plan,
      recommendations: [decided],
      asked: undefined,
    });
    const said = JSON.stringify(server?.asked);
    expect(said).not.toContain('Asha');
    expect(said).not.toContain('wet');
  });
});
