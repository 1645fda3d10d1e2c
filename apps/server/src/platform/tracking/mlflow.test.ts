import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { describeTracking, someRun } from './contract-suite.ts';
import { createMlflowTracking } from './mlflow.ts';
import { type MlflowServer, serveMlflow } from './testing/mlflow-server.ts';

describe('mlflow', () => {
  let server: MlflowServer;
  beforeAll(async () => {
    server = await serveMlflow();
  });
  afterEach(() => {
    server.fail = undefined;
  });
  afterAll(() => server.close());

  const open = (timeoutMs = 5_000) => createMlflowTracking({ uri: server.uri, timeoutMs });

  describeTracking(open);

  it('keeps parameters, metrics, tags and the model itself', async () => {
    const id = await open().record({ ...someRun, id: 'whole' });
    const run = server.runs.get(id ?? '');
    expect(run?.status).toBe('FINISHED');
    expect(run?.params.get('seed')).toBe('1');
    expect(run?.params.get('words')).toBe('[1,2]');
    expect(run?.params.get('odd_name')).toBe('true');
    expect(run?.params.get('note')).toHaveLength(500);
    expect(run?.metrics).toEqual([expect.objectContaining({ key: 'macroF1', value: 0.41 })]);
    expect(Object.fromEntries(run?.tags ?? [])).toMatchObject({
      'pulse.run': 'whole',
      'pulse.data': 'abc',
      'pulse.artifact': 'model.bin',
    });
    const place = `${run?.experiment}/${id}/artifacts/model.bin`;
    expect([...(server.artifacts.get(place) ?? [])]).toEqual([1, 2, 3]);
  });

  it('finishes a run that was told by half', async () => {
    const before = server.runs.size;
    await open().record({ ...someRun, id: 'half', file: undefined, status: 'failed' });
    const id = await open().record({ ...someRun, id: 'half' });
    expect(server.runs.size).toBe(before + 1);
    expect(server.runs.get(id ?? '')).toMatchObject({ status: 'FINISHED' });
  });

  it('cuts what is too much for one request', async () => {
    const many = Object.fromEntries(Array.from({ length: 230 }, (_, at) => [`p${at}`, at]));
    const id = await open().record({ ...someRun, id: 'many', parameters: many, metrics: many });
    expect(server.runs.get(id ?? '')?.params.size).toBe(230);
    expect(server.runs.get(id ?? '')?.metrics).toHaveLength(230);
  });

  it('signs in with what the address carries', async () => {
    const uri = server.uri.replace('//', '//ann:s%20ecret@');
    await createMlflowTracking({ uri }).record({ ...someRun, id: 'signed' });
    expect(server.authorization).toBe(`Basic ${btoa('ann:s ecret')}`);
  });

  it('says in the run that a server without artifact proxy has no model', async () => {
    const plain = await serveMlflow({ artifacts: 's3' });
    const id = await createMlflowTracking({ uri: plain.uri }).record(someRun);
    expect(plain.runs.get(id ?? '')?.tags.get('pulse.artifact')).toMatch(/^not stored/);
    expect(plain.runs.get(id ?? '')?.status).toBe('FINISHED');
    await plain.close();
  });

  it.each([
    ['is down', { status: 503, body: 'no' }, true],
    ['asks for a password', { status: 401, body: '' }, true],
    ['speaks no JSON', { status: 200, body: '<html>' }, true],
    ['refuses', { status: 400, body: '{"error_code":"INVALID_PARAMETER_VALUE"}' }, false],
  ])('says whether to try again when the server %s', async (_case, fail, retryable) => {
    server.fail = fail;
    await expect(open().record(someRun)).rejects.toMatchObject({ retryable });
  });

  it('gives up on a server that never answers', async () => {
    server.fail = 'silence';
    await expect(open(50).record(someRun)).rejects.toMatchObject({ retryable: true });
    expect(await open(50).health()).toMatchObject({ ok: false });
  });
});
