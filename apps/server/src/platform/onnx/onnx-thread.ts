import { parentPort } from 'node:worker_threads';
import { OnnxError } from './onnx-error.ts';
import { type OnnxSession, openSession, type Slot, type Values } from './session.ts';

export interface Ask {
  id: number;
  /** Names the model; its bytes come along only the first time. */
  key: string;
  bytes?: Uint8Array | undefined;
  inputs: Record<string, Values> | undefined;
}

export type Told =
  | {
      id: number;
      ok: true;
      inputs: readonly Slot[];
      outputs: readonly Slot[];
      values: Record<string, Values>;
    }
  | { id: number; ok: false; fault: OnnxError['fault']; message: string };

const sessions = new Map<string, Promise<OnnxSession>>();

const answer = async ({ id, key, bytes, inputs }: Ask): Promise<Told> => {
  try {
    if (bytes !== undefined) sessions.set(key, openSession(bytes));
    const opening = sessions.get(key);
    if (opening === undefined) throw new OnnxError('unreadable', 'The model was not loaded.');
    const session = await opening;
    const values = inputs === undefined ? {} : await session.run(inputs);
    return { id, ok: true, inputs: session.inputs, outputs: session.outputs, values };
  } catch (error) {
    if (error instanceof OnnxError) {
      return { id, ok: false, fault: error.fault, message: error.message };
    }
    return { id, ok: false, fault: 'unfit', message: String(error) };
  }
};

parentPort?.on('message', async (ask: Ask) => parentPort?.postMessage(await answer(ask)));
