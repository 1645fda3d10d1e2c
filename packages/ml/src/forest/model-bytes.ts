/**
 * Bytes of a fitted model: 8 letters, version, checksum, then a JSON header and its arrays, each on
 * a multiple of 8 bytes, in the order of little-endian machines.
 */
export interface ModelParts {
  /** What the bytes are of, such as boosting. */
  readonly kind: string;
  readonly header: unknown;
  readonly arrays: readonly NumberArray[];
}

type NumberArray = Uint8Array | Uint16Array | Int16Array | Int32Array | Float32Array | Float64Array;

/** Bytes that are not a model of the kind that was asked for, are of another version, or damaged. */
export class ModelBytesError extends Error {
  override readonly name = 'ModelBytesError';
}

const letters = 'PULSETRE';
const version = 1;
const preamble = 24;

export const writeModelBytes = ({ kind, header, arrays }: ModelParts): Uint8Array => {
  const narrow = arrays.map(narrowest);
  const list = narrow.map((array) => [typeOf(array), array.length]);
  const text = new TextEncoder().encode(JSON.stringify({ kind, header, arrays: list }));
  let length = aligned(preamble + text.length);
  for (const array of narrow) length += aligned(array.byteLength);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(letters));
  view.setUint32(8, version, true);
  view.setUint32(16, text.length, true);
  bytes.set(text, preamble);
  let at = aligned(preamble + text.length);
  for (const array of narrow) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  view.setUint32(12, checksum(bytes), true);
  return bytes;
};

export const readModelBytes = (kind: string, source: Uint8Array): ModelParts => {
  // A copy, also of a Buffer, whose slice is a view: arrays need the alignment.
  const bytes = new Uint8Array(source);
  const view = new DataView(bytes.buffer);
  const begins = new TextDecoder().decode(bytes.subarray(0, 8));
  if (bytes.length < preamble || begins !== letters) {
    throw new ModelBytesError('These bytes are not a model of trees');
  }
  const found = view.getUint32(8, true);
  if (found !== version) {
    throw new ModelBytesError(
      `These bytes are of version ${found}, but version ${version} is read; train the model again`,
    );
  }
  if (view.getUint32(12, true) !== checksum(bytes)) {
    throw new ModelBytesError('These bytes are damaged: their checksum differs');
  }
  const textEnd = preamble + view.getUint32(16, true);
  const parts = JSON.parse(new TextDecoder().decode(bytes.subarray(preamble, textEnd)));
  if (parts.kind !== kind) {
    throw new ModelBytesError(`These bytes are of a model of kind ${parts.kind}, not ${kind}`);
  }
  let at = aligned(textEnd);
  const arrays = parts.arrays.map(([type, length]: [keyof typeof makers, number]) => {
    const array = makers[type](bytes.buffer, at, length);
    at += aligned(array.byteLength);
    return array;
  });
  return { kind, header: parts.header, arrays };
};

const makers = {
  u8: (buffer: ArrayBuffer, at: number, length: number) => new Uint8Array(buffer, at, length),
  u16: (buffer: ArrayBuffer, at: number, length: number) => new Uint16Array(buffer, at, length),
  i16: (buffer: ArrayBuffer, at: number, length: number) => new Int16Array(buffer, at, length),
  i32: (buffer: ArrayBuffer, at: number, length: number) => new Int32Array(buffer, at, length),
  f32: (buffer: ArrayBuffer, at: number, length: number) => new Float32Array(buffer, at, length),
  f64: (buffer: ArrayBuffer, at: number, length: number) => new Float64Array(buffer, at, length),
};

const typeOf = (array: NumberArray): keyof typeof makers => {
  if (array instanceof Uint8Array) return 'u8';
  if (array instanceof Uint16Array) return 'u16';
  if (array instanceof Int16Array) return 'i16';
  if (array instanceof Int32Array) return 'i32';
  return array instanceof Float32Array ? 'f32' : 'f64';
};

const narrowest = (array: NumberArray): NumberArray => {
  if (!(array instanceof Int32Array)) return array;
  let least = 0;
  let most = 0;
  for (const value of array) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (least === 0 && most < 1 << 8) return Uint8Array.from(array);
  if (least === 0 && most < 1 << 16) return Uint16Array.from(array);
  return least >= -(1 << 15) && most < 1 << 15 ? Int16Array.from(array) : array;
};

const aligned = (bytes: number): number => (bytes + 7) & ~7;

/** FNV-1a (Fowler, Noll and Vo) over all but its own place. */
const checksum = (bytes: Uint8Array): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) {
    if (i >= 12 && i < 16) continue;
    hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  }
  return hash >>> 0;
};
