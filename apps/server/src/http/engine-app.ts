import Fastify, { type FastifyInstance } from 'fastify';
import type { Services } from '../kernel/ctx.ts';
import { systemCtx } from '../kernel/ctx.ts';
import { RawReply } from '../kernel/route-binding.ts';
import { type HealthParts, healthRoutes } from './health.ts';
import { securityHeaders } from './security-headers.ts';

/** The engine's own server. It answers for its health; `/health` is short for `/health/ready`. */
export const createEngine = (services: Services, health: HealthParts): FastifyInstance => {
  const app = Fastify({ forceCloseConnections: 'idle' });
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({ ...securityHeaders });
  });
  const ctx = systemCtx(services);
  const nothing = { params: {}, query: {}, body: {}, file: undefined, fromLoopback: false };
  for (const { route, handle } of healthRoutes(health)) {
    const paths = route.path === '/health/ready' ? [route.path, '/health'] : [route.path];
    for (const url of paths) {
      app.get(url, async (_request, reply) => {
        const answer = await handle(ctx, nothing);
        if (answer instanceof RawReply) {
          return reply.status(answer.status).headers(answer.headers).send(answer.body);
        }
        return reply.send(answer);
      });
    }
  }
  return app;
};
