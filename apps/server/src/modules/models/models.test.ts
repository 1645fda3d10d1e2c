import { readFile } from 'node:fs/promises';
import type { OnnxUpload } from '@pulse/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Ctx } from '../../kernel/ctx.ts';
import type { TrainedModel, TrainInput } from '../../models/model.ts';
import { type Onnx, openOnnx } from '../../platform/onnx/index.ts';
import { createMlflowTracking } from '../../platform/tracking/index.ts';
import { serveMlflow } from '../../platform/tracking/testing/mlflow-server.ts';
import { addStaff } from '../../testing/people.ts';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { listDailyScores } from '../predictions/index.ts';
import { listModels } from './list-models.ts';
import { getRun, listRuns } from './list-runs.ts';
import { liveModel } from './live-models.ts';
import { promoteRun, rollBack } from './promote-run.ts';
import { type LiveError, recordLiveErrors } from './record-live-errors.ts';
import { registerOnnx, registerOnnxFile } from './register-onnx.ts';
import { createRunModel } from './run-model.ts';
import { startTraining } from './start-training.ts';
import { sweepRuns } from './sweep-runs.ts';
import { trackRun } from './track-run.ts';
import { trainNow } from './train-now.ts';
import { trainRequested } from './train-requested.ts';
import { watchLiveErrors } from './watch-live-errors.ts';

const withCode = (code: string) => expect.objectContaining({ code });
const reason = 'better on last month';

const trained: TrainedModel = {
  bytes: Uint8Array.from([1, 2, 3]),
  dataHash: 'abc',
  parameters: { words: 20 },
  metrics: { macroF1: 0.4 },
};

let test: TestCtx;
/** One database for all; each test has a model of its own. */
let name: string;
let tests = 0;
let admin: Ctx;
let analyst: Ctx;
beforeAll(async () => {
  test = await openTestCtx();
  admin = test.as(await addStaff(test.ctx, 'admin'));
  analyst = test.as(await addStaff(test.ctx, 'analyst'));
});
beforeEach(() => {
  tests += 1;
  name = `model-${tests}`;
});
afterAll(() => test.close());

const train = (work: (input: TrainInput) => Promise<TrainedModel> = async () => trained) =>
  trainNow(test.ctx, {
    name,
    train: (_, input) => work(input),
    files: {},
    corrections: [],
    seed: 7,
    onProgress: () => {},
  });
const events = async (topic: string, model = name) => {
  const rows = await test.ctx.db
    .selectFrom('outbox')
    .select('payload')
    .where('topic', '=', topic)
    .orderBy('sequence')
    .execute();
  return rows
    .map(({ payload }) => z.looseObject({ name: z.string() }).parse(payload))
    .filter((payload) => payload.name === model);
};
const listed = async () => (await listModels(analyst)).find((model) => model.name === name);

