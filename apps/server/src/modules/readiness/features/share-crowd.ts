import { expectedPatients, type PlacedGathering } from '../../gatherings/index.ts';
import type { HospitalPlace } from '../../hospitals/index.ts';
import { distanceMetres } from '../../places/index.ts';
import { dayMs } from '../surge/surge-row.ts';

export type CrowdHospital = Pick<
  HospitalPlace,
  'id' | 'lat' | 'lng' | 'edBeds' | 'burnsBeds' | 'beds'
>;
export type SharedCrowd = Pick<
  PlacedGathering,
  | 'kind'
  | 'expectedCrowd'
  | 'setting'
  | 'water'
  | 'medicalPosts'
  | 'fireworks'
  | 'place'
  | 'startsAt'
  | 'endsAt'
>;

/** Patients of a gathering that are to be expected at one hospital on one day. */
export interface CrowdArrivals {
  readonly hospitalId: string;
  /** Days since 1970 by the city's clock. */
  readonly day: number;
  readonly patients: number;
  /** With burns, beside the others. */
  readonly burns: number;
}

/** Ours: the pull of a hospital falls to a third every so many kilometres. */
const reachKm = 5;
/** Ours: emergency places of a hundred beds where nobody said how many there are. */
const edPlacesPerBed = 0.1;
/** About one burn per 100,000 people over three days of fireworks. */
const burnsPerPerson = 1 / 100_000;
const burnsDays = 3;

/**
 * Patients of a gathering at each open hospital with known beds, day by day: who is taken to a
 * hospital where there are medical posts, everybody who needs help where there are none. Hospitals
 * share by emergency places and nearness, days by hours.
 *
 * @param wallOf an instant as the city's clock shows it
 */
export const shareCrowd = (
  gathering: SharedCrowd,
  hospitals: readonly CrowdHospital[],
  wallOf: (instantMs: number) => number,
): CrowdArrivals[] => {
  const { presentations, transported } = expectedPatients(gathering);
  const patients = gathering.medicalPosts > 0 ? transported : presentations;
  const shares = sharesOf(hospitals, gathering, ({ edBeds, beds }) =>
    edBeds > 0 ? edBeds : beds * edPlacesPerBed,
  );
  const burnsShares = sharesOf(hospitals, gathering, ({ burnsBeds }) => burnsBeds);
  const days = daysOf(gathering, wallOf);
  const burns = gathering.fireworks ? gathering.expectedCrowd * burnsPerPerson : 0;
  return hospitals.flatMap(({ id }, i) => {
    const share = shares[i] ?? 0;
    const burnsShare = burns * (burnsShares[i] ?? 0);
    if (share === 0 && burnsShare === 0) return [];
    return days.map(({ day, part, isBurnsDay }) => ({
      hospitalId: id,
      day,
      patients: patients * share * part,
      burns: isBurnsDay ? burnsShare / burnsDays : 0,
    }));
  });
};

/** Patients of a gathering to expect at one hospital, all its days together. */
export const expectedHere = (arrivals: readonly CrowdArrivals[], hospitalId: string): number =>
  arrivals
    .filter((one) => one.hospitalId === hospitalId)
    .reduce((sum, { patients, burns }) => sum + patients + burns, 0);

const sharesOf = (
  hospitals: readonly CrowdHospital[],
  { place }: SharedCrowd,
  size: (hospital: CrowdHospital) => number,
): number[] => {
  const weights = hospitals.map(
    (one) => size(one) * Math.exp(-distanceMetres(one, place) / 1000 / reachKm),
  );
  const all = weights.reduce((sum, one) => sum + one, 0);
  return weights.map((weight) => (all > 0 ? weight / all : 0));
};

/** The days it lasts with their part of its hours, and those after it that still bring burns. */
const daysOf = ({ startsAt, endsAt }: SharedCrowd, wallOf: (instantMs: number) => number) => {
  const fromMs = wallOf(startsAt.getTime());
  const toMs = wallOf(endsAt.getTime());
  const first = Math.floor(fromMs / dayMs);
  const last = Math.max(first + burnsDays - 1, Math.ceil(toMs / dayMs) - 1);
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const day = first + i;
    const hours = Math.min(toMs, (day + 1) * dayMs) - Math.max(fromMs, day * dayMs);
    return { day, part: Math.max(0, hours) / (toMs - fromMs), isBurnsDay: i < burnsDays };
  });
};
