import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@pulse/ml/numeric';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serverFolder } from '../../server-folder.ts';
import { sensorRecipe } from './index.ts';
import type { SensorReading } from './load.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pulse-sensor-'));
});
afterEach(() => rm(folder, { recursive: true }));

const start = Date.UTC(2026, 0, 5);
const isoAt = (row: number): string => new Date(start + row * 300_000).toISOString();

const readingsOf = (sensorId: string, seed: number, spikeAt?: number): SensorReading[] => {
  const random = createRandom(seed);
  return Array.from({ length: 600 }, (_, row) => ({
    sensorId,
    at: isoAt(row),
    value: row === spikeAt ? 40 : 10 + random.normal(),
  }));
};

const train = () =>
  sensorRecipe.train({ files: { readings: folder }, corrections: [], seed: 1, onProgress() {} });

/** Two groups of files; each has a spike at row 400. */
const putReadings = async (): Promise<void> => {
  for (const [i, group] of ['north', 'south'].entries()) {
    await mkdir(join(folder, group));
    const rows = readingsOf(group, 10 + i, 400).map(({ at, value }) => `${at},${value}`);
    await writeFile(join(folder, group, 'a.csv'), `timestamp,value\n${rows.join('\n')}\n`);
  }
};

describe('the sensor model', () => {
  it('that ships tells an incident of one sensor apart from the others', async () => {
    const model = sensorRecipe.load(await readFile(join(serverFolder, 'models/sensor/model.bin')));
    const one = readingsOf('pump', 1, 500);
    const other = readingsOf('valve', 2);
    const mixed = one.flatMap((reading, i) => [reading, other[i] ?? reading]);
    const judged = model.detect(mixed);
    expect(judged).toHaveLength(1200);
    const spike = judged[1000];
    expect(spike).toMatchObject({ sensorId: 'pump', at: isoAt(500), value: 40, anomaly: true });
    expect(spike?.reason).toMatch(/40/);
    expect(spike?.expectedHigh).toBeLessThan(13);
    expect(judged[1001]?.anomaly).toBe(false);
    expect(judged[0]?.expectedLow).toBeNull();
    expect(model.detect(one)).toEqual(judged.filter(({ sensorId }) => sensorId === 'pump'));
  });

  it('learns from labelled readings what a score means', async () => {
    await putReadings();
    const window = [isoAt(380), isoAt(420)];
    const labels = { 'north/a.csv': [window], 'south/a.csv': [window] };
    await writeFile(join(folder, 'combined_windows.json'), JSON.stringify(labels));
    const trained = await train();
    expect(trained.metrics).toMatchObject({ files: 2, readings: 1200, windows: 2 });
    expect(trained.metrics.nabStandard).toBeGreaterThan(80);
    expect(trained.metrics.nabStandardHeldOut).toBeLessThanOrEqual(
      trained.metrics.nabStandard ?? 0,
    );
    expect(trained.dataHash).toMatch(/^[\da-f]{64}$/);
    expect(await train()).toEqual(trained);
    const judged = sensorRecipe.load(trained.bytes).detect(readingsOf('x', 5, 450));
    expect(judged[450]?.anomaly).toBe(true);
  });

  it('learns from readings without labels to be rare', async () => {
    await putReadings();
    const trained = await train();
    expect(trained.metrics).toEqual({ files: 2, readings: 1200 });
    const judged = sensorRecipe.load(trained.bytes).detect(readingsOf('x', 5, 450));
    expect(judged.filter(({ anomaly }) => anomaly).length).toBeLessThanOrEqual(3);
  });

  it('refuses to learn from nothing, and to read other bytes', async () => {
    await expect(train()).rejects.toThrow(/holds no CSV file/);
    const nothing = { files: {}, corrections: [], seed: 1, onProgress() {} };
    await expect(sensorRecipe.train(nothing)).rejects.toThrow(/--file readings=FOLDER/);
    for (const text of ['', '{}', '{"kind":"sensor","version":2}']) {
      expect(() => sensorRecipe.load(new TextEncoder().encode(text))).toThrow(/no sensor model/);
    }
  });
});
