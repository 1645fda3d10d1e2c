import type { HospitalDetail, Shift } from '@pulse/contract';
import { wallTime } from '../city/wall-time.ts';

/** Hours at which a shift ends and the next begins, by a clock of the city. */
const begins = { morning: 6, evening: 14, night: 22 } as const;

export const shiftAt = (atMs: number, timeZone: string): Shift => {
  const hour = Number(wallTime(atMs, timeZone).slice(11, 13));
  if (hour >= begins.night || hour < begins.morning) return 'night';
  return hour < begins.evening ? 'morning' : 'evening';
};

export interface NursesPresent {
  readonly people: number;
  /** `reported`: as the hospital last said; `planned`: of the list of this shift. */
  readonly by: 'reported' | 'planned';
}

/** Nurses of all kinds who are there now. */
export const nursesPresent = (
  hospital: Pick<HospitalDetail, 'staff' | 'latest'>,
  shift: Shift,
): NursesPresent | null => {
  const reported = hospital.latest.filter(
    ({ figure, department }) =>
      department === null && (figure === 'staff.nurse' || figure === 'staff.icuNurse'),
  );
  if (reported.length > 0) {
    return { by: 'reported', people: reported.reduce((sum, { value }) => sum + value, 0) };
  }
  const planned = hospital.staff.filter(
    (one) => one.shift === shift && (one.skill === 'nurse' || one.skill === 'icuNurse'),
  );
  if (planned.length === 0) return null;
  return { by: 'planned', people: planned.reduce((sum, { people }) => sum + people, 0) };
};
