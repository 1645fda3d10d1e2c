import type { FastifyRequest } from 'fastify';

const forwardingHeaders = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'];

/** Straight from this machine. A proxy on it speaks for others, so what it passes on does not count. */
export const isLoopback = (request: FastifyRequest): boolean =>
  isLoopbackAddress(request.socket.remoteAddress ?? '') &&
  forwardingHeaders.every((name) => request.headers[name] === undefined);

const isLoopbackAddress = (address: string): boolean =>
  address === '::1' || address.replace(/^::ffff:/, '').startsWith('127.');
