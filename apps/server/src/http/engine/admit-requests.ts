import type { FastifyInstance, FastifyRequest } from 'fastify';
import { EngineError, type InProcessEngine } from '../../platform/engine/index.ts';

/**
 * Sends work away before its body is read when more is being answered than the engine can hold:
 * refusing must cost next to nothing.
 */
export const admitRequests = (app: FastifyInstance, engine: InProcessEngine): void => {
  const admitted = new WeakSet<FastifyRequest>();
  let answering = 0;
  app.addHook('onRequest', async (request) => {
    if (request.method !== 'POST') return;
    if (answering >= engine.capacity) {
      throw new EngineError('busy', 'The engine has all the work that it can take.');
    }
    answering += 1;
    admitted.add(request);
  });
  app.addHook('onResponse', async (request) => {
    if (admitted.delete(request)) answering -= 1;
  });
  app.addHook('onRequestAbort', async (request) => {
    if (admitted.delete(request)) answering -= 1;
  });
};
