import { expect, it } from 'vitest';
import { mayChange } from './same-origin.ts';

const at = (headers: Record<string, string>) => new Headers({ host: 'city.test:3001', ...headers });

it('refuses changes that another site sends, another port of the same host included', () => {
  expect(mayChange('POST', at({ 'sec-fetch-site': 'cross-site' }))).toBe(false);
  expect(mayChange('POST', at({ 'sec-fetch-site': 'same-site' }))).toBe(false);
  expect(mayChange('PUT', at({ origin: 'http://city.test:4000' }))).toBe(false);
  expect(mayChange('DELETE', at({ origin: 'null' }))).toBe(false);
});

it('lets the own pages change and anyone read', () => {
  expect(mayChange('POST', at({ 'sec-fetch-site': 'same-origin' }))).toBe(true);
  expect(mayChange('POST', at({ origin: 'http://city.test:3001' }))).toBe(true);
  expect(mayChange('GET', at({ 'sec-fetch-site': 'cross-site' }))).toBe(true);
});
