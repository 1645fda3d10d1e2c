import type { Tensor } from '@pulse/contract';
import { LRUCache } from 'lru-cache';
import { requireRole } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { notFound } from '../../kernel/errors.ts';
import type { Onnx } from '../../platform/onnx/index.ts';
import { liveRunId } from './live-promotions.ts';
import { fromOnnxError } from './onnx-fault.ts';
import { bytesOfRun, findRun } from './queries.ts';

interface RunInput {
  readonly name: string;
  readonly inputs: Readonly<Record<string, Tensor>>;
}

interface RunAnswer {
  readonly version: number;
  readonly outputs: Record<string, Tensor>;
}

const keptFiles = 8;

/** Serves the live ONNX model of a name. Bytes never change for a run, so the last few are kept. */
export const createRunModel = (onnx: Onnx) => {
  const files = new LRUCache<string, Uint8Array>({ max: keptFiles });
  /** @throws DomainError `forbidden`, `not_found`, `validation_failed`, `model_unreadable`, `unavailable` */
  return async (ctx: Ctx, { name, inputs }: RunInput): Promise<RunAnswer> => {
    if (ctx.actor.kind !== 'system') requireRole(ctx.actor, 'analyst', 'admin');
    const id = await liveRunId(ctx.db, name);
    const run = id === null ? undefined : await findRun(ctx.db, name, id);
    if (run === undefined || run.format !== 'onnx') throw notFound('live ONNX model');
    const bytes = files.get(run.id) ?? (await bytesOfRun(ctx.db, run.id));
    if (bytes === undefined) throw notFound('live ONNX model');
    files.set(run.id, bytes);
    try {
      const outputs = await onnx.run({ key: run.id, bytes }, inputs);
      return { version: run.version, outputs };
    } catch (error) {
      throw fromOnnxError(error, 'validation_failed');
    }
  };
};
