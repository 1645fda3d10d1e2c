import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ModelRun } from '@pulse/contract';
import { type Ctx, systemCtx } from '../kernel/ctx.ts';
import type { Correction, TrainedModel } from '../models/model.ts';
import { findRecipe, trainableModels } from '../models/recipes.ts';
import { listCorrections } from '../modules/incidents/index.ts';
import {
  promoteRun,
  TrainingError,
  trackRun,
  trainInThread,
  trainNow,
} from '../modules/models/index.ts';
import { openTracking } from '../open-tracking.ts';
import { serverFolder } from '../server-folder.ts';
import { createProgressDisplay } from './progress-display.ts';
import { UsageError } from './usage-error.ts';
import { withServices } from './with-services.ts';

export interface TrainCommand {
  readonly env: NodeJS.ProcessEnv;
  readonly name: string;
  /** `role=path` of each file that replaces data which ships. */
  readonly file?: readonly string[] | undefined;
  readonly seed?: string | undefined;
  readonly promote?: boolean | undefined;
  readonly ship?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Trains a model: into the registry, or with `--ship` into the folder of the models that ship. */
export const runTrain = async (command: TrainCommand): Promise<number> => {
  const { name, ship, promote } = command;
  const recipe = await findRecipe(name);
  if (recipe === undefined) {
    throw new UsageError(
      `There is no model ${name} to train. There are: ${trainableModels.join(', ')}.`,
    );
  }
  if (ship && promote) {
    throw new UsageError(
      '--ship needs no registry and --promote is about one: choose one of them.',
    );
  }
  const input = {
    name,
    files: readFiles(command.file ?? [], recipe.needs),
    seed: readSeed(command.seed),
    corrections: [],
  };
  return ship ? trainToShip(command, input) : trainIntoRegistry(command, input);
};

interface Input {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly seed: number;
  readonly corrections: readonly Correction[];
}

const trainToShip = async ({ json }: TrainCommand, input: Input): Promise<number> => {
  const display = createProgressDisplay();
  let trained: TrainedModel;
  try {
    trained = await trainInThread(input.name, { ...input, onProgress: display.show });
  } catch (error) {
    display.end();
    if (!(error instanceof TrainingError)) throw error;
    console.error(error.message);
    return 1;
  }
  display.end();
  const folder = join(serverFolder, 'models', input.name);
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'model.bin');
  await writeFile(file, trained.bytes);
  const { metrics, dataHash, parameters, bytes } = trained;
  const told = { file, sizeBytes: bytes.length, dataHash, metrics, parameters };
  console.log(
    json
      ? JSON.stringify(told)
      : [`wrote ${file}, ${bytes.length} bytes`, ...lines(metrics)].join('\n'),
  );
  return 0;
};

const trainIntoRegistry = ({ env, promote, json }: TrainCommand, input: Input): Promise<number> =>
  withServices({ env }, async ({ services }) => {
    const ctx = systemCtx(services);
    const display = createProgressDisplay();
    const run = await trainNow(ctx, {
      ...input,
      corrections: await listCorrections(ctx),
      train: trainInThread,
      onProgress: display.show,
    }).finally(display.end);
    await tellTracking(ctx, run);
    const isLive = run.status === 'finished' && promote === true;
    if (isLive) {
      await promoteRun(ctx, {
        name: run.name,
        runId: run.id,
        reason: 'promoted with its training',
      });
    }
    console.log(json ? JSON.stringify({ ...run, isLive }) : describe(run, isLive));
    return run.status === 'finished' ? 0 : 1;
  });

/** A worker tells it too, and tries again; this is for those who run none. */
const tellTracking = async (ctx: Ctx, { id, name }: ModelRun): Promise<void> => {
  try {
    await trackRun(openTracking(ctx.secrets))(ctx, { runId: id, name });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${why}. The run is kept; a worker tells of it later.\n`);
  }
};

const readFiles = (
  given: readonly string[],
  needs: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    given.map((text) => {
      const at = text.indexOf('=');
      const role = text.slice(0, Math.max(at, 0));
      if (role in needs) return [role, resolve(text.slice(at + 1))];
      const roles = Object.entries(needs).map(([known, what]) => `  ${known}: ${what}`);
      throw new UsageError(`--file ${text}: write role=path. The roles are:\n${roles.join('\n')}`);
    }),
  );

const readSeed = (text = '1'): number => {
  const seed = Number(text);
  if (Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw new UsageError(`--seed ${text}: must be a whole number that is not negative.`);
};

const describe = (run: ModelRun, isLive: boolean): string =>
  run.status === 'finished'
    ? [
        `${run.name} version ${run.version} (${run.id})${isLive ? ', live now' : ''}`,
        ...lines(run.metrics),
        ...(isLive
          ? []
          : [`Make it live: npm run pulse -- models promote ${run.name} ${run.version}`]),
      ].join('\n')
    : `${run.name} version ${run.version} failed: ${run.error}`;

const lines = (metrics: Readonly<Record<string, number>>): string[] =>
  Object.entries(metrics).map(([metric, value]) => `  ${metric}: ${Number(value.toPrecision(5))}`);
