import type { StoredRelief } from './stored-plan.ts';
import { departmentName, itemName, nurseName, rupees, shiftName, weekday } from './words.ts';

/**
 * `One more ICU nurse at Bowring on Friday night is worth 18,000: ...`. The worth is in the plan's
 * weighted cost, where rupees count as they are and shortages by the weights of the settings.
 */
export const presentRelief = (relief: StoredRelief, hospitalName: string): string => {
  const { worth, weight, day } = relief;
  return `One more ${thing(relief)} at ${hospitalName} on ${weekday(day)}${relief.shift === null ? '' : ` ${shiftName(relief.shift)}`} (${day}) is worth ${rupees(worth)}: by so much the plan's weighted cost would fall, in which ${missing(relief)} counts as ${rupees(weight)}.`;
};

const thing = ({ constraint, department, skill, item }: StoredRelief): string => {
  if (constraint === 'beds') return `staffed bed in ${departmentName(department ?? 'ward')}`;
  if (constraint === 'nurses') return nurseName(skill, 1);
  return item === 'oxygen' ? 'litre of oxygen' : `unit of ${itemName(item ?? '')}`;
};

const missing = ({ constraint, item }: StoredRelief): string => {
  if (constraint === 'beds') return 'a patient without a bed for a day';
  if (constraint === 'nurses') return 'a nurse missing for a shift';
  return item === 'oxygen' ? 'a missing litre' : 'a missing unit';
};
