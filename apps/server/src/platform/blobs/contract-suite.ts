import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Blobs, InvalidBlobKeyError } from './port.ts';

/** What every blob store promises; each implementation's test runs it. */
export function describeBlobs(open: () => Promise<Blobs>): void {
  describe('blobs', () => {
    let blobs: Blobs;
    beforeAll(async () => {
      blobs = await open();
    });
    afterAll(() => blobs.close());

    it('gives back the very bytes and the content type', async () => {
      const bytes = randomBytes(300_000);
      await blobs.put('photos/2024/a-1.webp', bytes, 'image/webp');
      const found = await blobs.get('photos/2024/a-1.webp');
      expect(found?.contentType).toBe('image/webp');
      expect(found?.sizeBytes).toBe(300_000);
      expect(found?.bytes.equals(bytes)).toBe(true);
    });

    it('keeps an empty blob', async () => {
      await blobs.put('empty', new Uint8Array(), 'text/plain');
      expect((await blobs.get('empty'))?.sizeBytes).toBe(0);
    });

    it('replaces bytes and type together', async () => {
      await blobs.put('replaced', Buffer.from('old'), 'text/plain');
      await blobs.put('replaced', Buffer.from('{}'), 'application/json');
      const found = await blobs.get('replaced');
      expect([found?.bytes.toString(), found?.contentType]).toEqual(['{}', 'application/json']);
    });

    it('answers undefined for what is missing, also below an existing blob', async () => {
      await blobs.put('leaf', Buffer.from('x'), 'text/plain');
      expect(await blobs.get('nowhere/at-all')).toBeUndefined();
      expect(await blobs.exists('nowhere/at-all')).toBe(false);
      expect(await blobs.get('leaf/below')).toBeUndefined();
    });

    it('deletes, and deleting again is no error', async () => {
      await blobs.put('gone', Buffer.from('x'), 'text/plain');
      expect(await blobs.exists('gone')).toBe(true);
      await blobs.delete('gone');
      await blobs.delete('gone');
      expect(await blobs.exists('gone')).toBe(false);
      expect(await blobs.get('gone')).toBeUndefined();
    });

    it.each([
      '',
      '/etc/passwd',
      '../up',
      'a/../../up',
      'a//b',
      'a/.hidden',
      'a\\b',
      'a\0b',
      'a/',
      'x'.repeat(600),
    ])('refuses the key %.20j', async (key) => {
      await expect(blobs.put(key, Buffer.from('x'), 'text/plain')).rejects.toThrow(
        InvalidBlobKeyError,
      );
      await expect(blobs.get(key)).rejects.toThrow(InvalidBlobKeyError);
      await expect(blobs.delete(key)).rejects.toThrow(InvalidBlobKeyError);
    });

    it('is healthy', async () => {
      expect(await blobs.health()).toMatchObject({ ok: true, kind: blobs.kind });
    });
  });
}
