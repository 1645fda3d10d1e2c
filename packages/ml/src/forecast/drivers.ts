import type { FeatureSet } from './lag-features.ts';
import type { LagModels } from './lag-models.ts';
import { lagModelNames, levelKept } from './lag-models.ts';
import { explainLinearLags } from './linear-lags.ts';

/** A part of a forecast, in its units; the parts and the base add up to the forecast. */
export interface Driver {
  readonly name: string;
  readonly amount: number;
}

export interface Drivers {
  /** What is usual in the recent past, whatever the time. */
  readonly base: number;
  /** Largest first. */
  readonly drivers: readonly Driver[];
}

export interface DriverInput {
  readonly set: FeatureSet;
  readonly models: LagModels | undefined;
  readonly candidates: readonly string[];
  readonly weights: Float64Array;
  readonly points: readonly (Float64Array | undefined)[];
  readonly origin: number;
  /** 0-based. */
  readonly step: number;
  readonly knownNames?: readonly string[] | undefined;
  readonly observedNames?: readonly string[] | undefined;
}

/**
 * Additive contributions to one step of a mixed forecast. The trees' come from TreeSHAP (Lundberg et
 * al. 2020), the linear model's from its terms, those of other models from their parts: what the slot
 * is usually beside the base, and what they add to it.
 */
export const explainStep = (input: DriverInput): Drivers => {
  const { set, models, candidates, weights, points, origin, step } = input;
  const base = recentMean(set, origin);
  const holiday = set.holidayEffect(origin, step + 1);
  const slot = set.base(origin, step + 1) - holiday;
  const unit = set.unit(origin);
  const row = new Float64Array(set.names.length);
  if (models) set.fill(origin, step + 1, row);
  const amounts = new Map<string, number>();
  const add = (name: string, amount: number) =>
    amounts.set(name, (amounts.get(name) ?? 0) + amount);
  let total = 0;
  candidates.forEach((_, c) => {
    if (points[c] !== undefined) total += weights[c] as number;
  });
  const firstLag = candidates.length - (models ? lagModelNames.length : 0);
  candidates.forEach((name, c) => {
    const own = points[c];
    const weight = (weights[c] as number) / total;
    if (own === undefined || weight === 0) return;
    let left = (own[step] as number) - slot;
    add('time of day and week', weight * (slot - base));
    if (!name.startsWith('snaive')) {
      add('holidays', weight * holiday);
      left -= holiday;
    }
    const give = (group: string, amount: number) => {
      add(nameOf(group, input), weight * amount);
      left -= amount;
    };
    if (models && c >= firstLag && name === 'boosted') {
      const { byFeature } = models.boosted.boosting.contributions(row);
      byFeature.forEach((amount, f) => {
        give(set.groups[f] as string, amount * unit);
      });
    } else if (models && c >= firstLag && name === 'linear') {
      for (const [f, amount] of explainLinearLags(models.linear, row, step + 1)) {
        give(set.groups[f] as string, amount * unit);
      }
    } else if (name === 'profile') {
      const { levels } = set.memory;
      const level = levels[Math.min(1, levels.length - 1)] as Float64Array;
      give('recent level', levelKept * (level[origin - 1] as number));
    }
    add(name.startsWith('snaive') ? 'same time before' : 'recent level', weight * left);
  });
  const drivers = [...amounts]
    .map(([name, amount]) => ({ name, amount }))
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  return { base, drivers };
};

/** Mean of the newest seasons before the origin. */
const recentMean = ({ memory }: FeatureSet, origin: number): number => {
  const { values, long } = memory;
  let sum = 0;
  let count = 0;
  for (let i = Math.max(0, origin - 8 * Math.max(long, 7)); i < origin; i++) {
    if (Number.isNaN(values[i] as number)) continue;
    sum += values[i] as number;
    count++;
  }
  return count > 0 ? sum / count : (memory.slot[origin - 1] as number);
};

const nameOf = (group: string, { knownNames, observedNames }: DriverInput): string => {
  const [kind, place] = group.split(':');
  if (place === undefined) return group === 'steps ahead' ? 'recent level' : group;
  const names = kind === 'known' ? knownNames : observedNames;
  return names?.[Number(place)] ?? `${kind} ${Number(place) + 1}`;
};
