import { EngineModels, Problem } from '@pulse/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTestCtx, type TestCtx } from '../testing/test-ctx.ts';
import { openTestEngine, type TestEngine, type TestEngineOptions } from '../testing/test-engine.ts';

const history = {
  values: Array.from({ length: 48 }, (_, hour) => hour % 24),
  start: '2026-03-01T00:00:00+05:30',
  step_minutes: 60,
  seasons: [24],
};
const question = { horizon: 2, prediction_types: ['rain'], history };

describe('the engine over HTTP', () => {
  let test: TestCtx;
  const engines: TestEngine[] = [];
  beforeAll(async () => {
    test = await openTestCtx();
  });
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.close();
  });
  afterAll(() => test.close());

  const open = async (options: TestEngineOptions = {}) => {
    const opened = await openTestEngine(test.ctx, options);
    engines.push(opened);
    const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${opened.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
    return { ...opened, post, get: (path: string) => fetch(`${opened.url}${path}`) };
  };
  const problemOf = async (response: Response) => {
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    return Problem.parse(await response.json());
  };

  it('answers one with one, and many with many in order', async () => {
    const { post } = await open();
    const one = await (await post('/predict', question)).json();
    expect(one).toMatchObject({
      predictions: [
        {
          prediction_type: 'rain',
          model: 'seasonal naive [24]',
          points: [{ at: '2026-03-02T18:30:00.000Z', value: 0 }, { value: 1 }],
        },
      ],
    });
    const items = [5, 4].map((level) => ({
      ...question,
      history: { ...history, values: [level, level], seasons: [] },
    }));
    const many = await (await post('/predict', { items })).json();
    expect(many).toMatchObject({
      items: [5, 4].map((value) => ({ predictions: [{ points: [{ value }, { value }] }] })),
    });
  });

  it('names the field that is wrong', async () => {
    const { post } = await open();
    const short = await problemOf(await post('/classify', { text: '' }));
    expect(short).toMatchObject({ status: 400, errors: [{ path: 'body.text' }] });
    const inBatch = await problemOf(await post('/classify', { items: [{ text: 'a' }, {}] }));
    expect(inBatch.errors).toMatchObject([{ path: 'body.items.1.text' }]);
    const noPlace = await problemOf(await post('/predict', { ...question, history: undefined }));
    expect(noPlace.errors).toMatchObject([{ path: 'body.area_id' }]);
    const items = Array.from({ length: 300 }, () => ({ text: 'a' }));
    const tooMany = await post('/classify', { items });
    expect((await problemOf(tooMany)).errors).toMatchObject([{ path: 'body.items' }]);
    expect(await problemOf(await post('/anomaly', '{"readings":'))).toMatchObject({ status: 400 });
    expect(await problemOf(await post('/predict', { ...question, horizon: 0 }))).toMatchObject({
      errors: [{ path: 'body.horizon' }],
    });
  });

  it('takes no more than a megabyte', async () => {
    const { post } = await open();
    const response = await post('/classify', { text: 'x'.repeat(1_100_000) });
    expect(await problemOf(response)).toMatchObject({ status: 413 });
  });

  it('forecasts what the city measured when no history is sent along', async () => {
    const { post } = await open({
      findHistory: async (_ctx, { areaId, signal, horizon }) =>
        areaId === 'ward-1'
          ? {
              signal,
              areaId,
              values: Float64Array.of(7, 7),
              startMs: 0,
              stepMs: 3_600_000,
              seasons: [],
              nonNegative: true,
              horizon,
            }
          : undefined,
    });
    const asked = { area_id: 'ward-1', horizon: 1, prediction_types: ['noise'] };
    expect(await (await post('/predict', asked)).json()).toMatchObject({
      predictions: [{ area_id: 'ward-1', points: [{ value: 7 }] }],
    });
    const elsewhere = await post('/predict', { ...asked, area_id: 'ward-2' });
    expect(await problemOf(elsewhere)).toMatchObject({ status: 404 });
  });

  it('answers 429 with Retry-After when the queue is full, and the others in full', async () => {
    const { post, get } = await open({ queueLimit: 2 });
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => post('/predict', { ...question, horizon: 300 })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers.get('retry-after')).toBe('1');
    expect(await problemOf(refused ?? Response.error())).toMatchObject({ code: 'busy' });
    const text = await (await get('/metrics')).text();
    const rejected = statuses.filter((status) => status === 429).length;
    expect(text).toContain(`pulse_engine_rejected_total ${rejected}`);
    expect(text).toMatch(/pulse_engine_request_seconds_count\{route="\/predict",status="429"\}/);
    expect(text).toMatch(/pulse_engine_inference_seconds_count\{model="series"\}/);
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  it('says 503 when a task takes too long, and goes on', async () => {
    const { post, engine } = await open({ timeoutMs: 1 });
    const response = await post('/predict', question);
    expect(response.headers.get('x-engine-error')).toBe('late');
    expect(await problemOf(response)).toMatchObject({ status: 503, code: 'unavailable' });
    expect(engine.stats()).toMatchObject({ late: 1, running: 0, waiting: 0 });
  });

  it('trains for who knows the token, and for nobody when there is none', async () => {
    const token = 'known-to-both-sides';
    const startTraining: TestEngineOptions['startTraining'] = async (_ctx, { model, seed }) => ({
      runId: `${model}-${seed}`,
    });
    const guarded = await open({ token, startTraining });
    const bearer = { authorization: `Bearer ${token}` };
    const started = await guarded.post('/train', { model: 'category' }, bearer);
    expect(started.status).toBe(202);
    expect(await started.json()).toEqual({ run_id: 'category-1' });
    const strangers: Record<string, string>[] = [{}, { authorization: 'Bearer wrong' }];
    for (const headers of strangers) {
      expect((await guarded.post('/train', { model: 'category' }, headers)).status).toBe(401);
      expect((await guarded.post('/classify', { text: 'garbage' }, headers)).status).toBe(401);
    }
    const unguarded = await open({ startTraining });
    expect((await unguarded.post('/train', { model: 'category' })).status).toBe(401);
  });

  it('tells of its pool and its models', async () => {
    const { get } = await open();
    const health = await (await get('/health')).json();
    expect(health).toMatchObject({ pool: { running: 0, waiting: 0, queue_limit: 16 } });
    const { items } = EngineModels.parse(await (await get('/models')).json());
    expect(items.map(({ name }) => name)).toContain('category');
    expect((await get('/health/live')).status).toBe(200);
    expect((await problemOf(await get('/nowhere'))).status).toBe(404);
  });
});
