import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { Uuid } from '../primitives.ts';
import type { Role } from '../roles.ts';
import { Model, ModelName, ModelRun, OnnxUpload, Tensor } from './schemas.ts';

const readers: readonly Role[] = ['analyst', 'auditor', 'admin'];
const named = z.object({ name: ModelName });
const reason = z.string().trim().min(1).max(500);

export const listModels = defineRoute({
  id: 'listModels',
  method: 'GET',
  path: '/api/models',
  tag: 'models',
  summary: 'Every model: which run is live, and its live error against its backtest',
  access: readers,
  response: z.object({ items: z.array(Model) }),
});

export const listModelRuns = defineRoute({
  id: 'listModelRuns',
  method: 'GET',
  path: '/api/models/:name/runs',
  tag: 'models',
  summary: 'The latest 100 runs of a model, newest first',
  access: readers,
  params: named,
  response: z.object({ items: z.array(ModelRun) }),
  errors: ['not_found'],
});

export const getModelRun = defineRoute({
  id: 'getModelRun',
  method: 'GET',
  path: '/api/models/:name/runs/:id',
  tag: 'models',
  summary: 'One run, with its progress',
  access: readers,
  params: z.object({ name: ModelName, id: Uuid }),
  response: ModelRun,
  errors: ['not_found'],
});

export const trainModel = defineRoute({
  id: 'trainModel',
  method: 'POST',
  path: '/api/models/:name/runs',
  tag: 'models',
  summary: 'Train a model anew, from the data that ships and what people corrected',
  description: 'Answers at once; a worker trains. Its progress is in the run.',
  access: ['admin'],
  params: named,
  body: z.object({ seed: z.number().int().min(0).max(2_147_483_647).default(1) }),
  status: 201,
  response: ModelRun,
  idempotent: true,
  errors: ['not_found', 'invalid_transition'],
});

export const promoteModel = defineRoute({
  id: 'promoteModel',
  method: 'POST',
  path: '/api/models/:name/promote',
  tag: 'models',
  summary: 'Make a finished run the live one; null is the model that ships',
  access: ['admin'],
  params: named,
  body: z.object({ runId: Uuid.nullable(), reason }),
  response: Model,
  errors: ['not_found', 'invalid_transition'],
});

export const rollBackModel = defineRoute({
  id: 'rollBackModel',
  method: 'POST',
  path: '/api/models/:name/rollback',
  tag: 'models',
  summary: 'Take back the latest promotion: what was live before is live again',
  access: ['admin'],
  params: named,
  body: z.object({ reason }),
  response: Model,
  errors: ['not_found', 'invalid_transition'],
});

export const registerOnnxModel = defineRoute({
  id: 'registerOnnxModel',
  method: 'POST',
  path: '/api/models/onnx',
  tag: 'models',
  summary: 'Register an ONNX model that was trained elsewhere',
  description:
    'The file is loaded, compared with the declared inputs and outputs, and run once on zeros; only then is it kept. It is not live until it is promoted.',
  access: ['admin'],
  body: OnnxUpload,
  status: 201,
  response: ModelRun,
  idempotent: true,
  errors: ['model_unreadable', 'already_exists', 'payload_too_large', 'unavailable'],
});

export const runModel = defineRoute({
  id: 'runModel',
  method: 'POST',
  path: '/api/models/:name/predict',
  tag: 'models',
  summary: 'Run the live ONNX model of this name on numbers',
  access: ['analyst', 'admin'],
  params: named,
  body: z.object({ inputs: z.record(z.string().max(200), Tensor) }),
  response: z.object({ version: z.number().int(), outputs: z.record(z.string(), Tensor) }),
  errors: ['not_found', 'unavailable'],
});
