import { type PackedArray, packArrays, unpackArrays, Vectoriser } from '@pulse/ml/text';
import { z } from 'zod';
import { priorities } from './priorities.ts';
import { createPriorityModel, type Member, type PriorityModel } from './priority-model.ts';

const Grams = z.object({ from: z.number(), to: z.number() });
const Meta = z.object({
  kind: z.literal('severity'),
  version: z.literal(1),
  rule: z.array(z.number()).length(priorities.length),
  temperature: z.number(),
  leftOut: z.object({ macroF1: z.number(), criticalRecall: z.number() }),
  usualSeverity: z.number(),
  defaults: z.record(z.string(), z.number()),
  offsets: z.record(z.string(), z.number()),
  members: z.array(
    z.object({ words: Grams.nullable(), characters: Grams.nullable(), sublinear: z.boolean() }),
  ),
});

/** What a severity model consists of when it is loaded. */
export interface SeverityParts {
  readonly priority: PriorityModel;
  /** Mean of the expected severity over the texts it learnt from. */
  readonly usualSeverity: number;
  /** Severity of each category when nothing else is known; cities may have others. */
  readonly defaults: Readonly<Record<string, number>>;
  /** What officers' corrections add, by category. */
  readonly offsets: Readonly<Record<string, number>>;
}

/** Weights are kept in 32 bits: a tenth of a thousandth in a probability at most. */
export const writeSeverityModel = (parts: SeverityParts): Uint8Array => {
  const { members, rule, temperature, leftOut, classWeights } = parts.priority.parts;
  const arrays: Record<string, PackedArray> = { classWeights };
  members.forEach(({ vectoriser, model }, at) => {
    const { words, characters } = vectoriser.state;
    const block = words ?? characters;
    if (block === null || (words !== null && characters !== null)) {
      throw new Error('a member has one block of grams');
    }
    arrays[`hashes${at}`] = block.hashes;
    arrays[`idf${at}`] = block.idf;
    arrays[`weights${at}`] = Float32Array.from(model.weights);
    arrays[`intercepts${at}`] = model.intercepts.slice();
  });
  const meta: z.input<typeof Meta> = {
    kind: 'severity',
    version: 1,
    rule: [...rule],
    temperature,
    leftOut: { ...leftOut },
    usualSeverity: parts.usualSeverity,
    defaults: { ...parts.defaults },
    offsets: { ...parts.offsets },
    members: members.map(({ vectoriser }) => vectoriser.state.options),
  };
  return packArrays(meta, arrays);
};

/** @throws Error when the bytes are no severity model of this version */
export const readSeverityModel = (bytes: Uint8Array): SeverityParts => {
  const { meta, arrays } = unpackArrays(bytes);
  const parsed = Meta.safeParse(meta);
  if (!parsed.success) {
    throw new Error('These bytes are no severity model of this version. Train it again.');
  }
  const { rule, temperature, leftOut, usualSeverity, defaults, offsets } = parsed.data;
  const members = parsed.data.members.map((options, at): Member => {
    const hashes = take(arrays[`hashes${at}`], Int32Array);
    const idf = take(arrays[`idf${at}`], Float32Array);
    const block = { hashes, idf };
    const vectoriser = new Vectoriser({
      options,
      words: options.words && block,
      characters: options.characters && block,
    });
    const weights = take(arrays[`weights${at}`], Float32Array);
    const intercepts = take(arrays[`intercepts${at}`], Float64Array);
    const { columns } = vectoriser;
    return { vectoriser, model: { classes: priorities.length, columns, weights, intercepts } };
  });
  const classWeights = take(arrays.classWeights, Float64Array);
  const priority = createPriorityModel({ members, rule, temperature, leftOut, classWeights });
  return { priority, usualSeverity, defaults, offsets };
};

const take = <T extends PackedArray>(
  array: PackedArray | undefined,
  kind: abstract new (...input: never[]) => T,
): T => {
  if (array instanceof kind) return array;
  throw new Error('The severity model is damaged. Train it again.');
};