describe('a training', () => {
  it('is kept with its data hash, parameters, metrics and bytes, audited and told', async () => {
    const run = await train();
    expect(run).toMatchObject({
      name,
      version: 1,
      status: 'finished',
      dataHash: 'abc',
      parameters: { words: 20, seed: 7 },
      metrics: { macroF1: 0.4 },
      sizeBytes: 3,
      startedBy: 'system',
      isLive: false,
      progress: { share: 1 },
    });
    expect((await train()).version).toBe(2);
    expect(await events('model.trained')).toEqual([
      { runId: run.id, name, status: 'finished' },
      expect.anything(),
    ]);
    const audited = await test.ctx.db
      .selectFrom('auditLog')
      .select('action')
      .where('subjectId', '=', name)
      .execute();
    expect(audited.map(({ action }) => action)).toEqual(['model.train', 'model.train']);
    expect((await listRuns(analyst, name)).map(({ version }) => version)).toEqual([2, 1]);
  });

  it('that fails says why and cannot go live', async () => {
    const run = await train(async () => {
      throw new Error('complaints.csv, line 3: no text');
    });
    expect(run).toMatchObject({ status: 'failed', error: 'complaints.csv, line 3: no text' });
    const promoting = promoteRun(admin, { name, runId: run.id, reason });
    await expect(promoting).rejects.toEqual(withCode('invalid_transition'));
  });

  it('shows how far it is', async () => {
    await train(async ({ onProgress }) => {
      onProgress(0.25, 'reading');
      await expect
        .poll(async () => (await listRuns(analyst, name))[0]?.progress)
        .toEqual({ share: 0.25, doing: 'reading' });
      return trained;
    });
  });

  it('whose process is gone is given up, and what it brings later is not taken', async () => {
    const run = await train(async () => {
      test.clock.advanceSeconds(3600);
      expect(await sweepRuns(test.ctx)).toBe(1);
      return trained;
    });
    expect(run).toMatchObject({ status: 'failed', sizeBytes: null });
    expect(await sweepRuns(test.ctx)).toBe(0);
  });

  it('is told to the tracking server once, later when that is away', async () => {
    const server = await serveMlflow();
    const tell = trackRun(createMlflowTracking({ uri: server.uri, timeoutMs: 5_000 }));
    const { id } = await train();
    server.fail = { status: 503, body: '' };
    await expect(tell(test.ctx, { runId: id, name })).rejects.toMatchObject({ retryable: true });
    server.fail = undefined;
    await tell(test.ctx, { runId: id, name });
    await tell(test.ctx, { runId: id, name });
    expect([...server.runs.values()]).toEqual([expect.objectContaining({ status: 'FINISHED' })]);
    expect(server.artifacts.size).toBe(1);
    await server.close();
  });
});

describe('a training that was asked for', () => {
  it('is carried out once by a worker, with what people corrected', async () => {
    name = 'severity';
    const asked = await startTraining(admin, { name, seed: 3 });
    expect(asked).toMatchObject({ status: 'queued', version: 1, parameters: { seed: 3 } });
    const [payload] = await events('model.requested');
    const correction = { text: 'Live wire', category: 'electricity', severity: 9 };
    const given: TrainInput[] = [];
    const work = trainRequested({
      train: async (_, input) => {
        given.push(input);
        return trained;
      },
      corrections: async () => [correction],
    });
    expect(payload).toEqual({ runId: asked.id, name });
    await work(test.ctx, { runId: asked.id, name });
    await work(test.ctx, { runId: asked.id, name });
    expect(given).toMatchObject([{ seed: 3, corrections: [correction] }]);
    expect((await getRun(analyst, name, asked.id)).status).toBe('finished');
  });

  it('is refused while another goes on, of what cannot be trained, and to others', async () => {
    name = 'flood';
    await startTraining(admin, { name, seed: 1 });
    const refused = (ctx: Ctx, model: string) =>
      expect(startTraining(ctx, { name: model, seed: 1 })).rejects;
    await refused(admin, name).toEqual(withCode('invalid_transition'));
    await refused(admin, 'nowhere').toEqual(withCode('not_found'));
    await refused(analyst, name).toEqual(withCode('forbidden'));
  });
});

