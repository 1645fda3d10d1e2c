import type { CompiledProblem } from './compile-problem.ts';
import type { MoveLever } from './lever.ts';
import { shareThere } from './occupancy-kernel.ts';

/**
 * Whether taking a patient elsewhere is felt on a day when the sender's own patients exceed its
 * staffed beds. Patients are moved for want of a bed; nurses are called for want of nurses.
 */
export const relieves = ({ problem, own }: CompiledProblem, lever: MoveLever): boolean => {
  const sender = problem.hospitals[lever.hospital]?.departments[lever.department];
  const patients = own[lever.hospital]?.[lever.department];
  if (!sender || !patients) return false;
  for (let day = lever.day; day < problem.days.length; day++) {
    const pressed = (patients[day] as number) > sender.bedsStaffed;
    if (pressed && shareThere(sender.staying, lever.day, day) > 0) return true;
  }
  return false;
};
