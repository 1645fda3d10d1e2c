import { expect, it } from 'vitest';
import { safeNext } from './safe-next.ts';

it('keeps paths of this app', () => {
  expect(safeNext('/queue?sort=due')).toBe('/queue?sort=due');
});

it('never leads to another site or back to the door', () => {
  for (const bad of [
    '//evil.test',
    '/\\evil.test',
    'https://evil.test',
    '/sign-in',
    '',
    undefined,
  ]) {
    expect(safeNext(bad)).toBe('/');
  }
});
