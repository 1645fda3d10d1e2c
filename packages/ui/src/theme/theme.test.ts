import { describe, expect, it } from 'vitest';
import { themeAttribute, themeCookie, themeFromCookie } from './theme.ts';

describe('theme', () => {
  it('follows the system for a missing or unknown cookie', () => {
    expect(themeFromCookie(undefined)).toBe('system');
    expect(themeFromCookie('"><script>')).toBe('system');
    expect(themeAttribute('system')).toBeUndefined();
  });

  it('comes back from its own cookie', () => {
    const value = themeCookie('dark').split(';')[0]?.split('=')[1];
    expect(themeFromCookie(value)).toBe('dark');
  });

  it('forgets the cookie when the system decides again', () => {
    expect(themeCookie('system')).toContain('Max-Age=0');
  });
});
