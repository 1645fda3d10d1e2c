/** The names of a WebP file's chunks; one that carries metadata has `EXIF` or `XMP ` among them. */
export const readWebpChunks = (file: Buffer): string[] => {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WEBP') {
    throw new Error('not a WebP file');
  }
  const names: string[] = [];
  let at = 12;
  while (at + 8 <= file.length) {
    names.push(file.toString('latin1', at, at + 4));
    const size = file.readUInt32LE(at + 4);
    at += 8 + size + (size % 2);
  }
  return names;
};
