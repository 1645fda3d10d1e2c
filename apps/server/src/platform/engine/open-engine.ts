import type { Log } from '../log.ts';
import { createHttpEngine } from './http.ts';
import { createInProcessEngine, type InProcessEngine } from './in-process.ts';
import type { Engine } from './port.ts';

export interface EngineSettings {
  /** Of an engine elsewhere; undefined computes in this process. */
  readonly url: string | undefined;
  readonly threads: number;
  readonly queueLimit: number;
  readonly timeoutMs: number;
}

export interface OpenEngineOptions {
  readonly settings: EngineSettings;
  readonly token: string | undefined;
  /** This process is the engine that others ask. */
  readonly isEngine: boolean;
  readonly defaultSeverity: (category: string) => number;
  readonly log: Log;
}

export interface OpenedEngine {
  readonly engine: Engine;
  /** The same one, when it computes in this process. */
  readonly local: InProcessEngine | undefined;
}

/** The engine as the settings say; without any it works within this process. */
export const openEngine = (options: OpenEngineOptions): OpenedEngine => {
  const { settings, token, isEngine, defaultSeverity, log } = options;
  if (settings.url !== undefined && !isEngine) {
    const { url, timeoutMs } = settings;
    return { engine: createHttpEngine({ url, token, timeoutMs }), local: undefined };
  }
  const local = createInProcessEngine({ ...settings, defaultSeverity, log });
  return { engine: local, local };
};
