import { Recommendation } from '@pulse/contract';
import type { Db } from '../../../../kernel/ctx.ts';
import { selectDone } from '../queries.ts';
import type { DayAmount, Past } from './measured.ts';

type DoneRow = Awaited<ReturnType<typeof selectDone>>[number];
type Place = Omit<DoneRow, 'days' | 'state' | 'decidedAmount'>;

/** What was carried out, and what it adds to. */
export interface Done {
  readonly id: string;
  readonly adds: string;
  readonly days: readonly DayAmount[];
}

/** All that was carried out in a city on some days, in the order of the decisions. */
export const loadDone = async (
  db: Db,
  cityId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Done[]> => {
  const rows = await selectDone(db, cityId, from, to);
  return rows.map((row) => ({ id: row.id, adds: addsTo(row), days: decidedDays(row) }));
};

/** What others add where one adds, before it and after; one that was not done comes after all. */
export const besides = (
  row: Place,
  done: readonly Done[],
): Pick<Past, 'earlier' | 'later' | 'opened'> => {
  const same = done.filter(({ adds }) => adds === addsTo(row));
  const at = same.findIndex(({ id }) => id === row.id);
  const beds = addsTo({ ...row, kind: 'open-surge-beds' });
  return {
    earlier: (at < 0 ? same : same.slice(0, at)).flatMap(({ days }) => days),
    later: at < 0 ? [] : same.slice(at + 1).flatMap(({ days }) => days),
    opened: done.filter(({ adds }) => adds === beds).flatMap(({ days }) => days),
  };
};

/** The amounts of each day as they were decided. */
export const decidedDays = (
  row: Pick<DoneRow, 'days' | 'state' | 'decidedAmount'>,
): DayAmount[] => {
  const changed = row.state === 'changed' ? row.decidedAmount : null;
  const days = Recommendation.shape.days.parse(row.days);
  return days.map(({ day, amount }) => ({ day, amount: changed ?? amount }));
};

/** Closed and surge beds add to the same department, overtime and agencies to the same shift. */
const addsTo = ({ kind, hospitalId, department, skill, item, shift }: Place): string =>
  [
    kind === 'open-licensed-beds' ? 'open-surge-beds' : kind,
    hospitalId,
    department,
    skill,
    item,
    shift,
  ].join('/');
