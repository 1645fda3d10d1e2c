import { expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy.ts';

const input = {
  nonce: 'abc',
  socketUrl: 'http://city.test:3002',
  mapStyleUrl: undefined,
  development: false,
};

it('lets a page speak to its own origin and to the socket of the gateway, and to nobody else', () => {
  const policy = contentSecurityPolicy(input);
  expect(policy).toContain("connect-src 'self' http://city.test:3002 ws://city.test:3002;");
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).toContain("worker-src 'self' blob:");
  expect(policy).not.toContain('unsafe-eval');
  expect(policy).not.toContain('https:');
});

it('uses a secure socket under https, and lets tiles in only when a style is set', () => {
  const policy = contentSecurityPolicy({
    ...input,
    socketUrl: 'https://api.city.test',
    mapStyleUrl: 'https://tiles.test/style.json',
  });
  expect(policy).toContain("connect-src 'self' https://api.city.test wss://api.city.test https:");
  expect(policy).toContain("img-src 'self' data: blob: https:");
});
