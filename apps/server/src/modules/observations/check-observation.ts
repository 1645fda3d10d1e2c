import type { Observation } from '@pulse/contract';
import { BedType } from '@pulse/contract';
import type { LockedHospital } from '../hospitals/index.ts';
import { flattenFigures } from './flatten-figures.ts';

export interface Remark {
  readonly path: string;
  readonly message: string;
}

export interface Remarks {
  /** It cannot be so. */
  readonly errors: Remark[];
  /** It is out of the ordinary, and is taken only when confirmed. */
  readonly questions: Remark[];
}

const dayMs = 86_400_000;
/** Clocks of hospitals and of ours differ. */
const aheadMs = 5 * 60_000;
const oldestDays = 90;
const crowdedTimes = 1.5;

/** What is wrong, or strange, about an observation. Paths begin at the observation. */
export const checkObservation = (
  observation: Observation,
  hospital: LockedHospital,
  now: Date,
): Remarks => {
  const errors: Remark[] = [];
  const questions: Remark[] = [];
  const ageMs = now.getTime() - Date.parse(observation.observedAt);
  if (ageMs < -aheadMs) errors.push({ path: 'observedAt', message: 'lies in the future' });
  if (ageMs > oldestDays * dayMs) {
    errors.push({ path: 'observedAt', message: `is older than ${oldestDays} days` });
  }
  if (flattenFigures(observation).length === 0) {
    errors.push({ path: 'observedAt', message: 'comes without any figure' });
  }
  for (const item of Object.keys(observation.supplies ?? {})) {
    if (!hospital.supplies.includes(item)) {
      errors.push({
        path: `supplies.${item}`,
        message: 'is no item that this hospital keeps a list of; add it to the hospital first',
      });
    }
  }
  for (const type of BedType.options) {
    const occupied = observation.occupied?.[type];
    const licensed = hospital.licensed[type] ?? 0;
    // A hospital whose beds nobody entered cannot be over them.
    const isKnown = Object.keys(hospital.licensed).length > 0;
    if (occupied !== undefined && isKnown && occupied > licensed * crowdedTimes) {
      questions.push({
        path: `occupied.${type}`,
        message: `${occupied} in ${licensed} licensed beds is more than one and a half times as many: is that so?`,
      });
    }
  }
  const { edPatients, boarders, ventilatedInEd, edWaiting } = observation;
  if (edPatients !== undefined) {
    const within = { boarders, ventilatedInEd, edWaiting };
    for (const [path, value] of Object.entries(within)) {
      if (value !== undefined && value > edPatients) {
        questions.push({
          path,
          message: `${value} is more than the ${edPatients} patients of the department: is that so?`,
        });
      }
    }
  }
  return { errors, questions };
};
