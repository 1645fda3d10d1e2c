import type { BedDay, SurgeDay } from '@pulse/contract';
import { stringify } from 'csv-stringify/sync';
import type { Ctx } from '../../kernel/ctx.ts';
import { auditHospitalRead } from '../hospitals/index.ts';
import { findSurge } from './hospital-surge.ts';
import type { SurgeHead } from './queries.ts';
import { driverGroups } from './surge/surge-drivers.ts';

const columns = [
  'hospital',
  'capacity',
  'unit',
  'day',
  'arrivals',
  'lower80',
  'upper80',
  'lower95',
  'upper95',
  'usual',
  ...driverGroups.map((group) => `driver_${group.replace(' ', '_')}`),
  'beds_occupied',
  'beds_lower80',
  'beds_upper80',
  'beds_staffed',
  'beds_free_with_90',
  'made_at',
  'model',
  'silent_since',
] as const;

/**
 * A hospital's forecast as CSV: a row for each unit and day, the whole hospital first. Beds are
 * those at the end of the day.
 *
 * @throws DomainError `not_found`, also for a hospital of somebody else
 */
export const exportSurge = async (ctx: Ctx, { id }: { readonly id: string }): Promise<string> => {
  const { stand, heads } = await findSurge(ctx, id);
  await auditHospitalRead(ctx, 'surge-csv', [id]);
  const { name, capacitySource, silence } = stand.state;
  const rows = heads.flatMap((head) =>
    daysOf(head).map(({ day, arrivals, beds }) => [
      name,
      capacitySource ?? '',
      head.unit === '' ? 'hospital' : head.unit,
      day,
      ...figuresOf(arrivals),
      ...bedsOf(head, beds),
      head.madeAt.toISOString(),
      head.modelVersion,
      silence.silent ? (silence.since ?? 'never reported') : '',
    ]),
  );
  // A driver below 0 is a number for a spreadsheet, a name that begins with = is not.
  const number = (value: number) => ({ value: String(value), escape_formulas: false });
  return stringify([[...columns], ...rows], { escape_formulas: true, cast: { number } });
};

/** Of arrivals and beds whichever is forecast; the census of now is no forecast and left out. */
const daysOf = ({ days, beds }: SurgeHead) => {
  const ends = new Map((beds?.days ?? []).slice(1).map((one) => [one.day, one]));
  const arrivals = new Map(days.map((one) => [one.day, one]));
  return [...new Set([...arrivals.keys(), ...ends.keys()])].sort().map((day) => ({
    day,
    arrivals: arrivals.get(day),
    beds: ends.get(day),
  }));
};

const figuresOf = (arrivals: SurgeDay | undefined): (number | '')[] =>
  arrivals === undefined
    ? Array.from({ length: 6 + driverGroups.length }, () => '')
    : [
        arrivals.point,
        arrivals.lower80,
        arrivals.upper80,
        arrivals.lower95,
        arrivals.upper95,
        arrivals.base,
        ...driverGroups.map(
          (wanted) => arrivals.drivers.find(({ group }) => group === wanted)?.amount ?? 0,
        ),
      ];

const bedsOf = (head: SurgeHead, beds: BedDay | undefined): (number | '')[] =>
  beds === undefined || head.beds === null
    ? ['', '', '', '', '']
    : [beds.occupied, beds.lower80, beds.upper80, head.beds.staffed, beds.freeWith90];
