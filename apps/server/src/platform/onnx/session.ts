import type { InferenceSession } from 'onnxruntime-web';
import { OnnxError } from './onnx-error.ts';
import { fromValues, type NumericType, numericTypes, toValues } from './tensor-values.ts';

/** Row-major numbers and the length of each axis. */
export interface Values {
  dims: number[];
  data: number[];
}

/** Null is an axis of any length. */
export interface Slot {
  name: string;
  type: NumericType;
  dims: (number | null)[];
}

export interface OnnxSession {
  readonly inputs: readonly Slot[];
  readonly outputs: readonly Slot[];
  run(inputs: Readonly<Record<string, Values>>): Promise<Record<string, Values>>;
}

type Runtime = typeof import('onnxruntime-web');

const loadRuntime = (): Promise<Runtime> => import('onnxruntime-web');

/**
 * Reads an ONNX model whose inputs and outputs are numeric tensors, for the WebAssembly runtime on
 * one thread.
 *
 * @throws OnnxError `absent`, `unreadable`; from `run`: `unfit`
 */
export async function openSession(
  bytes: Uint8Array,
  load: () => Promise<Runtime> = loadRuntime,
): Promise<OnnxSession> {
  const runtime = await load().catch((cause) => {
    throw new OnnxError(
      'absent',
      'The ONNX runtime is not installed. Install onnxruntime-web (npm install without --omit=optional) and start the server again.',
      { cause },
    );
  });
  runtime.env.wasm.numThreads = 1;
  runtime.env.logLevel = 'fatal';
  const session = await runtime.InferenceSession.create(bytes).catch((cause) => {
    throw new OnnxError('unreadable', `The file cannot be loaded: ${reasonOf(cause)}`, { cause });
  });
  const inputs = session.inputMetadata.map(slotOf);
  const outputs = session.outputMetadata.map(slotOf);
  return {
    inputs,
    outputs,
    async run(values) {
      const feeds = inputs.map((slot) => {
        const given = values[slot.name];
        if (given === undefined) throw new OnnxError('unfit', `The input ${slot.name} is missing.`);
        requireFit(slot, given);
        const tensor = new runtime.Tensor(slot.type, fromValues(slot.type, given.data), given.dims);
        return [slot.name, tensor] as const;
      });
      const unknown = Object.keys(values).find(
        (name) => !inputs.some((slot) => slot.name === name),
      );
      if (unknown !== undefined) throw new OnnxError('unfit', `There is no input ${unknown}.`);
      const answers = await session.run(Object.fromEntries(feeds)).catch((cause) => {
        throw new OnnxError('unfit', `The model failed: ${reasonOf(cause)}`, { cause });
      });
      return Object.fromEntries(
        outputs.flatMap(({ name }) => {
          const tensor = answers[name];
          if (tensor === undefined) return [];
          return [[name, { dims: [...tensor.dims], data: toValues(tensor.data) }]];
        }),
      );
    },
  };
}

function slotOf(told: InferenceSession.ValueMetadata): Slot {
  const type = numericTypes.find((known) => told.isTensor && known === told.type);
  if (!told.isTensor || type === undefined) {
    const what = told.isTensor ? told.type : 'no tensor';
    throw new OnnxError(
      'unreadable',
      `${told.name} is ${what}; only numeric tensors are served (${numericTypes.join(', ')}).`,
    );
  }
  const dims = told.shape.map((axis) => (typeof axis === 'number' && axis > 0 ? axis : null));
  return { name: told.name, type, dims };
}

function requireFit({ name, dims }: Slot, given: Values): void {
  const fits =
    dims.length === given.dims.length &&
    dims.every((axis, at) => axis === null || axis === given.dims[at]);
  if (!fits) {
    const wanted = dims.map((axis) => axis ?? 'any').join(', ');
    throw new OnnxError('unfit', `${name} has the axes [${given.dims}], not [${wanted}].`);
  }
  const size = given.dims.reduce((product, axis) => product * axis, 1);
  if (size !== given.data.length) {
    throw new OnnxError('unfit', `${name} has ${given.data.length} values where ${size} are due.`);
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (/ERROR_MESSAGE: (.*)/.exec(message)?.[1] ?? message).slice(0, 300);
}
