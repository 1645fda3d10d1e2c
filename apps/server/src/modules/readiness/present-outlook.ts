import type { BedDay, SurgeDay, SurgeOutlook } from '@pulse/contract';
import type { SurgeHead } from './queries.ts';

/** Days that whoever looks at the board can still prepare for. */
const nearDays = 3;

/** A hospital in one line; undefined where no arrivals are forecast. */
export const presentOutlook = (whole: SurgeHead): SurgeOutlook | undefined => {
  const peak = mostAboveUsual(whole.days.slice(0, nearDays));
  if (peak === undefined) return undefined;
  const beds = whole.beds?.days ?? [];
  // The first entry is the census of now, which no plan can change.
  const ahead = beds.slice(1, 1 + nearDays);
  return {
    hospitalId: whole.hospitalId,
    madeAt: whole.madeAt.toISOString(),
    days: whole.days.map(({ day, point, lower80, upper80 }) => ({ day, point, lower80, upper80 })),
    beds: beds.map(({ day, occupied, lower80, upper80 }) => ({ day, occupied, lower80, upper80 })),
    peak: { day: peak.day, point: peak.point, aboveUsual: peak.point - peak.base },
    worstLevel: worstLevel(ahead),
    freeWith90: ahead.length === 0 ? null : Math.min(...ahead.map(({ freeWith90 }) => freeWith90)),
  };
};

/** The first of the days that are furthest above a usual one. */
export const mostAboveUsual = (days: readonly SurgeDay[]): SurgeDay | undefined =>
  days.reduce<SurgeDay | undefined>(
    (most, one) =>
      most === undefined || one.point - one.base > most.point - most.base ? one : most,
    undefined,
  );

/** The worst day is the one whose expected level is highest; of it the likeliest level counts. */
export const worstLevel = (days: readonly BedDay[]): SurgeOutlook['worstLevel'] => {
  const expected = ({ levels }: BedDay) =>
    levels.reduce((sum, chance, index) => sum + chance * (index + 1), 0);
  const [worst] = [...days].sort((a, b) => expected(b) - expected(a));
  if (worst === undefined) return null;
  const chance = Math.max(...worst.levels);
  return { day: worst.day, level: worst.levels.indexOf(chance) + 1, chance };
};
