import { routes } from '@pulse/contract';
import { type BoundRoute, bind } from '../../kernel/route-binding.ts';
import type { Onnx } from '../../platform/onnx/index.ts';
import { listModels } from './list-models.ts';
import { getRun, listRuns } from './list-runs.ts';
import { promoteRun, rollBack } from './promote-run.ts';
import { registerOnnx } from './register-onnx.ts';
import { createRunModel } from './run-model.ts';
import { startTraining } from './start-training.ts';

export const modelRoutes = (onnx: Onnx): readonly BoundRoute[] => {
  const runModel = createRunModel(onnx);
  return [
    bind(routes.listModels, async (ctx) => ({ items: await listModels(ctx) })),
    bind(routes.listModelRuns, async (ctx, { params }) => ({
      items: await listRuns(ctx, params.name),
    })),
    bind(routes.getModelRun, (ctx, { params }) => getRun(ctx, params.name, params.id)),
    bind(routes.trainModel, (ctx, { params, body }) => startTraining(ctx, { ...params, ...body })),
    bind(routes.promoteModel, (ctx, { params, body }) => promoteRun(ctx, { ...params, ...body })),
    bind(routes.rollBackModel, (ctx, { params, body }) => rollBack(ctx, { ...params, ...body })),
    bind(routes.registerOnnxModel, (ctx, { body }) => registerOnnx(ctx, onnx, body)),
    bind(routes.runModel, (ctx, { params, body }) => runModel(ctx, { ...params, ...body })),
  ];
};
