import type { z } from 'zod';
import { PackError } from './pack-error.ts';

/** Parses and checks one JSON file of a pack. @throws PackError that says where it is wrong */
export const parsePackFile = <T extends z.ZodType>(
  file: string,
  text: string,
  schema: T,
): z.output<T> => {
  const json = parseJson(file, text);
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path ?? [];
  const more = parsed.error.issues.length - 1;
  throw new PackError(
    `${file}${whereIs(json, path)}: ${issue?.message ?? 'is not right'}${more > 0 ? ` (and ${more} more)` : ''}`,
  );
};

const parseJson = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PackError(`${file}${lineOf(text, reason)}: is not JSON: ${reason}`);
  }
};

/** The parser tells a position only; when the text ends too early not even that. */
const lineOf = (text: string, reason: string): string => {
  const position = /position (\d+)/.exec(reason)?.[1];
  const before = position === undefined ? text : text.slice(0, Number(position));
  return `, line ${before.split('\n').length}`;
};

/** `, feature 12 (blr-012), properties.name`: people look for a ward, not for an index. */
const whereIs = (json: unknown, path: readonly PropertyKey[]): string => {
  const keys = [...path];
  let noun = 'entry';
  if (keys[0] === 'features') {
    keys.shift();
    noun = 'feature';
  }
  const [index, ...rest] = keys;
  if (typeof index !== 'number') return keys.length > 0 ? `, ${keys.map(String).join('.')}` : '';
  const id = idOf(at(noun === 'feature' ? at(json, 'features') : json, index));
  const inside = rest.length > 0 ? `, ${rest.map(String).join('.')}` : '';
  return `, ${noun} ${index + 1}${id === undefined ? '' : ` (${id})`}${inside}`;
};

const idOf = (item: unknown): string | undefined => {
  const id = at(at(item, 'properties'), 'id') ?? at(item, 'id');
  return typeof id === 'string' ? id : undefined;
};

const at = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
