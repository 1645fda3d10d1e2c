import type { IncomingHttpHeaders } from 'node:http';
import type { Prepared } from './hot-lists.ts';

export interface PreparedAnswer {
  readonly status: 200 | 304;
  readonly headers: Record<string, string>;
  readonly body: Buffer | undefined;
}

/** Picks the encoding that the client takes, and 304 when it has these bytes already. */
export const answerPrepared = (
  prepared: Prepared,
  requested: Pick<IncomingHttpHeaders, 'accept-encoding' | 'if-none-match'>,
): PreparedAnswer => {
  const headers: Record<string, string> = {
    etag: prepared.etag,
    'cache-control': 'public, no-cache',
    vary: 'Accept-Encoding, Origin',
  };
  if (matches(requested['if-none-match'], prepared.etag)) {
    return { status: 304, headers, body: undefined };
  }
  const accepted = String(requested['accept-encoding'] ?? '');
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
  const body = encoding === undefined ? prepared.identity : prepared[encoding];
  headers['content-type'] = prepared.contentType;
  headers['content-length'] = String(body.length);
  if (encoding !== undefined) headers['content-encoding'] = encoding;
  return { status: 200, headers, body };
};

/** A proxy that compresses on its way weakens the tag; it is still the same answer. */
export const matches = (ifNoneMatch: string | undefined, etag: string): boolean =>
  (ifNoneMatch ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag === etag);
