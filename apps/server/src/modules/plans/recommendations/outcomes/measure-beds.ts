import { dayName, departmentName, plural } from '../../words.ts';
import { judgeDays } from './judge-days.ts';
import { amountOn, type Measured, notKnown, type Past, type Seen } from './measured.ts';
import { patientsInBeds } from './patients-in-beds.ts';

/** The most patients at once against the beds that were staffed before, and those that were opened. */
export const measureBeds = (past: Past, seen: Seen): Measured => {
  const { department } = past;
  if (department === null) throw new Error('beds of no department cannot be measured');
  const reported = past.days.flatMap(({ day }) => {
    const patients = patientsInBeds(seen, department, day);
    return patients === undefined ? [] : [{ day, patients }];
  });
  const judged = judgeDays(
    reported.map(({ day, patients }) => ({
      day,
      needed: patients.all,
      there: past.evidence.available + amountOn(past.earlier, day),
      added: amountOn(past.days, day),
      more: amountOn(past.later, day),
    })),
  );
  const place = departmentName(department);
  if (judged === null) {
    return notKnown(
      past,
      'beds',
      `The hospital did not report how many beds were occupied in ${place} on the days of the plan.`,
    );
  }
  const { verdict, day } = judged;
  const { there } = day;
  const isShare = reported.some((one) => one.day === day.day && one.patients.isShare);
  const patients = `${isShare ? 'about ' : ''}${plural(day.needed, 'patient')}`;
  const on = dayName(day.day);
  const kind = there > past.evidence.available ? 'staffed or opened bed' : 'staffed bed';
  const beds = plural(there, kind);
  const added = plural(day.added, past.done ? 'opened bed' : 'proposed bed');
  const texts = {
    notNeeded: `At most ${patients} had ${beds} in ${place}, on ${on}: ${past.done ? `the ${added} stood idle` : `the ${added} would have stood idle`}.`,
    helped: `${capital(patients)} had to find a bed in ${place} on ${on}, where ${beds} had been: ${past.done ? `the ${added} took the difference` : `${plural(day.needed - there, 'bed')} too few, which the ${added} would have covered`}.`,
    notEnough: `${capital(patients)} had to find a bed in ${place} on ${on}, where ${beds} had been: ${past.done ? `even with the ${added}, ${plural(day.needed - there - day.added - day.more, 'bed')} too few` : `${plural(day.needed - there, 'bed')} too few, more than the ${added} would have covered`}.`,
  };
  return {
    verdict,
    expected: past.evidence.needed,
    actual: day.needed,
    unit: 'beds',
    text: texts[verdict],
  };
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
