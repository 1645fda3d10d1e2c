import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Photo } from '@pulse/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claim, openScene, type Scene } from '../incidents/testing/scene.ts';
import { blobKey } from './photo-sizes.ts';
import { uploadPhoto } from './upload-photo.ts';

/** A wide picture, its left half red and its right half blue. */
const picture = (width = 2400, height = 1200) =>
  sharp({ create: { width, height, channels: 3, background: 'blue' } }).composite([
    {
      input: { create: { width: width / 2, height, channels: 3, background: 'red' } },
      left: 0,
      top: 0,
    },
  ]);

const withPlace = {
  IFD0: { Make: 'PhoneMaker' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '12/1 58/1 1/1' },
};

describe('uploadPhoto', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  const upload = (bytes: Buffer) => uploadPhoto(scene.as(scene.reporter), { bytes });
  const copy = async (id: string, size: 'thumb' | 'medium' | 'large') => {
    const blob = await scene.ctx.blobs.get(blobKey(id, size));
    if (blob === undefined) throw new Error(`no ${size}`);
    return blob.bytes;
  };
  const folders = () => readdir(join(scene.ctx.config.dataDir, 'blobs', 'photos')).catch(() => []);

  it('keeps three WebP copies of every type that is let in', async () => {
    for (const bytes of [
      await picture().jpeg().toBuffer(),
      await picture().png().toBuffer(),
      await picture().webp().toBuffer(),
    ]) {
      const photo = Photo.parse(await upload(bytes));
      expect(photo).toMatchObject({ width: 1920, height: 960 });
      for (const [size, width] of [
        ['thumb', 320],
        ['medium', 960],
        ['large', 1920],
      ] as const) {
        expect(await sharp(await copy(photo.id, size)).metadata()).toMatchObject({
          format: 'webp',
          width,
          height: width / 2,
        });
      }
    }
  });

  it('drops place, camera and every other metadata', async () => {
    const bytes = await picture().withExif(withPlace).withIccProfile('p3').jpeg().toBuffer();
    expect((await sharp(bytes).metadata()).exif?.toString('latin1')).toContain('PhoneMaker');
    const { id } = await upload(bytes);
    for (const size of ['thumb', 'medium', 'large'] as const) {
      const kept = await copy(id, size);
      expect(await sharp(kept).metadata()).not.toHaveProperty('exif');
      expect(await sharp(kept).metadata()).not.toHaveProperty('icc');
      expect(kept.toString('latin1')).not.toMatch(/PhoneMaker|EXIF|XMP /);
    }
  });

  it('turns a photo upright before it forgets how it was held', async () => {
    // Orientation 6: the camera was turned, the left edge belongs on top.
    const bytes = await picture()
      .withExif(withPlace)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { id, width, height } = await upload(bytes);
    expect([width, height]).toEqual([960, 1920]);
    const { data } = await sharp(await copy(id, 'thumb'))
      .extract({ left: 80, top: 10, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(200);
    expect(data[2]).toBeLessThan(50);
  });

  it('does not blow small pictures up', async () => {
    expect(await upload(await picture(100, 50).png().toBuffer())).toMatchObject({
      width: 100,
      height: 50,
    });
  });

  it('refuses what is no JPEG, PNG or WebP, whatever it claims', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    for (const bytes of [
      svg,
      Buffer.from('hello'),
      await picture(10, 10).gif().toBuffer(),
      await picture(10, 10).tiff().toBuffer(),
    ]) {
      await expect(upload(bytes)).rejects.toMatchObject({ code: 'unsupported_media_type' });
    }
  });

  it('refuses the empty, the broken and the monstrous, and keeps nothing of them', async () => {
    const before = (await folders()).length;
    const jpeg = await picture(400, 200).jpeg().toBuffer();
    const bomb = await picture(8000, 7000).png().toBuffer();
    for (const bytes of [
      Buffer.alloc(0),
      jpeg.subarray(0, 20),
      jpeg.subarray(0, jpeg.length / 2),
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(500)]),
      bomb,
    ]) {
      await expect(upload(bytes)).rejects.toMatchObject({ code: 'photo_unreadable' });
    }
    await expect(uploadPhoto(scene.as(scene.reporter), undefined)).rejects.toMatchObject({
      code: 'validation_failed',
    });
    expect((await folders()).length).toBe(before);
  });

  it('keeps one photo of a repeated request', async () => {
    const bytes = await picture(60, 40).jpeg().toBuffer();
    const before = (await folders()).length;
    const ctx = scene.as(scene.reporter, claim('photo-1'));
    const first = await uploadPhoto(ctx, { bytes });
    expect(await uploadPhoto(ctx, { bytes })).toEqual(first);
    expect((await folders()).length).toBe(before + 1);
  });
});