describe('promotion', () => {
  it('makes a run live and takes back one after the other, down to the model that ships', async () => {
    const [first, second] = [await train(), await train()];
    expect(await liveModel(test.ctx, name)).toBeUndefined();
    await promoteRun(admin, { name, runId: first.id, reason });
    const live = await promoteRun(admin, { name, runId: second.id, reason });
    expect(live.live).toMatchObject({
      version: 2,
      reason,
      promotedBy: expect.stringMatching('admin'),
    });
    expect(await liveModel(test.ctx, name)).toMatchObject({
      version: 2,
      format: 'pulse',
      bytes: Buffer.from(trained.bytes),
    });
    expect((await rollBack(admin, { name, reason })).live?.version).toBe(1);
    expect((await rollBack(admin, { name, reason })).live).toBeNull();
    await expect(rollBack(admin, { name, reason })).rejects.toEqual(withCode('invalid_transition'));
    expect(await events('model.promoted')).toEqual([
      { name, runId: first.id },
      { name, runId: second.id },
      { name, runId: first.id },
      { name, runId: null },
    ]);
  });

  it('goes back to the model that ships by name, and can be taken back too', async () => {
    name = 'air';
    const { id } = await train();
    await promoteRun(admin, { name, runId: id, reason });
    expect((await promoteRun(admin, { name, runId: null, reason })).live).toBeNull();
    expect((await rollBack(admin, { name, reason })).live?.runId).toBe(id);
    expect((await getRun(analyst, name, id)).isLive).toBe(true);
  });

  it('refuses what is live already, missing, or not theirs to decide', async () => {
    const { id } = await train();
    const missing = '0197c1de-0000-7000-8000-000000000001';
    const refused = (ctx: Ctx, input: { name: string; runId: string | null }) =>
      expect(async () => promoteRun(ctx, { ...input, reason })).rejects;
    await refused(admin, { name, runId: null }).toEqual(withCode('invalid_transition'));
    await refused(admin, { name, runId: missing }).toEqual(withCode('not_found'));
    await refused(admin, { name: 'traffic', runId: id }).toEqual(withCode('not_found'));
    await refused(admin, { name: 'nowhere', runId: null }).toEqual(withCode('not_found'));
    await refused(analyst, { name, runId: id }).toEqual(withCode('forbidden'));
  });

  it('lets one of two at the same time win', async () => {
    const { id } = await train();
    const answers = await Promise.allSettled(
      [1, 2].map(() => promoteRun(admin, { name, runId: id, reason })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is never unwritten', async () => {
    const { id } = await train();
    await promoteRun(admin, { name, runId: id, reason });
    const unwriting = test.ctx.db.deleteFrom('modelPromotions').execute();
    await expect(unwriting).rejects.toThrow(/append-only/);
  });
});

describe('live errors', () => {
  const days = (error: number, count: number, from = 0): LiveError[] =>
    Array.from({ length: count }, (_, day) => ({
      name,
      version: 'one',
      kind: 'priority',
      period: new Date(Date.UTC(2026, 0, 1 + from + day)),
      n: 20,
      error: error * (day % 2 === 0 ? 1.05 : 0.95),
      naiveError: 3,
      backtestError: 1,
    }));

  it('raise the alarm when they leave the backtest, once, and end it when they come back', async () => {
    await recordLiveErrors(test.ctx, days(1.1, 6));
    expect((await listed())?.watch).toMatchObject([{ n: 120, driftingSince: null, naiveError: 3 }]);
    await recordLiveErrors(test.ctx, days(1.8, 10, 6));
    await recordLiveErrors(test.ctx, days(1.8, 10, 6));
    const [watch] = (await listed())?.watch ?? [];
    expect(watch?.ratio).toBeCloseTo((6 * 1.1 + 10 * 1.8) / 16, 6);
    expect(watch?.driftingSince).toBe(test.clock.now().toISOString());
    expect(await events('model.drifted')).toMatchObject([{ name, kind: 'priority', n: 320 }]);
    await recordLiveErrors(test.ctx, days(0.9, 28, 16));
    expect((await listed())?.watch).toMatchObject([{ driftingSince: null, periods: 28 }]);
    expect(await events('model.recovered')).toHaveLength(1);
  });

  it('need enough points, and more than one bad day', async () => {
    await recordLiveErrors(test.ctx, days(5, 4));
    expect(await events('model.drifted')).toEqual([]);
    const oneBadDay = [...days(1, 9, 10), ...days(9, 1, 19)];
    await recordLiveErrors(
      test.ctx,
      oneBadDay.map((score) => ({ ...score, kind: 'other' })),
    );
    expect(await events('model.drifted')).toEqual([]);
  });
});

describe('the watch over forecasts', () => {
  it('takes live and backtest errors from what the predictions module keeps', async () => {
    const score = (basis: 'live' | 'backtest', day: number, error: number, areaId: string) => ({
      cityId: 'test',
      kind: 'flooding',
      areaId,
      day: new Date(Date.UTC(2026, 1, day)),
      basis,
      modelVersion: 'flood@1',
      n: 10,
      errorSum: 10 * error,
      naiveSum: 20,
      covered: 8,
    });
    const days = Array.from({ length: 10 }, (_, at) => at + 10);
    const rows = days.flatMap((day) => [
      score('live', day, 0.2, 'test-w1'),
      score('live', day, 0.4, 'test-w2'),
      score('backtest', day, 0.1, ''),
    ]);
    await test.ctx.db.insertInto('predictionScores').values(rows).execute();
    await watchLiveErrors(test.ctx, listDailyScores);
    await watchLiveErrors(test.ctx, listDailyScores);
    const flood = (await listModels(analyst)).find((model) => model.name === 'flood');
    expect(flood?.watch).toMatchObject([
      {
        kind: 'flooding',
        version: 'flood@1',
        n: 200,
        periods: 10,
        driftingSince: expect.any(String),
      },
    ]);
    expect(flood?.watch[0]?.ratio).toBeCloseTo(3, 9);
    expect(await events('model.drifted', 'flood')).toHaveLength(1);
  });
});

describe('an ONNX model', () => {
  let onnx: Onnx;
  let upload: z.output<typeof OnnxUpload>;
  beforeAll(async () => {
    onnx = openOnnx();
    const file = new URL('../../platform/onnx/fixtures/risk.onnx', import.meta.url);
    upload = {
      name: 'flood-risk',
      bytes: (await readFile(file)).toString('base64'),
      inputs: [{ name: 'x', dims: [null, 3] }],
      outputs: [
        { name: 'risk', dims: [null, 1] },
        { name: 'busiest', dims: [1] },
      ],
      metrics: { auc: 0.8 },
    };
  });
  afterAll(() => onnx.close());

  it('is registered, promoted and served', async () => {
    const run = await registerOnnx(admin, onnx, { ...upload, name });
    expect(run).toMatchObject({ format: 'onnx', status: 'finished', metrics: { auc: 0.8 } });
    const serve = createRunModel(onnx);
    const x = { dims: [1, 3], data: [0, 0, 0] };
    const call = { name, inputs: { x } };
    await expect(serve(analyst, call)).rejects.toEqual(withCode('not_found'));
    await promoteRun(admin, { name, runId: run.id, reason });
    const { version, outputs } = await serve(analyst, call);
    expect(version).toBe(1);
    expect(outputs.risk?.data[0]).toBeCloseTo(1 / (1 + Math.exp(-0.25)), 6);
    const wrong = serve(analyst, { ...call, inputs: { x: { dims: [1, 2], data: [0, 0] } } });
    await expect(wrong).rejects.toEqual(withCode('validation_failed'));
    expect(await listed()).toMatchObject({
      ships: false,
      trainable: false,
      live: { format: 'onnx' },
    });
  });

  it('is registered from a file with what the file says of itself', async () => {
    const bytes = Buffer.from(upload.bytes, 'base64');
    const run = await registerOnnxFile(test.ctx, onnx, { name, bytes });
    expect(run.parameters).toMatchObject({ inputs: upload.inputs, outputs: upload.outputs });
    const unnamed = registerOnnxFile(test.ctx, onnx, { name: 'Flood risk', bytes });
    await expect(unnamed).rejects.toEqual(withCode('validation_failed'));
  });

  it('is refused when it is not what was declared, no model, or named like one that ships', async () => {
    const refused = (change: Partial<typeof upload>) =>
      expect(registerOnnx(admin, onnx, { ...upload, name, ...change })).rejects;
    await refused({ inputs: [{ name: 'y', dims: [null, 3] }] }).toThrow(/inputs are not those/);
    await refused({ bytes: Buffer.from('nonsense').toString('base64') }).toEqual(
      withCode('model_unreadable'),
    );
    await refused({ name: 'severity' }).toEqual(withCode('already_exists'));
    await expect(registerOnnx(analyst, onnx, upload)).rejects.toEqual(withCode('forbidden'));
    expect(await listed()).toBeUndefined();
  });
});
