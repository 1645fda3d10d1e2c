import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HotLists, Prepared } from './hot-lists.ts';
import type { RateLimit } from './rate-limit.ts';
import { securityHeaders } from './security-headers.ts';
import { answerPrepared } from './send-prepared.ts';

/** Takes a request, or leaves it (false) to the framework. `pass` hands it on later. */
export type HotPath = (
  request: IncomingMessage,
  response: ServerResponse,
  pass: () => void,
) => boolean;

/**
 * Answers from the prepared lists before the framework is asked: on a night when everybody looks,
 * nearly all requests are the same few lists. Only for requests without a person (no token, no
 * cross-origin browser); everything else about them, limits and headers, is as on the long way.
 */
export const createHotPath = (hotLists: HotLists, rateLimit: RateLimit | undefined): HotPath => {
  return (request, response, pass) => {
    const { headers, url, method } = request;
    if (method !== 'GET' || url === undefined || !url.startsWith('/api/')) return false;
    if (headers.authorization !== undefined || headers.origin !== undefined) return false;
    // Behind a proxy the address is the framework's to find out.
    if (rateLimit !== undefined && headers['x-forwarded-for'] !== undefined) return false;
    const prepared = hotLists.fresh(url);
    if (prepared === undefined) return false;
    if (rateLimit === undefined) {
      send(request, response, prepared, {});
      return true;
    }
    rateLimit({ kind: 'anonymous' }, request.socket.remoteAddress ?? '').then(
      (limit) => (limit.allowed ? send(request, response, prepared, limit.headers) : pass()),
      pass,
    );
    return true;
  };
};

const send = (
  request: IncomingMessage,
  response: ServerResponse,
  prepared: Prepared,
  extra: Record<string, string>,
): void => {
  const answer = answerPrepared(prepared, request.headers);
  response.writeHead(answer.status, { ...securityHeaders, ...answer.headers, ...extra });
  response.end(answer.body);
};
