import { describe, expect, it } from 'vitest';
import { chooseLanguage } from './choose-language.ts';

describe('chooseLanguage', () => {
  const acceptLanguage = 'fr-FR,kn;q=0.4,hi-IN;q=0.7,en;q=0.1';

  it('follows the choice made on this device before all else', () => {
    expect(chooseLanguage({ cookie: 'kn', account: 'hi', acceptLanguage })).toBe('kn');
  });

  it('then the choice kept with the account', () => {
    expect(chooseLanguage({ cookie: 'xx', account: 'kn', acceptLanguage })).toBe('kn');
  });

  it('then what the browser would rather read', () => {
    expect(chooseLanguage({ cookie: undefined, acceptLanguage })).toBe('hi');
    expect(chooseLanguage({ cookie: undefined, acceptLanguage: 'hi;q=0,kn;q=0.2' })).toBe('kn');
  });

  it('and English when nothing fits', () => {
    expect(chooseLanguage({ cookie: undefined, acceptLanguage: null })).toBe('en');
    expect(chooseLanguage({ cookie: undefined, acceptLanguage: 'fr, *' })).toBe('en');
  });
});
