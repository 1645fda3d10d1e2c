const kinds = {
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Float32Array,
  Float64Array,
};
export type PackedArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Float32Array
  | Float64Array;

interface Entry {
  readonly name: string;
  readonly kind: keyof typeof kinds;
  readonly length: number;
}

/**
 * Puts arrays and what belongs to them into bytes: the length of a JSON header (32 bits, little
 * endian), the header, then each array at the next multiple of eight.
 */
export const packArrays = (
  meta: Readonly<Record<string, unknown>>,
  arrays: Readonly<Record<string, PackedArray>>,
): Uint8Array => {
  const entries = Object.entries(arrays).map(([name, array]): Entry => {
    return { name, kind: kindOf(array), length: array.length };
  });
  const header = new TextEncoder().encode(JSON.stringify({ meta, entries }));
  const lengths = Object.values(arrays).map((array) => aligned(array.byteLength));
  const start = aligned(4 + header.length);
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, start));
  new DataView(bytes.buffer).setUint32(0, header.length, true);
  bytes.set(header, 4);
  let at = start;
  for (const array of Object.values(arrays)) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return bytes;
};

/** @throws when the bytes are cut off or were never packed */
export const unpackArrays = (
  bytes: Uint8Array,
): { meta: Readonly<Record<string, unknown>>; arrays: Record<string, PackedArray> } => {
  const { meta, entries, start } = readHeader(bytes);
  const arrays: Record<string, PackedArray> = {};
  let at = start;
  for (const { name, kind, length } of entries) {
    const size = length * kinds[kind].BYTES_PER_ELEMENT;
    if (at + size > bytes.length) throw new Error(damaged);
    // Not slice: that of a Buffer does not copy, and a view would not be aligned.
    const copy = new Uint8Array(size);
    copy.set(bytes.subarray(at, at + size));
    arrays[name] = new kinds[kind](copy.buffer, 0, length);
    at += aligned(size);
  }
  return { meta, arrays };
};

const damaged = 'The model is damaged: its file is cut off or of another kind. Train it again.';

const readHeader = (bytes: Uint8Array) => {
  try {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
    const { meta, entries } = header as { meta: Record<string, unknown>; entries: Entry[] };
    if (entries.some(({ kind }) => !(kind in kinds))) throw new Error(damaged);
    return { meta, entries, start: aligned(4 + length) };
  } catch {
    throw new Error(damaged);
  }
};

const aligned = (length: number): number => Math.ceil(length / 8) * 8;

const kindOf = (array: PackedArray): keyof typeof kinds => {
  for (const kind of Object.keys(kinds)) {
    if (isKind(kind) && array instanceof kinds[kind]) return kind;
  }
  throw new Error('No such kind of array can be packed.');
};

const isKind = (kind: string): kind is keyof typeof kinds => kind in kinds;
