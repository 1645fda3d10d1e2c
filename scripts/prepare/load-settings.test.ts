import { isAbsolute, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from './load-settings.mjs';
import { root } from './root.mjs';

describe('settings', () => {
  it('have the usual ports, the data in the clone, and the demo', () => {
    const settings = readSettings({});
    expect(settings.ports).toEqual({
      CITIZEN_PORT: 3000,
      CONSOLE_PORT: 3001,
      GATEWAY_PORT: 3002,
      ENGINE_PORT: 8000,
    });
    expect(settings.dataFolder).toBe(join(root, '.pulse'));
    expect(settings.mode).toBe('demo');
  });

  it('make a relative data folder absolute, so that every program means the same', () => {
    expect(isAbsolute(readSettings({ PULSE_DATA: 'elsewhere' }).dataFolder)).toBe(true);
  });

  it('never run the demo where NODE_ENV says production', () => {
    expect(readSettings({ NODE_ENV: 'production' }).mode).toBe('production');
    expect(readSettings({ NODE_ENV: 'production', PULSE_ENV: 'demo' }).mode).toBe('demo');
  });

  it.each([
    [{ CITIZEN_PORT: 'abc' }, /CITIZEN_PORT must be a port/],
    [{ CONSOLE_PORT: '70000' }, /CONSOLE_PORT must be a port/],
    [{ CONSOLE_PORT: '3000' }, /CITIZEN_PORT and CONSOLE_PORT are both 3000/],
    [{ PULSE_ENV: 'prod' }, /PULSE_ENV must be/],
  ])('refuse %o by name', (env, message) => {
    expect(() => readSettings(env)).toThrow(message);
  });
});
