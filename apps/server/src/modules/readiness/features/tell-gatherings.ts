import type { Ctx } from '../../../kernel/ctx.ts';
import { listPlannedGatherings, type PlacedGathering } from '../../gatherings/index.ts';
import { hospitalPlaces } from '../../hospitals/index.ts';
import type { CityTime } from './city-time.ts';
import { wholeUnit } from './derive-units.ts';
import { selectNewest, sumArrivals } from './feature-queries.ts';
import type { ToldValue } from './feature-source.ts';
import type { Told } from './known-value.ts';
import { shareCrowd } from './share-crowd.ts';

/** Further ahead nothing is forecast. */
const aheadDays = 21;
const backDays = 60;
/** Days of arrivals that say how a hospital's patients spread over its units. */
const shareDays = 60;
/** Shares drift a little each day; that is no news of the gathering. */
const drift = 0.02;
const burnsUnit = 'burns';

/**
 * Patients that registered gatherings are expected to bring, by hospital, unit and day, known since
 * they were registered, changed or called off. Units share as the store knows their arrivals.
 */
export const tellGatherings = async (
  ctx: Ctx,
  cityId: string,
  time: CityTime,
): Promise<ToldValue[]> => {
  const gatherings = await listPlannedGatherings(
    ctx,
    cityId,
    new Date(time.beginOf(time.today - backDays)),
    new Date(time.beginOf(time.today + aheadDays)),
  );
  const hospitals = (await hospitalPlaces(ctx.db, cityId)).filter(({ open }) => open);
  const shares = unitShares(await sumArrivals(ctx.db, cityId, time.today - shareDays));
  const sums = new Map<string, Sum>();
  for (const gathering of gatherings) {
    const inForce = forceOf(gathering);
    for (const { hospitalId, day, patients, burns } of shareCrowd(
      gathering,
      hospitals,
      time.wallOf,
    )) {
      if (day > time.today + aheadDays) continue;
      const add = (hospital: string, unit: string, amount: number) => {
        const key = `${hospital}|${unit}|${day}`;
        const sum = sums.get(key) ?? { hospitalId: hospital, unit, day, parts: [] };
        if (amount > 0) sum.parts.push({ amount, ...inForce });
        if (sum.parts.length > 0) sums.set(key, sum);
      };
      add('', wholeUnit, patients + burns);
      add(hospitalId, wholeUnit, patients + burns);
      const own = shares.get(hospitalId) ?? new Map<string, number>();
      for (const [unit, share] of own) {
        add(hospitalId, unit, patients * share + (unit === burnsUnit ? burns : 0));
      }
      if (own.size > 0 && !own.has(burnsUnit)) add(hospitalId, burnsUnit, burns);
    }
  }
  const changedAtMs = Math.max(0, ...gatherings.map(({ updatedAt }) => updatedAt.getTime()));
  const newest = await selectNewest(ctx.db, cityId, time.today, ['gathering']);
  const gone = newest.filter(
    ({ hospitalId, unit, day, value }) => value !== 0 && !sums.has(`${hospitalId}|${unit}|${day}`),
  );
  return [
    ...[...sums.values()].map((sum) => toldSum(sum, time.today)),
    ...gone.map(({ hospitalId, unit, day }) => ({
      hospitalId,
      unit,
      input: 'gathering' as const,
      day,
      told: [{ value: 0, knownAtMs: changedAtMs, provenance: 'gatherings' }],
    })),
  ];
};

interface Sum {
  readonly hospitalId: string;
  readonly unit: string;
  readonly day: number;
  readonly parts: { amount: number; fromMs: number; toMs: number }[];
}

/**
 * From when to when a gathering, as it is now, was reckoned with. What it was before a change is
 * told by rows of that time, not by it.
 */
const forceOf = ({ status, version, createdAt, updatedAt }: PlacedGathering) => {
  if (status === 'planned') {
    return { fromMs: updatedAt.getTime(), toMs: Number.POSITIVE_INFINITY };
  }
  const isAsRegistered = version === 2;
  return {
    fromMs: isAsRegistered ? createdAt.getTime() : updatedAt.getTime(),
    toMs: updatedAt.getTime(),
  };
};

const toldSum = ({ hospitalId, unit, day, parts }: Sum, today: number): ToldValue => {
  const moments = new Set(
    parts.flatMap(({ fromMs, toMs }) => [fromMs, toMs].filter((ms) => Number.isFinite(ms))),
  );
  const told = [...moments]
    .sort((a, b) => a - b)
    .map((atMs): Told => {
      const value = parts
        .filter(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs)
        .reduce((sum, { amount }) => sum + amount, 0);
      return { value, knownAtMs: atMs, provenance: 'gatherings', tolerance: drift * value };
    });
  return { hospitalId, unit, input: 'gathering', day, told, isClosed: day < today };
};

/** Shares of a hospital's arrivals by unit; they add up to 1. Empty where units are not known. */
const unitShares = (
  sums: readonly { hospitalId: string; unit: string; arrivals: number }[],
): Map<string, Map<string, number>> => {
  const hospitals = new Map<string, Map<string, number>>();
  for (const { hospitalId, unit, arrivals } of sums) {
    const own = hospitals.get(hospitalId) ?? new Map<string, number>();
    hospitals.set(hospitalId, own.set(unit, arrivals));
  }
  for (const own of hospitals.values()) {
    const all = [...own.values()].reduce((sum, one) => sum + one, 0);
    for (const [unit, value] of own) {
      if (all === 0) own.delete(unit);
      else own.set(unit, value / all);
    }
  }
  return hospitals;
};
