import { amount, dayName, itemName } from '../../words.ts';
import { judgeDays } from './judge-days.ts';
import {
  amountUntil,
  type Measured,
  type Norms,
  notKnown,
  type Past,
  type Seen,
} from './measured.ts';

/** The lowest stock that was counted, with and without what was delivered, against the reserve. */
export const measureStock = (past: Past, seen: Seen, { reserveDays }: Norms): Measured => {
  const { item } = past;
  if (item === null) throw new Error('a delivery of nothing cannot be measured');
  const isOxygen = item === 'oxygen';
  const unit = isOxygen ? 'litres' : 'units';
  const name = itemName(item);
  const { oxygen, supplies } = seen.resources;
  const daily = isOxygen
    ? oxygen?.dailyUseLitres
    : supplies.find((one) => one.item === item)?.dailyUse;
  const figure = isOxygen ? 'oxygenLitres' : `supplies.${item}`;
  const counted = seen.figures.filter(
    (one) =>
      one.department === null &&
      one.figure === figure &&
      one.day >= firstDay(past) &&
      one.day <= past.lastDay,
  );
  if (daily === undefined || counted.length === 0) {
    const text = `The hospital did not count its ${name} on the days of the plan.`;
    return { ...notKnown(past, unit, text), expected: null };
  }
  const most = isOxygen ? (oxygen?.capacityLitres ?? Number.POSITIVE_INFINITY) : Infinity;
  const reserve = Math.min(reserveDays * daily, most);
  const judged = judgeDays(
    counted.map(({ day, least }) => {
      const added = amountUntil(past.days, day);
      const more = amountUntil(past.later, day);
      const without = past.done ? least - added - more : least;
      return { day, needed: reserve - without, there: 0, added, more };
    }),
  );
  if (judged === null) throw new Error('days were counted and not judged');
  const { verdict, day } = judged;
  const level = reserve - day.needed + (past.done ? day.added + day.more : 0);
  const scene = `On ${dayName(day.day)} ${amount(level)} ${unit} of ${name} were left, with a reserve of ${amount(reserve)}`;
  const delivery = `${amount(day.added)} ${unit}`;
  const texts = past.done
    ? {
        notNeeded: `${scene}; it would have lasted without the ${delivery} ordered until then.`,
        helped: `${scene}; without the ${delivery} ordered it would have been touched.`,
        notEnough: `${scene}, which was touched in spite of the ${delivery} ordered.`,
      }
    : {
        notNeeded: `${scene}; it lasted without a delivery.`,
        helped: `${scene}, which was touched; the ${delivery} proposed would have prevented it.`,
        notEnough: `${scene}, which was touched; the ${delivery} proposed would not have been enough.`,
      };
  return {
    verdict,
    // What was to be used and what was left are two things; the text tells both.
    expected: null,
    actual: level,
    unit,
    text: texts[verdict],
  };
};

const firstDay = ({ days }: Past): string => days.map(({ day }) => day).sort()[0] ?? '';
