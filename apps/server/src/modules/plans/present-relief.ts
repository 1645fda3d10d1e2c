import type { StoredRelief } from './stored-plan.ts';
import { departmentName, itemName, nurseName, rupees, shiftName, weekday } from './words.ts';

/**
 * `One more ICU nurse at Bowring on Friday night is worth ₹18,000.` The worth is in the plan's weighted
 * cost, where rupees count as they are and shortages by the weights of the settings.
 */
export const presentRelief = (relief: Relief, hospitalName: string): string => {
  const shift = relief.shift === null ? '' : ` ${shiftName(relief.shift)}`;
  return `One more ${thing(relief)} at ${hospitalName} on ${weekday(relief.day)}${shift} is worth ${rupees(relief.worth)}.`;
};

type Relief = Omit<StoredRelief, 'weight'>;

const thing = ({ constraint, department, skill, item }: Relief): string => {
  if (constraint === 'beds') return `staffed bed in ${departmentName(department ?? 'ward')}`;
  if (constraint === 'nurses') return nurseName(skill, 1);
  return item === 'oxygen' ? 'litre of oxygen' : `unit of ${itemName(item ?? '')}`;
};
