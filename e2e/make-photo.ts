import type { Page } from 'playwright-core';

export interface PhotoFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A JPEG as a phone makes it: with the place where it was taken in its EXIF block. */
export const makePhoto = async (page: Page, words: string): Promise<PhotoFile> => {
  const base64 = await page.evaluate((text) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1200, height: 900 });
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('this browser cannot draw');
    pen.fillStyle = '#7d8a6a';
    pen.fillRect(0, 0, 1200, 900);
    pen.fillStyle = '#3c4a3a';
    pen.fillRect(0, 560, 1200, 340);
    pen.fillStyle = '#ffffff';
    pen.font = '64px sans-serif';
    pen.fillText(text, 60, 200);
    return canvas.toDataURL('image/jpeg', 0.8).split(',')[1] ?? '';
  }, words);
  const jpeg = Buffer.from(base64, 'base64');
  const buffer = Buffer.concat([jpeg.subarray(0, 2), exifWithPlace(), jpeg.subarray(2)]);
  return { name: 'street.jpg', mimeType: 'image/jpeg', buffer };
};

const exifWithPlace = (): Buffer => {
  const gpsAt = 26;
  const valuesAt = gpsAt + 2 + 4 * 12 + 4;
  const tiff = Buffer.concat([
    Buffer.from('II*\0\x08\0\0\0', 'latin1'),
    // The first directory holds nothing but the address of the one with the place.
    uint16(1),
    entry(0x8825, 4, 1, uint32(gpsAt)),
    uint32(0),
    uint16(4),
    entry(1, 2, 2, Buffer.from('N\0\0\0')),
    entry(2, 5, 3, uint32(valuesAt)),
    entry(3, 2, 2, Buffer.from('E\0\0\0')),
    entry(4, 5, 3, uint32(valuesAt + 24)),
    uint32(0),
    degrees(12, 58, 17),
    degrees(77, 35, 40),
  ]);
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

const uint16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

const entry = (tag: number, type: number, count: number, value: Buffer): Buffer =>
  Buffer.concat([uint16(tag), uint16(type), uint32(count), value]);

const degrees = (...parts: number[]): Buffer =>
  Buffer.concat(parts.flatMap((part) => [uint32(part), uint32(1)]));
