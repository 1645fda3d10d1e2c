import { createHash } from 'node:crypto';
import {
  ModelName,
  type ModelRun,
  type RouteBody,
  type routes,
  type TensorShape,
} from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { appendEvent } from '../../kernel/events.ts';
import { write } from '../../kernel/write.ts';
import type { Onnx, Slot } from '../../platform/onnx/index.ts';
import { isShipped } from './known-models.ts';
import { requireKeeper } from './model-keepers.ts';
import { fromOnnxError } from './onnx-fault.ts';
import { openRun } from './open-run.ts';
import { presentRun } from './present-run.ts';
import { findRun } from './queries.ts';

const mostBytes = 7 * 1024 * 1024;

/**
 * Keeps an ONNX model as a finished run once it has been loaded, has what was declared, and has
 * answered a call with zeros.
 *
 * @throws DomainError `forbidden`, `already_exists` for a name of a model that ships,
 *   `model_unreadable`, `payload_too_large`, `unavailable` without the runtime
 */
export const registerOnnx = async (
  ctx: Ctx,
  onnx: Onnx,
  upload: RouteBody<typeof routes.registerOnnxModel>,
): Promise<ModelRun> => {
  const startedBy = requireKeeper(ctx.actor);
  const { name, inputs, outputs, metrics } = upload;
  if (isShipped(name)) throw taken(name);
  const bytes = Buffer.from(upload.bytes, 'base64');
  if (bytes.length > mostBytes) throw tooLarge();
  const digest = digestOf(bytes);
  await tryOut(onnx, { key: digest, bytes }, { inputs, outputs });
  return write(ctx, async (tx) => {
    const id = await openRun(ctx, tx, {
      name,
      format: 'onnx',
      status: 'finished',
      startedBy,
      bytes,
      metrics,
      parameters: { inputs, outputs, sha256: digest },
    });
    await appendEvent(ctx, tx, 'model.trained', { runId: id, name, status: 'finished' });
    const row = await findRun(tx, name, id);
    if (row === undefined) throw new Error('the run that was just added is gone');
    return presentRun(row, null);
  });
};

/**
 * As `registerOnnx`, with what the file itself says that it takes and gives.
 *
 * @throws DomainError as `registerOnnx`, `validation_failed` for a name that is none
 */
export const registerOnnxFile = async (
  ctx: Ctx,
  onnx: Onnx,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<ModelRun> => {
  requireKeeper(ctx.actor);
  if (!ModelName.safeParse(name).success) throw badName(name);
  const shapesOf = (slots: readonly Slot[]) =>
    slots.map(({ name: slot, dims }) => ({ name: slot, dims: [...dims] }));
  const found = await onnx.inspect({ key: digestOf(bytes), bytes }).catch((error) => {
    throw fromOnnxError(error, 'model_unreadable');
  });
  return registerOnnx(ctx, onnx, {
    name,
    bytes: bytes.toString('base64'),
    inputs: shapesOf(found.inputs),
    outputs: shapesOf(found.outputs),
    metrics: {},
  });
};

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const badName = (name: string) =>
  new DomainError('validation_failed', `${name} is no name for a model.`, {
    remedy: 'Use 2 to 40 small letters, digits and dashes, a letter first.',
  });

interface Shapes {
  readonly inputs: readonly TensorShape[];
  readonly outputs: readonly TensorShape[];
}

const tryOut = async (
  onnx: Onnx,
  file: { key: string; bytes: Uint8Array },
  declared: Shapes,
): Promise<void> => {
  try {
    const found = await onnx.inspect(file);
    requireSame('inputs', declared.inputs, found.inputs);
    requireSame('outputs', declared.outputs, found.outputs);
    await onnx.run(
      file,
      Object.fromEntries(declared.inputs.map((slot) => [slot.name, zeros(slot)])),
    );
  } catch (error) {
    throw fromOnnxError(error, 'model_unreadable');
  }
};

const zeros = ({ dims }: TensorShape) => {
  const sizes = dims.map((axis) => axis ?? 1);
  return { dims: sizes, data: new Array<number>(sizes.reduce((a, b) => a * b, 1)).fill(0) };
};

/** Names must be the same; an axis that the file leaves open may be declared narrower. */
const requireSame = (
  what: keyof Shapes,
  declared: readonly TensorShape[],
  found: readonly Slot[],
): void => {
  const isSame =
    declared.length === found.length &&
    found.every(({ name, dims }) => {
      const said = declared.find((slot) => slot.name === name)?.dims;
      return (
        said?.length === dims.length && dims.every((axis, at) => axis === null || axis === said[at])
      );
    });
  if (isSame) return;
  const list = found
    .map(({ name, dims }) => `${name} [${dims.map((axis) => axis ?? 'any').join(', ')}]`)
    .join('; ');
  throw new DomainError('model_unreadable', `The ${what} are not those declared.`, {
    remedy: `The file has: ${list}.`,
    errors: [{ path: `body.${what}`, message: `the file has ${list}` }],
  });
};

const taken = (name: string) =>
  new DomainError('already_exists', `${name} is the name of a model that ships.`, {
    remedy: 'Choose another name.',
  });

const tooLarge = () =>
  new DomainError('payload_too_large', 'The model is larger than 7 MB.', {
    remedy: 'Quantise it, or leave out what serving does not need.',
  });
