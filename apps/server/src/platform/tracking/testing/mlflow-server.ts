import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const key = z
  .string()
  .min(1)
  .max(250)
  .regex(/^[\w\-. /]+$/);
const Tag = z.strictObject({ key, value: z.string().max(5000) });
const Param = z.strictObject({ key, value: z.string().max(500) });
const Metric = z.strictObject({
  key,
  value: z.number(),
  timestamp: z.number().int().positive(),
  step: z.number().int().optional(),
});
const requests = {
  'experiments/create': z.strictObject({ name: z.string().min(1).max(500) }),
  'experiments/search': z.strictObject({ max_results: z.number().int().positive() }),
  'runs/create': z.strictObject({
    experiment_id: z.string(),
    run_name: z.string().optional(),
    start_time: z.number().int().positive(),
    tags: z.array(Tag).max(20),
  }),
  'runs/search': z.strictObject({
    experiment_ids: z.array(z.string()),
    filter: z.string().regex(/^tags\.`pulse\.run` = '[^']+'$/),
    max_results: z.number().int(),
  }),
  'runs/log-batch': z.strictObject({
    run_id: z.string(),
    metrics: z.array(Metric).max(1000),
    params: z.array(Param).max(100),
  }),
  'runs/set-tag': z.strictObject({ run_id: z.string(), key, value: z.string().max(5000) }),
  'runs/update': z.strictObject({
    run_id: z.string(),
    status: z.enum(['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED']),
    end_time: z.number().int().positive(),
  }),
};

export interface KeptRun {
  experiment: string;
  status: string;
  params: Map<string, string>;
  metrics: { key: string; value: number; timestamp: number }[];
  tags: Map<string, string>;
}

export interface MlflowServer {
  readonly uri: string;
  readonly runs: Map<string, KeptRun>;
  readonly artifacts: Map<string, Buffer>;
  /** What every answer is from now on, instead of the proper one; `silence` never answers. */
  fail: { status: number; body: string } | 'silence' | undefined;
  authorization: string | undefined;
  close(): Promise<void>;
}

interface Options {
  artifacts?: 'proxied' | 's3';
}

class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** An HTTP server that keeps to the documented REST API of MLflow 2.0 and refuses what is not in it. */
export async function serveMlflow({ artifacts = 'proxied' }: Options = {}): Promise<MlflowServer> {
  const experiments = new Map<string, string>();
  const runs = new Map<string, KeptRun>();
  const files = new Map<string, Buffer>();

  const runOf = (id: string): KeptRun => {
    const run = runs.get(id);
    if (!run) throw new Refused(404, 'RESOURCE_DOES_NOT_EXIST', `Run '${id}' not found`);
    return run;
  };
  const told = (id: string) => {
    const { experiment, status } = runOf(id);
    const place = `${experiment}/${id}/artifacts`;
    const root = artifacts === 'proxied' ? 'mlflow-artifacts:/' : 's3://bucket/';
    const info = { run_id: id, experiment_id: experiment, status, artifact_uri: `${root}${place}` };
    return { info, data: {} };
  };
  const answers: {
    [K in keyof typeof requests]: (body: z.output<(typeof requests)[K]>) => unknown;
  } = {
    'experiments/search': () => ({ experiments: [] }),
    'experiments/create': ({ name }) => {
      if (experiments.has(name)) throw new Refused(400, 'RESOURCE_ALREADY_EXISTS', name);
      experiments.set(name, String(experiments.size + 1));
      return { experiment_id: experiments.get(name) };
    },
    'runs/create': ({ experiment_id, tags }) => {
      if (![...experiments.values()].includes(experiment_id)) {
        throw new Refused(404, 'RESOURCE_DOES_NOT_EXIST', `No experiment ${experiment_id}`);
      }
      const id = randomBytes(16).toString('hex');
      runs.set(id, {
        experiment: experiment_id,
        status: 'RUNNING',
        params: new Map(),
        metrics: [],
        tags: new Map(tags.map((tag) => [tag.key, tag.value])),
      });
      return { run: told(id) };
    },
    'runs/search': ({ experiment_ids, filter }) => {
      const wanted = /'([^']+)'/.exec(filter)?.[1];
      const found = [...runs].filter(
        ([, run]) =>
          experiment_ids.includes(run.experiment) && run.tags.get('pulse.run') === wanted,
      );
      return found.length === 0 ? {} : { runs: found.map(([id]) => told(id)) };
    },
    'runs/log-batch': ({ run_id, metrics, params }) => {
      const run = runOf(run_id);
      for (const { key: name, value } of params) {
        if ((run.params.get(name) ?? value) !== value) {
          throw new Refused(400, 'INVALID_PARAMETER_VALUE', 'Changing param values is not allowed');
        }
        run.params.set(name, value);
      }
      for (const metric of metrics) {
        const kept = run.metrics.some(
          (one) => one.key === metric.key && one.timestamp === metric.timestamp,
        );
        if (!kept) run.metrics.push(metric);
      }
      return {};
    },
    'runs/set-tag': ({ run_id, key: name, value }) => {
      runOf(run_id).tags.set(name, value);
      return {};
    },
    'runs/update': ({ run_id, status }) => {
      runOf(run_id).status = status;
      return { run_info: told(run_id).info };
    },
  };
  const answer = <K extends keyof typeof requests>(path: K, text: string): unknown => {
    const parsed = requests[path].safeParse(JSON.parse(text));
    if (!parsed.success) {
      throw new Refused(400, 'INVALID_PARAMETER_VALUE', z.prettifyError(parsed.error));
    }
    return answers[path](parsed.data as never);
  };
  const isKnown = (path: string): path is keyof typeof requests => path in requests;

  const respond = (request: IncomingMessage, body: Buffer): unknown => {
    const url = new URL(request.url ?? '', 'http://mlflow');
    const artifact = /^\/api\/2\.0\/mlflow-artifacts\/artifacts\/(.+)$/.exec(url.pathname)?.[1];
    if (artifact && request.method === 'PUT' && artifacts === 'proxied') {
      files.set(decodeURIComponent(artifact), body);
      return {};
    }
    const path = url.pathname.replace('/api/2.0/mlflow/', '');
    if (request.method === 'GET' && path === 'experiments/get-by-name') {
      const name = url.searchParams.get('experiment_name') ?? '';
      const id = experiments.get(name);
      if (!id) throw new Refused(404, 'RESOURCE_DOES_NOT_EXIST', `No experiment '${name}'`);
      return { experiment: { experiment_id: id, name, lifecycle_stage: 'active' } };
    }
    if (request.method !== 'POST' || !isKnown(path)) {
      throw new Refused(404, 'ENDPOINT_NOT_FOUND', `${request.method} ${url.pathname}`);
    }
    if (request.headers['content-type'] !== 'application/json') {
      throw new Refused(400, 'BAD_REQUEST', 'Content-Type must be application/json');
    }
    return answer(path, body.toString('utf8'));
  };

  const kept: Pick<MlflowServer, 'fail' | 'authorization'> = {
    fail: undefined,
    authorization: undefined,
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    kept.authorization = request.headers.authorization;
    if (kept.fail === 'silence') return;
    if (kept.fail) {
      response.writeHead(kept.fail.status).end(kept.fail.body);
      return;
    }
    try {
      const body = JSON.stringify(respond(request, Buffer.concat(chunks)));
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const body = { error_code: error.code, message: error.message };
      response.writeHead(error.status).end(JSON.stringify(body));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(kept, {
    uri: `http://127.0.0.1:${port}`,
    runs,
    artifacts: files,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}
