import type { ExpectedPatients, GatheringKind } from '@pulse/contract';

interface Rate {
  readonly formula: string;
  readonly source: string;
  /** Per 1,000 who come. */
  readonly presentations: number;
  readonly transported: number;
}

/** 201 gatherings with 12 million people, of all kinds and settings. */
const arbon: Rate = {
  formula: 'arbon-2001',
  source: 'Arbon et al. 2001, 201 gatherings',
  presentations: 0.992,
  transported: 0.027,
};

/** Kinds that were measured by themselves; the others take the general rate. */
const byKind: Partial<Record<GatheringKind, Rate>> = {
  danceFestival: {
    formula: 'dance-festival',
    source: 'Dance festivals, per 1,000 who come',
    presentations: 1.45,
    transported: 0.1,
  },
  race: {
    formula: 'ten-km-race',
    source: '10-km races, per 1,000 who start',
    presentations: 6.2,
    transported: 0.2,
  },
  universityGames: {
    formula: 'university-games',
    source: 'University games; transports by Arbon et al. 2001',
    presentations: 0.73,
    transported: arbon.transported,
  },
};

const outdoorFactor = 3;
const noWaterFactor = 1.7;
const heatFactorPer10 = 1.21;
/** Heat index, in degrees Celsius, from which ten more make it worse. */
const heatFrom = 27;

export interface Crowd {
  readonly kind: GatheringKind;
  readonly expectedCrowd: number;
  readonly setting: 'indoor' | 'outdoor';
  readonly water: boolean;
  /** Where a forecast knows it. */
  readonly heatIndexC?: number | undefined;
}

/**
 * Patients to expect of a crowd. Each multiplier was measured by itself, so they are never
 * multiplied together: the largest one counts. A kind that was measured by itself was measured in
 * its usual setting, so being outdoors adds nothing to it.
 */
export const expectedPatients = (crowd: Crowd): ExpectedPatients => {
  const rate = byKind[crowd.kind] ?? arbon;
  const multiplier = largestMultiplier(crowd, rate === arbon);
  const factor = multiplier?.factor ?? 1;
  const presentationsPer1000 = rate.presentations * factor;
  const transportedPer1000 = rate.transported * factor;
  const thousands = crowd.expectedCrowd / 1000;
  return {
    presentations: presentationsPer1000 * thousands,
    transported: transportedPer1000 * thousands,
    presentationsPer1000,
    transportedPer1000,
    multiplier,
    formula: rate.formula,
    source: rate.source,
  };
};

const largestMultiplier = (crowd: Crowd, isGeneral: boolean): ExpectedPatients['multiplier'] => {
  const heatTens = Math.max(0, (crowd.heatIndexC ?? heatFrom) - heatFrom) / 10;
  const [largest] = [
    { name: 'outdoor', factor: isGeneral && crowd.setting === 'outdoor' ? outdoorFactor : 1 },
    { name: 'noWater', factor: crowd.water ? 1 : noWaterFactor },
    { name: 'heatIndex', factor: heatFactorPer10 ** heatTens },
  ].sort((a, b) => b.factor - a.factor);
  return largest !== undefined && largest.factor > 1 ? largest : null;
};
