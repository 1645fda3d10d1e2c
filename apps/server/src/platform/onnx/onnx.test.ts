import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Onnx, openOnnx } from './open-onnx.ts';
import { openSession } from './session.ts';

const file = async (name: string) => ({
  key: name,
  bytes: await readFile(new URL(`./fixtures/${name}.onnx`, import.meta.url)),
});
const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));

describe('onnx', () => {
  let onnx: Onnx;
  beforeAll(() => {
    onnx = openOnnx();
  });
  afterAll(() => onnx.close());

  it('tells what a model takes and gives', async () => {
    expect(await onnx.inspect(await file('risk'))).toMatchObject({
      inputs: [{ name: 'x', type: 'float32', dims: [null, 3] }],
      outputs: [
        { name: 'risk', type: 'float32', dims: [null, 1] },
        { name: 'busiest', type: 'int64', dims: [1] },
      ],
    });
  });

  it('computes what the model says, for many callers at once', async () => {
    const risk = await file('risk');
    const x = { dims: [2, 3], data: [0, 0, 0, 1, 2, 3] };
    const answers = await Promise.all([onnx.run(risk, { x }), onnx.run(risk, { x })]);
    for (const { risk: told, busiest } of answers) {
      expect(told?.dims).toEqual([2, 1]);
      expect(told?.data[0]).toBeCloseTo(sigmoid(0.25), 6);
      expect(told?.data[1]).toBeCloseTo(sigmoid(0.5 - 2 + 6 + 0.25), 6);
      expect(busiest?.data).toEqual([1]);
    }
  });

  it.each([
    ['no input', {}, /x is missing/],
    [
      'one too many',
      { x: { dims: [1, 3], data: [1, 2, 3] }, y: { dims: [1], data: [1] } },
      /no input y/,
    ],
    ['other axes', { x: { dims: [3], data: [1, 2, 3] } }, /\[any, 3\]/],
    ['too few values', { x: { dims: [2, 3], data: [1, 2, 3] } }, /3 values where 6/],
  ])('refuses %s', async (_case, inputs, message) => {
    const refused = onnx.run(await file('risk'), inputs);
    await expect(refused).rejects.toMatchObject({ fault: 'unfit' });
    await expect(refused).rejects.toThrow(message);
  });

  it('refuses what is no model, and one that takes text', async () => {
    const nonsense = { key: 'nonsense', bytes: Buffer.from('nonsense') };
    await expect(onnx.inspect(nonsense)).rejects.toMatchObject({ fault: 'unreadable' });
    await expect(onnx.inspect(await file('text'))).rejects.toThrow(/only numeric tensors/);
  });

  it('stops a model that goes on for ever, and serves the next', async () => {
    const hurried = openOnnx({ timeoutMs: 200 });
    await hurried.inspect(await file('endless'));
    const x = { dims: [1], data: [1] };
    await expect(hurried.run(await file('endless'), { x })).rejects.toMatchObject({
      fault: 'slow',
    });
    const row = { dims: [1, 3], data: [0, 0, 0] };
    expect((await hurried.run(await file('risk'), { x: row })).busiest?.data).toEqual([0]);
    await hurried.close();
  });

  it('says what to install when the runtime is missing', async () => {
    const missing = openSession(new Uint8Array(), async () => {
      throw new Error('Cannot find package');
    });
    await expect(missing).rejects.toMatchObject({ fault: 'absent' });
    await expect(missing).rejects.toThrow(/Install onnxruntime-web/);
  });
});
