import type { BedType, StaffSkill } from '@pulse/contract';
import { nursesNeeded } from '@pulse/ml/queueing';
import { dayName, nurseName, plural, shiftName } from '../../words.ts';
import { judgeDays } from './judge-days.ts';
import { amountOn, type Measured, type Norms, notKnown, type Past, type Seen } from './measured.ts';
import { patientsOfHospital } from './patients-in-beds.ts';

/** Nurses that the most patients of a day need by the ratios, against the roster of the shift. */
export const measureNurses = (past: Past, seen: Seen, { ratios }: Norms): Measured => {
  const types = typesOf(seen, past.skill);
  const reported = past.days.flatMap(({ day }) => {
    const patients = patientsOfHospital(seen, day);
    if (patients === undefined || !types.some((type) => type in patients.byType)) return [];
    const cared = Object.fromEntries(types.map((type) => [type, patients.byType[type] ?? 0]));
    const count = Object.values(cared).reduce((sum, one) => sum + one, 0);
    return [{ day, count, needed: nursesNeeded(cared, ratios) }];
  });
  const judged = judgeDays(
    reported.map(({ day, needed }) => ({
      day,
      needed,
      there: past.evidence.available + amountOn(past.earlier, day),
      added: amountOn(past.days, day),
      more: amountOn(past.later, day),
    })),
  );
  if (judged === null) {
    return notKnown(
      past,
      'nurses',
      'The hospital did not report the patients that these nurses look after on the days of the plan.',
    );
  }
  const { verdict, day } = judged;
  const { there } = day;
  const nurses = (count: number) => `${count} ${nurseName(past.skill, count)}`;
  const count = reported.find((one) => one.day === day.day)?.count ?? 0;
  const shift = `the ${shiftName(past.shift)} shift`;
  const need = `${plural(count, 'patient')} on ${dayName(day.day)} needed ${nurses(day.needed)} by the ratios, and ${there} ${there === 1 ? 'was' : 'were'} ${there > past.evidence.available ? 'on the roster or called in for' : 'on the roster of'} ${shift}`;
  const added = past.done ? `the ${day.added} called in` : `the ${day.added} proposed`;
  const texts = {
    notNeeded: `At most ${need}: ${added} ${past.done ? 'were' : 'would have been'} more than was needed.`,
    helped: `${need}: ${past.done ? `${added} filled the gap` : `${nurses(day.needed - there)} too few, which ${added} would have filled`}.`,
    notEnough: `${need}: ${past.done ? `even with ${added}, ${nurses(day.needed - there - day.added - day.more)} too few` : `${nurses(day.needed - there)} too few, more than ${added}`}.`,
  };
  return {
    verdict,
    expected: past.evidence.needed,
    actual: day.needed,
    unit: 'nurses',
    text: texts[verdict],
  };
};

/** Where nobody is rostered for intensive care apart, the other nurses look after it too. */
const typesOf = ({ resources }: Seen, skill: StaffSkill | null): BedType[] => {
  const intensive: BedType[] = ['icu', 'icuVentilated'];
  if (skill === 'icuNurse') return intensive;
  const apart = resources.staff.some((one) => one.skill === 'icuNurse');
  return ['ed', 'ward', 'hdu', ...(apart ? [] : intensive)];
};
