import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { classificationReport } from '@pulse/ml/evaluate';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { serverFolder } from '../../server-folder.ts';
import type { Correction, ModelRecipe, TrainedModel, TrainInput } from '../model.ts';
import { expectedSeverity } from './expected-severity.ts';
import { fitPriority, type PriorityData } from './fit-priority.ts';
import { learnOffsets } from './learn-offsets.ts';
import { type LoadedSeverity, loadSeverity } from './load.ts';
import { readSeverityModel, writeSeverityModel } from './model-bytes.ts';
import { critical, priorities, readPriority } from './priorities.ts';
import type { PriorityModel } from './priority-model.ts';

/**
 * How severity is learnt. The texts with priorities that the shipped model comes from may not ship,
 * so a training without a file keeps what that one learnt from texts and learns from corrections.
 */
export const severityRecipe: ModelRecipe<LoadedSeverity> = {
  name: 'severity',
  needs: {
    priorities:
      'a CSV file of text and priority (Low, Medium, High, Critical), oldest first; without it the texts’ part of the shipped model is kept',
  },
  train: async (input) =>
    input.files.priorities === undefined
      ? learnFromCorrections(input)
      : learnFromTexts(input, await readPriorities(input.files.priorities)),
  load: loadSeverity,
};

// Of texts that are rare, a model would remember single ones.
const shippedLimits = { minDocuments: { words: 8, characters: 30 }, maxFeatures: 25_000 };
/** The last part of the stream, kept from the fit that is measured. */
const measuredShare = 0.25;

const learnFromTexts = async (
  { corrections, onProgress }: TrainInput,
  data: PriorityData & { readonly hash: string },
): Promise<TrainedModel> => {
  const cut = Math.floor(data.texts.length * (1 - measuredShare));
  const measured = fitPriority(part(data, 0, cut), {
    ...shippedLimits,
    onProgress: (share, doing) => onProgress(share * 0.45, `measuring: ${doing}`),
  });
  const metrics = measurePriority(measured, part(data, cut, data.texts.length));
  const priority = fitPriority(data, {
    ...shippedLimits,
    onProgress: (share, doing) => onProgress(0.45 + share * 0.45, `fitting: ${doing}`),
  });
  onProgress(0.95, 'writing');
  const parts = learnOffsets(
    {
      priority,
      usualSeverity: usual(priority, data),
      defaults: await readDefaults(),
      offsets: {},
    },
    corrections,
  );
  return {
    bytes: writeSeverityModel(parts),
    dataHash: hashOf(data.hash, corrections),
    parameters: {
      texts: data.texts.length,
      corrections: corrections.length,
      ...shippedLimits,
      rule: [...priority.parts.rule],
      temperature: priority.parts.temperature,
    },
    metrics,
  };
};

const learnFromCorrections = async ({
  corrections,
  onProgress,
}: TrainInput): Promise<TrainedModel> => {
  onProgress(0, 'reading the shipped model');
  const bytes = await readFile(join(serverFolder, 'models/severity/model.bin')).catch((cause) => {
    throw new Error(
      'There is no shipped severity model to build on. Give texts: --file priorities=<file.csv>.',
      { cause },
    );
  });
  const shipped = readSeverityModel(bytes);
  const parts = learnOffsets(
    { ...shipped, defaults: await readDefaults(), offsets: {} },
    corrections,
  );
  onProgress(0.9, 'writing');
  return {
    bytes: writeSeverityModel(parts),
    dataHash: hashOf(createHash('sha256').update(bytes).digest('hex'), corrections),
    parameters: { texts: 0, corrections: corrections.length, offsets: { ...parts.offsets } },
    metrics: { corrections: corrections.length, ...shipped.priority.parts.leftOut },
  };
};

const measurePriority = (model: PriorityModel, held: PriorityData): Record<string, number> => {
  const guesses = held.texts.map((text) => model.judge(text).priority);
  const nameOf = (place: number) => priorities[place] ?? '';
  const report = classificationReport([...held.labels].map(nameOf), guesses.map(nameOf));
  const worst = report.classes.find(({ label }) => label === nameOf(critical));
  return {
    macroF1: report.macroF1,
    criticalRecall: worst?.recall ?? 0,
    accuracy: report.accuracy,
    texts: held.texts.length,
  };
};

const part = ({ texts, labels }: PriorityData, from: number, to: number): PriorityData => ({
  texts: texts.slice(from, to),
  labels: labels.slice(from, to),
});

const usual = (model: PriorityModel, { texts }: PriorityData): number =>
  texts.reduce((sum, text) => sum + expectedSeverity(model.judge(text).probabilities), 0) /
  texts.length;

const readPriorities = async (file: string): Promise<PriorityData & { readonly hash: string }> => {
  const bytes = await readFile(file).catch((cause) => {
    throw new Error(`${file} cannot be read. Check the path.`, { cause });
  });
  const parsed = Rows.safeParse(parse(bytes, { columns: true, bom: true, skip_empty_lines: true }));
  if (!parsed.success) throw new Error(`${file} needs the columns text and priority.`);
  const known = parsed.data.flatMap(({ text, priority }) => {
    const label = readPriority(priority);
    return label === undefined || text.trim() === '' ? [] : [{ text, label }];
  });
  return {
    texts: known.map(({ text }) => text),
    labels: Int32Array.from(known, ({ label }) => label),
    hash: createHash('sha256').update(bytes).digest('hex'),
  };
};

const readDefaults = async (): Promise<Record<string, number>> => {
  const text = await readFile(join(serverFolder, '../../cities/categories.json'), 'utf8');
  const categories = Categories.parse(JSON.parse(text));
  return Object.fromEntries(categories.map(({ id, defaultSeverity }) => [id, defaultSeverity]));
};

const Categories = z.array(z.object({ id: z.string(), defaultSeverity: z.number() }));

const Rows = z.array(z.object({ text: z.string(), priority: z.string() }));

const hashOf = (data: string, corrections: readonly Correction[]): string =>
  createHash('sha256').update(data).update(JSON.stringify(corrections)).digest('hex');
