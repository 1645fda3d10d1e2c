import { afterEach, describe, expect, it } from 'vitest';
import { silentLog } from '../log.ts';
import { aWeekOfHours, describeEngine } from './contract-suite.ts';
import { createInProcessEngine, type InProcessEngineOptions } from './in-process.ts';
import { readShippedModel } from './shipped-model.ts';

const usual: InProcessEngineOptions = {
  threads: 1,
  queueLimit: 8,
  timeoutMs: 15_000,
  defaultSeverity: () => 5,
  log: silentLog,
};

describeEngine(async () => createInProcessEngine(usual));

describe('the engine in this process', () => {
  const engines: { close(): Promise<void> }[] = [];
  const open = (options: Partial<InProcessEngineOptions> = {}) => {
    const engine = createInProcessEngine({ ...usual, ...options });
    engines.push(engine);
    return engine;
  };
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.close();
  });

  it('starts no thread before there is work', async () => {
    const engine = open();
    await engine.health();
    await engine.models();
    expect(engine.stats().threads).toBe(0);
    await engine.predict([aWeekOfHours()]);
    expect(engine.stats().threads).toBe(1);
  });

  it('sends away what its queue has no place for, at once, and answers the others', async () => {
    const engine = open({ queueLimit: 3 });
    const asked = Array.from({ length: 10 }, () => engine.predict([aWeekOfHours()]));
    const answers = await Promise.allSettled(asked);
    const codes = answers.map((one) => (one.status === 'rejected' ? one.reason.code : 'answered'));
    expect(codes).toEqual([...Array(4).fill('answered'), ...Array(6).fill('busy')]);
    expect(engine.stats()).toMatchObject({ rejected: 6, completed: 4, running: 0, waiting: 0 });
  });

  it('gives up what takes too long, and goes on with the rest', async () => {
    const engine = open();
    await engine.predict([aWeekOfHours()]);
    const endless = engine.predict([endlessly()], { timeoutMs: 200 });
    const next = engine.predict([aWeekOfHours()]);
    await expect(endless).rejects.toMatchObject({ code: 'late' });
    expect((await next)[0]?.points).toHaveLength(24);
    expect(engine.stats()).toMatchObject({ late: 1, running: 0 });
  });

  it('gives up what waits too long without disturbing what runs', async () => {
    const engine = open();
    const running = engine.predict([aWeekOfHours()]);
    const waiting = engine.predict([aWeekOfHours()], { timeoutMs: 1 });
    await expect(waiting).rejects.toMatchObject({ code: 'late' });
    expect(await running).toHaveLength(1);
  });

  it('tells how long each model took', async () => {
    const engine = open();
    const heard: string[] = [];
    engine.onInference(({ model, items }) => heard.push(`${model} ${items}`));
    await engine.predict([aWeekOfHours(), aWeekOfHours()]);
    expect(heard).toEqual(['series 1', 'series 1']);
  });

  it('uses a run that was promoted, and the model that ships when it is taken back', async () => {
    const engine = open();
    const bytes = await readShippedModel('category');
    if (bytes === undefined) throw new Error('the category model ships');
    const versionUsed = async () =>
      (await engine.classify([{ text: 'Garbage heap' }]))[0]?.modelVersion;
    const shipped = await versionUsed();
    engine.adopt('category', { version: 'category@7', bytes });
    expect(await versionUsed()).toBe('category@7');
    expect(await engine.models()).toContainEqual(
      expect.objectContaining({ name: 'category', source: 'promoted', version: 'category@7' }),
    );
    engine.adopt('category', undefined);
    expect(await versionUsed()).toBe(shipped);
  });

  it('does without a model that cannot be read where it can, and says which it is', async () => {
    const engine = open();
    const bytes = Uint8Array.of(1, 2, 3);
    engine.adopt('category', { version: 'category@8', bytes });
    await expect(engine.classify([{ text: 'Garbage' }])).rejects.toMatchObject({
      code: 'no_model',
    });
    engine.adopt('traffic', { version: 'traffic@8', bytes });
    const [forecast] = await engine.predict([aWeekOfHours({ signal: 'traffic' })]);
    expect(forecast?.model).toBe('seasonal naive [24]');
    engine.adopt('category', undefined);
    engine.adopt('severity', { version: 'severity@8', bytes });
    const [judged] = await engine.classify([{ text: 'Garbage', usualSeverity: 4 }]);
    expect(judged).toMatchObject({ severity: 4, severityModelVersion: 'category-default' });
    expect(await engine.models()).toContainEqual(
      expect.objectContaining({ name: 'severity', state: 'unusable' }),
    );
  });

  it('refuses work once it is closed', async () => {
    const engine = open();
    await engine.close();
    await expect(engine.predict([aWeekOfHours()])).rejects.toMatchObject({ code: 'unreachable' });
  });
});

/** Takes seconds: a horizon that nobody would ask for. */
const endlessly = () => aWeekOfHours({ horizon: 60_000_000 });
