import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testSecrets } from '../../testing/test-secrets.ts';
import { maskPhone, parsePhone, phoneIndex, readPhone, sealPhone } from './phone-vault.ts';

const phone = '+919876543210';

describe('phone vault', () => {
  it.each([
    ['9876543210', phone],
    ['+91 98765 43210', phone],
    ['098765-43210', phone],
    ['919876543210', phone],
    ['+44 20 7946 0018', '+442079460018'],
  ])('reads %s as E.164', (text, expected) => {
    expect(parsePhone(text)).toBe(expected);
  });

  it.each([
    '12345',
    'not a phone',
    '+9198765432101234',
    'call 9876543210 now',
    '+91 98765 43210 x9',
  ])('refuses %s', (text) => {
    expect(() => parsePhone(text)).toThrow(expect.objectContaining({ code: 'phone_invalid' }));
  });

  it('has a blind index that nobody can compute without the key', () => {
    const index = phoneIndex(testSecrets, phone);
    expect(index).toEqual(phoneIndex(testSecrets, phone));
    expect(index).not.toEqual(createHash('sha256').update(phone).digest());
    expect(index).not.toEqual(phoneIndex({ ...testSecrets, dataKey: Buffer.alloc(32, 9) }, phone));
  });

  it('seals a number so that it comes back, and looks different each time', () => {
    const sealed = sealPhone(testSecrets, 'a', phone);
    expect(readPhone(testSecrets, 'a', sealed)).toBe(phone);
    expect(sealPhone(testSecrets, 'a', phone)).not.toEqual(sealed);
    expect(sealed.includes('9876543210')).toBe(false);
  });

  it('refuses a number that was moved to another person or changed', () => {
    const sealed = sealPhone(testSecrets, 'a', phone);
    expect(() => readPhone(testSecrets, 'b', sealed)).toThrow();
    const changed = Buffer.from(sealed);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(() => readPhone(testSecrets, 'a', changed)).toThrow();
  });

  it('shows the country and the last four digits only', () => {
    expect(maskPhone(phone)).toBe('+91 ••••• •3210');
  });
});
