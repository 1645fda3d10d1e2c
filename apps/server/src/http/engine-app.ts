import {
  AnomalyBatch,
  AnomalyRequest,
  ClassifyBatch,
  ClassifyItem,
  PredictBatch,
  PredictRequest,
  TrainRequest,
} from '@pulse/contract';
import Fastify, { type FastifyInstance } from 'fastify';
import { systemCtx } from '../kernel/ctx.ts';
import { DomainError } from '../kernel/errors.ts';
import {
  anomaliesToWire,
  classificationToWire,
  EngineError,
  engineErrorHeader,
  readingFromWire,
  textFromWire,
} from '../platform/engine/index.ts';
import { admitRequests } from './engine/admit-requests.ts';
import { answerBatch } from './engine/batch.ts';
import { engineFault } from './engine/engine-fault.ts';
import { engineHealth } from './engine/engine-health.ts';
import { createEngineMetrics } from './engine/engine-metrics.ts';
import type { EngineParts } from './engine/engine-parts.ts';
import { predictAreas } from './engine/predict-areas.ts';
import { requireToken } from './engine/require-token.ts';
import { createTurns } from './engine/turns.ts';
import { parseMessage } from './parse-request.ts';
import { securityHeaders } from './security-headers.ts';
import { toDomainError } from './to-domain-error.ts';
import { toProblem } from './to-problem.ts';

/** As much as can be read without anybody else noticing: a megabyte of JSON takes some 10 ms. */
const bodyLimitBytes = 1024 * 1024;

/** The engine's own server, in the shapes of the source design. Not yet listening. */
export const createEngineApp = (parts: EngineParts): FastifyInstance => {
  const { services, engine } = parts;
  const token = services.secrets.engineToken;
  const metrics = createEngineMetrics(engine);
  const app = Fastify({
    bodyLimit: bodyLimitBytes,
    genReqId: () => services.ids.next(),
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...securityHeaders, 'x-request-id': request.id });
    if (request.method === 'POST' && token !== undefined) requireToken(request, token);
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.observeRequest(route, reply.statusCode, reply.elapsedTime / 1000);
  });
  admitRequests(app, engine);
  readBodiesInTurns(app);
  sayProblems(app, parts);

  app.post('/classify', ({ body }) =>
    answerBatch(body, ClassifyItem, ClassifyBatch, async (items) =>
      (await engine.classify(items.map(textFromWire))).map(classificationToWire),
    ),
  );
  app.post('/predict', ({ body }) =>
    answerBatch(body, PredictRequest, PredictBatch, (items) => predictAreas(parts, items)),
  );
  app.post('/anomaly', ({ body }) =>
    answerBatch(body, AnomalyRequest, AnomalyBatch, async (items) =>
      (await engine.anomaly(items.map(({ readings }) => readings.map(readingFromWire)))).map(
        anomaliesToWire,
      ),
    ),
  );
  app.post('/train', async (request, reply) => {
    requireToken(request, token);
    const input = parseMessage(TrainRequest, request.body ?? {}, 'body');
    const { runId } = await parts.startTraining(systemCtx(services), input);
    return reply.status(202).send({ run_id: runId });
  });
  app.get('/models', async () => ({ items: await engine.models() }));
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );
  app.get('/health/live', async () => ({
    status: 'ok',
    version: services.config.version,
    uptimeSeconds: Math.round(process.uptime()),
  }));
  for (const path of ['/health', '/health/ready']) app.get(path, () => engineHealth(parts));
  return app;
};

const readBodiesInTurns = (app: FastifyInstance): void => {
  const inTurn = createTurns();
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) =>
    inTurn(() => parse(request, String(body), done)),
  );
};

const sayProblems = (app: FastifyInstance, { services }: EngineParts): void => {
  app.setErrorHandler((thrown, request, reply) => {
    if (thrown instanceof EngineError) reply.header(engineErrorHeader, thrown.code);
    const error =
      thrown instanceof EngineError
        ? engineFault(thrown)
        : (tooLarge(thrown) ?? toDomainError(thrown));
    const problem = toProblem(error, request.id);
    if (problem.status === 500) {
      services.log.warn({ err: error.cause ?? error, requestId: request.id }, error.message);
    }
    const { retryAfterSeconds } = error.options;
    if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="pulse-engine"');
    return reply.status(problem.status).type('application/problem+json').send(problem);
  });
  app.setNotFoundHandler(() => {
    throw new DomainError('not_found', 'There is nothing at this address.', {
      remedy: 'POST /classify, /predict, /anomaly or /train; GET /models, /health or /metrics.',
    });
  });
};

const tooLarge = (error: unknown): DomainError | undefined =>
  error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE'
    ? new DomainError('payload_too_large', 'More than 1 MB was sent.', {
        remedy: 'Send fewer items at once.',
      })
    : undefined;
