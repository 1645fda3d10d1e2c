import type { Readable } from 'node:stream';
import type { Route, RouteBody, RouteParams, RouteQuery, RouteResponse } from '@pulse/contract';
import type { Ctx } from './ctx.ts';

export interface UploadedFile {
  readonly bytes: Buffer;
}

export interface RouteInput<R extends Route> {
  readonly params: RouteParams<R>;
  readonly query: RouteQuery<R>;
  readonly body: RouteBody<R>;
  /** The file of a multipart route. */
  readonly file: UploadedFile | undefined;
  /** The request came straight from this machine, through no proxy. */
  readonly fromLoopback: boolean;
}

/** An answer that is not JSON, or whose status or headers are decided case by case. */
export class RawReply {
  readonly body: Buffer | string | Readable;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  constructor(
    body: Buffer | string | Readable,
    headers: Readonly<Record<string, string>>,
    status = 200,
  ) {
    this.body = body;
    this.headers = headers;
    this.status = status;
  }
}

export interface BoundRoute {
  readonly route: Route;
  readonly handle: (ctx: Ctx, input: RouteInput<Route>) => Promise<unknown>;
}

/** Joins a line of the contract to the verb that answers it. */
export const bind = <R extends Route>(
  route: R,
  handle: (ctx: Ctx, input: RouteInput<R>) => Promise<RouteResponse<R> | RawReply | undefined>,
): BoundRoute => ({ route, handle: (ctx, input) => handle(ctx, asParsedBy<R>(input)) });

/** `http/` parses each part with the route's own schemas before it calls the handler. */
const asParsedBy = <R extends Route>(input: RouteInput<Route>): RouteInput<R> =>
  input as RouteInput<R>;
