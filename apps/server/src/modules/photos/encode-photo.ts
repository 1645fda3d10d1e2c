import type { PhotoSize } from '@pulse/contract';
import sharp, { type Sharp } from 'sharp';
import { DomainError } from '../../kernel/errors.ts';
import { photoSizes } from './photo-sizes.ts';
import { sniffType } from './sniff-type.ts';
import { takeTurns } from './take-turns.ts';

export interface EncodedPhoto {
  /** Of the large copy. */
  readonly width: number;
  readonly height: number;
  readonly copies: Readonly<Record<PhotoSize, Buffer>>;
}

/** 50 megapixels: more than phones take, far less than a decompression bomb. */
const maxPixels = 50_000_000;
const timeoutSeconds = 20;
const quality = 78;

// One thread for each picture and one picture at a time, so that requests still get the processor.
sharp.concurrency(1);
const turns = takeTurns(1, 12);

/**
 * Re-draws a photo upright in three sizes, from one decode. Only pixels survive: place, camera and
 * time do not.
 *
 * @throws DomainError `unsupported_media_type`, `photo_unreadable`, or `unavailable` when too many wait
 */
export const encodePhoto = (bytes: Buffer): Promise<EncodedPhoto> => {
  if (bytes.length === 0) throw unreadable();
  const type = sniffType(bytes);
  if (type === undefined) throw unsupported();
  return turns(async () => {
    try {
      return await draw(bytes, type);
    } catch (cause) {
      throw cause instanceof DomainError ? cause : unreadable(cause);
    }
  });
};

const draw = async (bytes: Buffer, type: string): Promise<EncodedPhoto> => {
  const source = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' });
  if ((await source.metadata()).format !== type) throw unsupported();
  const { data, info } = await fit(source.autoOrient(), photoSizes.large)
    .toColourspace('srgb')
    .timeout({ seconds: timeoutSeconds })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const copy = (sidePixels: number) =>
    fit(sharp(data, { raw: { width, height, channels } }), sidePixels)
      .webp({ quality, effort: 3 })
      .timeout({ seconds: timeoutSeconds })
      .toBuffer();
  return {
    width,
    height,
    copies: {
      thumb: await copy(photoSizes.thumb),
      medium: await copy(photoSizes.medium),
      large: await copy(photoSizes.large),
    },
  };
};

const fit = (image: Sharp, sidePixels: number): Sharp =>
  image.resize(sidePixels, sidePixels, { fit: 'inside', withoutEnlargement: true });

const unsupported = () =>
  new DomainError('unsupported_media_type', 'This is not a JPEG, PNG or WebP picture.', {
    remedy: 'Send the photo as JPEG, PNG or WebP.',
  });

const unreadable = (cause?: unknown) =>
  new DomainError('photo_unreadable', 'The photo cannot be read, or is far too large.', {
    remedy: 'Take the photo again, at most 50 megapixels.',
    cause,
  });
