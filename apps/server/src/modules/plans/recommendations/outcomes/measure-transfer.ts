import { dayName, departmentName, plural } from '../../words.ts';
import { judgeDays } from './judge-days.ts';
import {
  amountOn,
  amountUntil,
  type Measured,
  notKnown,
  type Past,
  type Seen,
} from './measured.ts';
import { patientsInBeds } from './patients-in-beds.ts';

/**
 * The sending hospital's patients against its staffed beds, with those that were taken elsewhere
 * counted as if they had stayed; and how full it became where they were taken to.
 */
export const measureTransfer = (past: Past, sending: Seen, receiving: Seen | null): Measured => {
  const { department } = past;
  if (department === null) throw new Error('a transfer from no department cannot be measured');
  const told = receiving === null ? null : receivingText(past, receiving);
  const judged = judgeDays(
    past.days.flatMap(({ day }) => {
      const patients = patientsInBeds(sending, department, day);
      if (patients === undefined) return [];
      const added = amountUntil(past.days, day);
      const more = amountUntil(past.later, day);
      const there = past.evidence.available + amountOn(past.opened, day);
      return [{ day, needed: patients.all + (past.done ? added + more : 0), there, added, more }];
    }),
  );
  const place = departmentName(department);
  if (judged === null) {
    const text = `The hospital did not report how many beds were occupied in ${place} on the days of the plan.`;
    return { ...notKnown(past, 'beds', text), receiving: told };
  }
  const { verdict, day } = judged;
  const { there } = day;
  const stayed = past.done ? day.needed - day.added - day.more : day.needed;
  const kind = there > past.evidence.available ? 'staffed or opened bed' : 'staffed bed';
  const beds = plural(there, kind);
  const scene = `${plural(stayed, 'patient')} had ${beds} in ${place} on ${dayName(day.day)}`;
  const taken = plural(day.added, 'patient');
  const texts = past.done
    ? {
        notNeeded: `${scene}; the ${taken} taken elsewhere would have found a bed too.`,
        helped: `${scene}; with the ${taken} taken elsewhere it would have been ${plural(day.needed - there, 'bed')} too few.`,
        notEnough: `${scene}: ${plural(stayed - there, 'bed')} too few, although ${taken} had been taken elsewhere.`,
      }
    : {
        notNeeded: `${scene}; nobody had to be taken elsewhere.`,
        helped: `${scene}: ${plural(day.needed - there, 'bed')} too few, which taking ${taken} elsewhere would have covered.`,
        notEnough: `${scene}: ${plural(day.needed - there, 'bed')} too few, more than taking ${taken} elsewhere would have covered.`,
      };
  return {
    verdict,
    expected: past.evidence.needed,
    actual: stayed,
    unit: 'beds',
    text: texts[verdict],
    receiving: told,
  };
};

const receivingText = (past: Past, seen: Seen): string => {
  const { department } = past;
  const beds = seen.resources.beds
    .filter((one) => one.department === department)
    .reduce((sum, one) => sum + one.staffed, 0);
  const days = past.days.flatMap(({ day }) => {
    const patients = department === null ? undefined : patientsInBeds(seen, department, day);
    return patients === undefined ? [] : [{ day, patients: patients.all }];
  });
  const [fullest] = days.sort((a, b) => b.patients - a.patients);
  if (fullest === undefined) return 'Where patients were to be taken nobody reported beds.';
  const [wasTaken, wereIn] = past.done ? ['were taken', 'with them'] : ['were to be taken', ''];
  const most = `at most ${plural(fullest.patients, 'patient')} had ${plural(beds, 'staffed bed')}`;
  return `Where patients ${wasTaken}, ${most}${wereIn === '' ? '' : ` ${wereIn}`}, on ${dayName(fullest.day)}.`;
};
