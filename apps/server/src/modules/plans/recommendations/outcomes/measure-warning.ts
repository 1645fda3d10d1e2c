import { dayName, plural } from '../../words.ts';
import { judgeDays } from './judge-days.ts';
import { type Measured, notKnown, type Past, type Seen } from './measured.ts';
import { patientsInBeds } from './patients-in-beds.ts';

/** A warning adds no bed: it was right, and so of use, when patients of some department found none. */
export const measureWarning = (past: Past, seen: Seen): Measured => {
  const judged = judgeDays(
    past.days.flatMap(({ day }) => {
      const needed = patientsWithoutBed(seen, day);
      const added = Number.POSITIVE_INFINITY;
      return needed === undefined ? [] : [{ day, needed, there: 0, added, more: 0 }];
    }),
  );
  const expected = Math.max(...past.days.map(({ amount }) => amount));
  if (judged === null) {
    const text = 'The hospital did not report its occupied beds on the days of the warning.';
    return { ...notKnown(past, 'patients', text), expected };
  }
  const { verdict, day } = judged;
  return {
    verdict,
    expected,
    actual: day.needed,
    unit: 'patients',
    text:
      verdict === 'notNeeded'
        ? 'No department had more patients than staffed beds: what was warned of did not come.'
        : `${plural(day.needed, 'patient')} more than there were staffed beds for on ${dayName(day.day)}: what was warned of came.`,
  };
};

/** Of all departments that are known of; free beds of one are none for patients of another. */
const patientsWithoutBed = (seen: Seen, day: string): number | undefined => {
  const { beds } = seen.resources;
  const lacking = [...new Set(beds.map((one) => one.department))].flatMap((department) => {
    const patients = patientsInBeds(seen, department, day);
    if (patients === undefined) return [];
    const there = beds
      .filter((one) => one.department === department)
      .reduce((sum, { staffed }) => sum + staffed, 0);
    return [Math.max(0, patients.all - there)];
  });
  return lacking.length === 0 ? undefined : lacking.reduce((sum, one) => sum + one, 0);
};

/** Arrivals of all hospitals that counted them, on one day and on a usual one. */
export interface DayArrivals {
  readonly day: string;
  readonly arrivals: number;
  readonly usual: number;
  readonly hospitalIds: readonly string[];
}

/** What came after the public was told. Whether it kept anybody away cannot be known. */
export const measureAdvisory = (past: Past, days: readonly DayArrivals[]): Measured => {
  const [busiest] = [...days].sort((a, b) => b.arrivals - b.usual - (a.arrivals - a.usual));
  const unknown = { ...notKnown(past, 'patients', ''), expected: null };
  if (busiest === undefined) {
    return { ...unknown, text: 'No hospital of the city counted its arrivals on these days.' };
  }
  const { arrivals, usual, hospitalIds } = busiest;
  const came = `${plural(arrivals, 'patient')} came to ${plural(hospitalIds.length, 'hospital')} on ${dayName(busiest.day)}, where ${Math.round(usual)} are usual`;
  const rest = past.done
    ? 'whether the advisory kept anybody away cannot be known'
    : 'the public was not told';
  return { ...unknown, actual: arrivals, text: `${came}; ${rest}.`, behind: hospitalIds };
};
