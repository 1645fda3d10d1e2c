import { measureHealth } from '../health.ts';
import { createMlflowClient, type MlflowClient, MlflowRefusal } from './mlflow-client.ts';
import { batchesOf, tagsOf } from './mlflow-values.ts';
import type { TrackedRun, Tracking } from './port.ts';

export interface MlflowOptions {
  /** `http://host:5000`, with `user:password@` where the server asks for it. */
  uri: string;
  /** Of each request; the file has ten times as long. */
  timeoutMs?: number;
}

/**
 * An MLflow tracking server, fed through its REST API 2.0
 * (https://mlflow.org/docs/latest/rest-api.html). Each model is an experiment `pulse/<model>`. The
 * file goes through the server's artifact proxy where there is one; where artifacts lie elsewhere
 * (S3, a folder) the run says so in the tag `pulse.artifact` and keeps the rest.
 */
export function createMlflowTracking({ uri, timeoutMs = 10_000 }: MlflowOptions): Tracking {
  const client = createMlflowClient(uri, timeoutMs);
  return {
    kind: 'mlflow',
    async record(run) {
      const experimentId = await experimentFor(client, `pulse/${run.model}`);
      const { runId, artifactUri } =
        (await findRun(client, experimentId, run)) ?? (await createRun(client, experimentId, run));
      for (const batch of batchesOf(run)) {
        await client.post('runs/log-batch', { run_id: runId, ...batch });
      }
      if (run.file) await storeFile(client, runId, artifactUri, run.file);
      await client.post('runs/update', {
        run_id: runId,
        status: run.status === 'finished' ? 'FINISHED' : 'FAILED',
        end_time: run.finishedAt.getTime(),
      });
      return runId;
    },
    health: () =>
      measureHealth('mlflow', async () => {
        await client.post('experiments/search', { max_results: 1 });
        return undefined;
      }),
  };
}

async function experimentFor(client: MlflowClient, name: string): Promise<string> {
  const known = await findExperiment(client, name);
  if (known !== undefined) return known;
  try {
    const made = await client.post('experiments/create', { name });
    return client.text(made.experiment_id, 'experiment_id');
  } catch (error) {
    // Another worker was quicker.
    if (!(error instanceof MlflowRefusal && error.code === 'RESOURCE_ALREADY_EXISTS')) throw error;
    const theirs = await findExperiment(client, name);
    if (theirs === undefined) throw error;
    return theirs;
  }
}

async function findExperiment(client: MlflowClient, name: string): Promise<string | undefined> {
  try {
    const answer = await client.get('experiments/get-by-name', { experiment_name: name });
    const experiment = client.record(answer.experiment, 'experiment');
    return client.text(experiment.experiment_id, 'experiment_id');
  } catch (error) {
    if (error instanceof MlflowRefusal && error.code === 'RESOURCE_DOES_NOT_EXIST')
      return undefined;
    throw error;
  }
}

interface KnownRun {
  runId: string;
  artifactUri: string;
}

/** MLflow has no idempotency keys; the tag with our id stands in for one. */
async function findRun(
  client: MlflowClient,
  experimentId: string,
  run: TrackedRun,
): Promise<KnownRun | undefined> {
  const answer = await client.post('runs/search', {
    experiment_ids: [experimentId],
    filter: `tags.\`pulse.run\` = '${run.id}'`,
    max_results: 1,
  });
  const [first] = Array.isArray(answer.runs) ? answer.runs : [];
  return first === undefined ? undefined : knownRun(client, first);
}

async function createRun(
  client: MlflowClient,
  experimentId: string,
  run: TrackedRun,
): Promise<KnownRun> {
  const answer = await client.post('runs/create', {
    experiment_id: experimentId,
    run_name: `${run.model} ${run.version}`,
    start_time: run.startedAt.getTime(),
    tags: tagsOf({
      ...run.tags,
      'pulse.run': run.id,
      'pulse.version': String(run.version),
      'mlflow.source.name': 'pulse',
    }),
  });
  return knownRun(client, answer.run);
}

function knownRun(client: MlflowClient, run: unknown): KnownRun {
  const info = client.record(client.record(run, 'run').info, 'run.info');
  const artifactUri = typeof info.artifact_uri === 'string' ? info.artifact_uri : '';
  return { runId: client.text(info.run_id, 'run.info.run_id'), artifactUri };
}

async function storeFile(
  client: MlflowClient,
  runId: string,
  artifactUri: string,
  file: { name: string; bytes: Uint8Array },
): Promise<void> {
  // `mlflow-artifacts:/1/<run>/artifacts`, or with a host: the path below the proxy is what follows.
  const folder = /^mlflow-artifacts:(?:\/\/[^/]*)?\/+(.*)$/.exec(artifactUri)?.[1];
  const note = (value: string) =>
    client.post('runs/set-tag', { run_id: runId, key: 'pulse.artifact', value });
  if (folder === undefined) {
    await note('not stored: this server does not proxy artifacts');
    return;
  }
  await client.putArtifact(`${folder.replace(/\/+$/, '')}/${file.name}`, file.bytes);
  await note(file.name);
}
