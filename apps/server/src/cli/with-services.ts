import { setTimeout as pause } from 'node:timers/promises';
import { type Config, loadConfig, type Secrets } from '../config/index.ts';
import { type Opened, openServices } from '../context.ts';
import { DataFolderInUseError } from '../platform/database/embedded/server-lock.ts';
import { version } from '../version.ts';
import { findRunningDatabase } from './find-running-database.ts';

export interface CommandOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly onProgress?: (text: string) => void;
}

const startingTries = 20;
const startingPauseMs = 500;

/**
 * Runs a command with the same services as the server has. The embedded database of a server that
 * runs is shared; when none runs, it is started for as long as the command takes.
 */
export const withServices = async <T>(
  options: CommandOptions,
  work: (opened: Opened) => Promise<T>,
): Promise<T> => {
  const { config, secrets } = await loadSettings(options.env);
  const opened = await openShared(config, secrets, options.onProgress);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
};

/** Quiet: what a command prints is its answer, and may be read by a program. */
export const loadSettings = async (env: NodeJS.ProcessEnv) => {
  const { config, secrets } = await loadConfig(env, version);
  return { config: { ...config, logLevel: 'silent' as const }, secrets };
};

const openShared = async (
  config: Config,
  secrets: Secrets,
  onProgress: (text: string) => void = () => {},
): Promise<Opened> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await openServices({ config, secrets, onProgress });
    } catch (error) {
      if (!(error instanceof DataFolderInUseError)) throw error;
      const databaseUrl = await findRunningDatabase(config.dataDir);
      if (databaseUrl !== undefined) {
        return openServices({ config, secrets: { ...secrets, databaseUrl }, onProgress });
      }
      // It is just starting, or just stopping.
      if (attempt === startingTries) throw error;
      await pause(startingPauseMs);
    }
  }
};
