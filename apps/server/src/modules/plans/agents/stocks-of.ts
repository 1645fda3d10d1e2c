import type { BedType, DepartmentKind, PlanSettings } from '@pulse/contract';
import type { HospitalResources } from '../../hospitals/index.ts';
import type { StateDepartment, StateStock } from './plan-state.ts';

/**
 * Oxygen by bed, litres a minute, only to share a hospital's use out to its departments: the mean of
 * a patient on oxygen on a ward is 3.0; WHO plans with 10 for a severe and 30 for a critical one.
 */
const flow: Record<BedType, number> = { ed: 1, ward: 0.4, hdu: 3, icu: 10, icuVentilated: 30 };
/** No department is reckoned to use more than WHO's plan for all of its patients. */
const ceiling: Record<BedType, number> = { ed: 10, ward: 10, hdu: 10, icu: 30, icuVentilated: 30 };
const onRespiratoryWard = 3;
const minutesADay = 1_440;
/** What a day's use was registered for: beds are four in five, or somewhat more, in use. */
const usualOccupancy = 0.85;
const storeDays = 30;

/** Things that only some departments use, by how their names begin; all others are used by all. */
const users: readonly (readonly [string, readonly DepartmentKind[]])[] = [
  ['burn', ['burns']],
  ['ventilat', ['icu']],
  ['nebul', ['respiratory', 'ed', 'paediatrics']],
];

/** Oxygen and supplies, with what a patient of each department uses of them in a day. */
export const stocksOf = (
  departments: readonly StateDepartment[],
  { oxygen, supplies }: HospitalResources,
  days: number,
  { reserveDays }: PlanSettings,
): StateStock[] => {
  const make = (
    given: Omit<StateStock, 'use' | 'reserve'>,
    weight: (department: StateDepartment) => number,
    most: (department: StateDepartment) => number,
  ): StateStock => {
    const usual = departments.reduce(
      (sum, one) => sum + usualOccupancy * one.staffed * weight(one),
      0,
    );
    const usePerPatientDay: Partial<Record<DepartmentKind, number>> = {};
    for (const one of departments) {
      const each = usual > 0 ? (given.dailyUse * weight(one)) / usual : 0;
      if (each > 0) usePerPatientDay[one.kind] = Math.min(each, most(one));
    }
    const use = Array.from({ length: days }, (_, day) =>
      departments.reduce(
        (sum, one) => sum + (usePerPatientDay[one.kind] ?? 0) * (one.patients.p90[day] ?? 0),
        0,
      ),
    );
    const reserve = Math.min(reserveDays * given.dailyUse, given.capacity);
    return { ...given, usePerPatientDay, use, reserve };
  };
  const stocks: StateStock[] = [];
  if (oxygen !== null && oxygen.dailyUseLitres > 0) {
    stocks.push(
      make(
        {
          item: 'oxygen',
          kind: 'oxygen',
          stock: oxygen.stockLitres,
          capacity: Math.max(oxygen.capacityLitres, oxygen.stockLitres),
          dailyUse: oxygen.dailyUseLitres,
          usePerPatientDay: {},
        },
        (one) => flowOf(one, flow),
        (one) => flowOf(one, ceiling) * minutesADay,
      ),
    );
  }
  for (const { item, stock, dailyUse } of supplies) {
    if (dailyUse <= 0) continue;
    const named = users.find(([start]) => item.startsWith(start))?.[1];
    const some = departments.some(({ kind }) => named?.includes(kind));
    stocks.push(
      make(
        {
          item,
          kind: 'supply',
          stock,
          capacity: Math.max(stock, storeDays * dailyUse),
          dailyUse,
          usePerPatientDay: {},
        },
        ({ kind }) => (named === undefined || !some || named.includes(kind) ? 1 : 0),
        () => Number.POSITIVE_INFINITY,
      ),
    );
  }
  return stocks;
};

const flowOf = ({ kind, care }: StateDepartment, by: Readonly<Record<BedType, number>>): number => {
  let sum = 0;
  for (const type of ['ed', 'ward', 'hdu', 'icu', 'icuVentilated'] as const) {
    const litres =
      kind === 'respiratory' && type === 'ward' ? Math.max(by.ward, onRespiratoryWard) : by[type];
    sum += (care[type] ?? 0) * litres;
  }
  return sum;
};
