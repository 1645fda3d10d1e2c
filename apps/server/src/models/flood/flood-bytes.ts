import { type Boosting, readBoosting } from '@pulse/ml/forest';

export interface FloodModelParts {
  readonly models: readonly Boosting[];
  /** How often it floods on any day. */
  readonly base: number;
  readonly horizon: number;
}

const version = 1;

/** A line of JSON with the length of each model, then the models. */
export const writeFloodModel = ({ models, base, horizon }: FloodModelParts): Uint8Array => {
  const parts = models.map((model) => model.toBytes());
  const header = new TextEncoder().encode(
    `${JSON.stringify({ kind: 'flood', version, base, horizon, lengths: parts.map(({ length }) => length) })}\n`,
  );
  return Buffer.concat([header, ...parts]);
};

/** @throws Error for bytes that are no flood model of this version */
export const readFloodModel = (bytes: Uint8Array): FloodModelParts => {
  const end = bytes.indexOf(10);
  const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(0, Math.max(0, end))));
  if (!isHeader(header)) throw new Error('These bytes are no flood model of this version.');
  let at = end + 1;
  const models = header.lengths.map((length) => {
    const model = readBoosting(bytes.subarray(at, at + length));
    at += length;
    return model;
  });
  return { models, base: header.base, horizon: header.horizon };
};

interface Header {
  readonly base: number;
  readonly horizon: number;
  readonly lengths: readonly number[];
}

const isHeader = (value: unknown): value is Header =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  value.kind === 'flood' &&
  'version' in value &&
  value.version === version &&
  'base' in value &&
  typeof value.base === 'number' &&
  'horizon' in value &&
  typeof value.horizon === 'number' &&
  'lengths' in value &&
  Array.isArray(value.lengths);
