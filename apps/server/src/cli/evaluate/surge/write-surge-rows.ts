import { stringify } from 'csv-stringify/sync';
import { dayMs, driverGroups } from '../../../modules/readiness/index.ts';
import { writeWhole } from '../write-whole.ts';
import type { SurgeDay } from './evaluate-surge.ts';

const header = [
  ...'origin,time,horizon,point,lower80,upper80,lower95,upper95,actual'.split(','),
  ...'without_air_and_holidays,seasonal_naive,base'.split(','),
  ...driverGroups.map((group) => `driver_${group.replaceAll(' ', '_')}`),
];

/** Writes one row for each forecast day. The file appears whole or not at all. */
export const writeSurgeRows = async (file: string, days: readonly SurgeDay[]): Promise<void> => {
  const rows = days.map((one) => [
    String(one.origin),
    new Date(one.day * dayMs).toISOString().slice(0, 10),
    String(one.horizon),
    ...[
      one.point,
      one.lower80,
      one.upper80,
      one.lower95,
      one.upper95,
      one.actual,
      one.plain,
      one.naive,
      one.drivers.base,
      ...driverGroups.map((group) => one.drivers.amounts[group]),
    ].map((value) => (Number.isFinite(value) ? String(Number(value.toPrecision(8))) : '')),
  ]);
  await writeWhole(file, stringify([header, ...rows]));
};
