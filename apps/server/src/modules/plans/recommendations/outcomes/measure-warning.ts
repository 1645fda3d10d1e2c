import { dayName, plural } from '../../words.ts';
import { judgeDays } from './judge-days.ts';
import { type Measured, notKnown, type Past, type Seen } from './measured.ts';
import { patientsOfHospital } from './patients-in-beds.ts';

/** A warning adds no bed: it was right, and so of use, when more patients came than beds were staffed. */
export const measureWarning = (past: Past, seen: Seen): Measured => {
  const there = past.evidence.available;
  const judged = judgeDays(
    past.days.flatMap(({ day }) => {
      const patients = patientsOfHospital(seen, day);
      const added = Number.POSITIVE_INFINITY;
      return patients === undefined ? [] : [{ day, needed: patients.all, there, added, more: 0 }];
    }),
  );
  if (judged === null) {
    const text = 'The hospital did not report its occupied beds on the days of the warning.';
    return notKnown(past, 'beds', text);
  }
  const { verdict, day } = judged;
  const scene = `${plural(day.needed, 'patient')} had ${plural(there, 'staffed bed')} on ${dayName(day.day)}`;
  return {
    verdict,
    expected: past.evidence.needed,
    actual: day.needed,
    unit: 'beds',
    text:
      verdict === 'notNeeded'
        ? `At most ${scene}: what was warned of did not come.`
        : `${scene}: what was warned of came.`,
  };
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
