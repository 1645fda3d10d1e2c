import type { Worker } from 'node:worker_threads';
import { startThread } from '../threads/start-thread.ts';
import { OnnxError } from './onnx-error.ts';
import type { Ask, Told } from './onnx-thread.ts';
import type { Slot, Values } from './session.ts';

export interface Onnx {
  /** What a model takes and gives; rejects when it cannot be loaded. */
  inspect(model: OnnxFile): Promise<{ inputs: readonly Slot[]; outputs: readonly Slot[] }>;
  run(model: OnnxFile, inputs: Readonly<Record<string, Values>>): Promise<Record<string, Values>>;
  close(): Promise<void>;
}

export interface OnnxFile {
  /** The same key means the same bytes. */
  readonly key: string;
  readonly bytes: Uint8Array;
}

export interface OnnxOptions {
  /** For one call of a model that is ready. */
  timeoutMs?: number;
  /** For one that must be loaded first, perhaps with the runtime. */
  loadTimeoutMs?: number;
}

interface Waiting {
  resolve(told: Extract<Told, { ok: true }>): void;
  reject(error: OnnxError): void;
}

/** Models kept ready in the thread; beyond that it starts afresh. */
const mostModels = 8;

/**
 * Serves ONNX models from a thread of its own, which starts with the first call. A model that takes
 * too long, or brings the runtime down, costs the thread: the next call gets a new one.
 *
 * Everything rejects with `OnnxError`.
 */
export function openOnnx({ timeoutMs = 20_000, loadTimeoutMs = 60_000 }: OnnxOptions = {}): Onnx {
  let thread: Worker | undefined;
  const loaded = new Set<string>();
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  const end = async (error: OnnxError): Promise<void> => {
    const ended = thread;
    thread = undefined;
    loaded.clear();
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
    await ended?.terminate();
  };
  const start = (): Worker => {
    const started = startThread({
      name: 'onnx-thread',
      source: new URL('./onnx-thread.ts', import.meta.url),
    });
    started.on('message', (told: Told) => {
      const one = waiting.get(told.id);
      waiting.delete(told.id);
      if (told.ok) one?.resolve(told);
      else one?.reject(new OnnxError(told.fault, told.message));
    });
    started.on('error', (cause) => {
      if (thread === started) void end(new OnnxError('unreadable', String(cause), { cause }));
    });
    started.unref();
    return started;
  };
  const ask = async ({ key, bytes }: OnnxFile, inputs: Ask['inputs']) => {
    if (loaded.size >= mostModels && !loaded.has(key) && waiting.size === 0) {
      await end(new OnnxError('slow', 'The runtime starts afresh.'));
    }
    thread ??= start();
    lastId += 1;
    const id = lastId;
    const limitMs = loaded.has(key) ? timeoutMs : loadTimeoutMs;
    const asked: Ask = { id, key, inputs, ...(loaded.has(key) ? {} : { bytes }) };
    let timer: NodeJS.Timeout | undefined;
    const answered = new Promise<Extract<Told, { ok: true }>>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      timer = setTimeout(
        () => void end(new OnnxError('slow', `The model took longer than ${limitMs} ms.`)),
        limitMs,
      );
    });
    thread.postMessage(asked);
    const told = await answered.finally(() => clearTimeout(timer));
    loaded.add(key);
    return told;
  };
  return {
    inspect: (model) => ask(model, undefined),
    run: async (model, inputs) => (await ask(model, { ...inputs })).values,
    close: () => end(new OnnxError('slow', 'The server is stopping.')),
  };
}
