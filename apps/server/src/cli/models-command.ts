import { readFile } from 'node:fs/promises';
import type { Model } from '@pulse/contract';
import { textTable } from '@pulse/ml/evaluate';
import { type Ctx, systemCtx } from '../kernel/ctx.ts';
import { DomainError } from '../kernel/errors.ts';
import {
  listModels,
  listRuns,
  promoteRun,
  registerOnnxFile,
  rollBack,
} from '../modules/models/index.ts';
import { openOnnx } from '../platform/onnx/index.ts';
import { UsageError } from './usage-error.ts';
import { withServices } from './with-services.ts';

export interface ModelsCommand {
  readonly env: NodeJS.ProcessEnv;
  readonly json?: boolean | undefined;
}

/** Prints the models, or the runs of one. */
export const runListModels = ({ env, json, name }: ModelsCommand & { name?: string }) =>
  withServices({ env }, async ({ services }) => {
    const ctx = systemCtx(services);
    const told = name === undefined ? await listModels(ctx) : await listRuns(ctx, name);
    console.log(json ? JSON.stringify(told) : await asTable(ctx, name));
    return 0;
  });

/** Makes a version live; `shipped` is the model that ships. */
export const runPromote = ({
  env,
  json,
  name,
  version,
  reason = 'from the command line',
}: ModelsCommand & { name: string; version: string; reason?: string | undefined }) =>
  withServices({ env }, async ({ services }) => {
    const ctx = systemCtx(services);
    const runId = version === 'shipped' ? null : await idOfVersion(ctx, name, version);
    print(await promoteRun(ctx, { name, runId, reason }), json);
    return 0;
  });

/** Takes back the latest promotion. */
export const runRollBack = ({
  env,
  json,
  name,
  reason = 'from the command line',
}: ModelsCommand & { name: string; reason?: string | undefined }) =>
  withServices({ env }, async ({ services }) => {
    print(await rollBack(systemCtx(services), { name, reason }), json);
    return 0;
  });

/** Registers an ONNX file with the inputs and outputs that it has itself. */
export const runRegisterOnnx = ({
  env,
  json,
  name,
  file,
}: ModelsCommand & { name: string; file: string }) =>
  withServices({ env }, async ({ services }) => {
    const bytes = await readFile(file).catch(() => {
      throw new UsageError(`${file} cannot be read. Check the path.`);
    });
    const onnx = openOnnx();
    try {
      const run = await registerOnnxFile(systemCtx(services), onnx, { name, bytes });
      console.log(json ? JSON.stringify(run) : `${name} version ${run.version} is registered.`);
      return 0;
    } finally {
      await onnx.close();
    }
  });

const idOfVersion = async (ctx: Ctx, name: string, version: string): Promise<string> => {
  if (!/^\d+$/.test(version)) {
    throw new UsageError(`${version} is no version: write its number, or "shipped".`);
  }
  const run = (await listRuns(ctx, name)).find((one) => one.version === Number(version));
  if (run !== undefined) return run.id;
  throw new DomainError('not_found', `${name} has no version ${version}.`, {
    remedy: `Look at: npm run pulse -- models list ${name}`,
  });
};

const print = (model: Model, json: boolean | undefined): void => {
  const { name, live } = model;
  const what = live === null ? 'the model that ships' : `version ${live.version}`;
  console.log(json ? JSON.stringify(model) : `${name}: ${what} is live.`);
};

const asTable = async (ctx: Ctx, name: string | undefined): Promise<string> => {
  if (name === undefined) {
    const rows = (await listModels(ctx)).map(({ name: model, live, runs, watch }) => [
      model,
      live === null ? 'shipped' : `version ${live.version}`,
      runs,
      watch.map(({ kind, ratio }) => `${kind} ${ratio.toFixed(2)}`).join(', '),
      watch.some(({ driftingSince }) => driftingSince !== null) ? 'drifting' : '',
    ]);
    return textTable(['model', 'live', 'runs', 'live error / backtest', ''], rows);
  }
  const rows = (await listRuns(ctx, name)).map((run) => [
    run.version,
    run.isLive ? 'live' : run.status,
    run.startedAt,
    run.startedBy,
    Object.entries(run.metrics)
      .map(([metric, value]) => `${metric} ${Number(value.toPrecision(4))}`)
      .join(', '),
  ]);
  return textTable(['version', 'status', 'started', 'by', 'metrics'], rows);
};
