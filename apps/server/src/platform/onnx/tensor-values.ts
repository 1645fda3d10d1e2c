/** The element types that are served; all else (text, sequences, maps) is not. */
export const numericTypes = [
  'float32',
  'float64',
  'int8',
  'uint8',
  'int16',
  'uint16',
  'int32',
  'uint32',
  'int64',
  'bool',
] as const;
export type NumericType = (typeof numericTypes)[number];

type Elements =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array;

const makers: Readonly<Record<NumericType, (data: readonly number[]) => Elements>> = {
  float32: (data) => Float32Array.from(data),
  float64: (data) => Float64Array.from(data),
  int8: (data) => Int8Array.from(data),
  uint8: (data) => Uint8Array.from(data),
  int16: (data) => Int16Array.from(data),
  uint16: (data) => Uint16Array.from(data),
  int32: (data) => Int32Array.from(data),
  uint32: (data) => Uint32Array.from(data),
  int64: (data) => BigInt64Array.from(data, (value) => BigInt(Math.trunc(value))),
  bool: (data) => Uint8Array.from(data, (value) => (value === 0 ? 0 : 1)),
};

export function fromValues(type: NumericType, data: readonly number[]): Elements {
  return makers[type](data);
}

/** 64-bit integers beyond 2^53 lose their last digits. */
export function toValues(data: ArrayLike<unknown>): number[] {
  return Array.from(data, Number);
}
