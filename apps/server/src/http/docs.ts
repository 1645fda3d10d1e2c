import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import { buildOpenApi } from '@pulse/contract';
import type { FastifyInstance } from 'fastify';
import { errorTable } from './error-table.ts';
import { docsContentSecurityPolicy } from './security-headers.ts';

/** `/openapi.json`, and `/docs` to read it; no key, no network. */
export const addDocs = (app: FastifyInstance, version: string): void => {
  const document = JSON.stringify(buildOpenApi(version));
  app.get('/openapi.json', (_request, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(document),
  );
  app.register(async (docs) => {
    docs.addHook('onRequest', async (_request, reply) => {
      reply.header('content-security-policy', docsContentSecurityPolicy);
    });
    await docs.register(fastifyStatic, {
      root: swaggerUiFolder(),
      prefix: '/docs/assets/',
      index: false,
      decorateReply: false,
    });
    docs.get('/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(docsPage));
    docs.get('/docs/start.js', (_request, reply) =>
      reply.type('text/javascript; charset=utf-8').send(startScript),
    );
    docs.get('/docs/errors', (_request, reply) =>
      reply.type('text/html; charset=utf-8').send(errorsPage),
    );
  });
};

const swaggerUiFolder = (): string =>
  dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><link rel="stylesheet" href="/docs/assets/swagger-ui.css"></head><body>${body}</body></html>`;

const docsPage = page(
  'Pulse API',
  '<div id="docs"><p><a href="/openapi.json">The OpenAPI document</a>, <a href="/docs/errors">the error codes</a></p></div><script src="/docs/assets/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script>',
);

const startScript =
  'SwaggerUIBundle({ url: "/openapi.json", dom_id: "#docs", deepLinking: true, docExpansion: "list", defaultModelsExpandDepth: 0 });';

const errorsPage = page(
  'Pulse API: error codes',
  `<div class="swagger-ui"><div class="wrapper"><h1>Error codes</h1><p>Errors are RFC 9457 problem details. <code>code</code> is one of these.</p><table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th></tr></thead><tbody>${Object.entries(
    errorTable,
  )
    .map(
      ([code, { status, title }]) =>
        `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${title}</td></tr>`,
    )
    .join('')}</tbody></table></div></div>`,
);
