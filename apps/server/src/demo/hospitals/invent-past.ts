import { zoneOffset } from '../../kernel/zone-offset.ts';
import type { PastObservation } from '../../modules/observations/index.ts';
import { type DemoHospital, dayMs, inventDay } from './invent-day.ts';

/** What a hospital said at the ends of its shifts in the last days, up to a moment. */
export const inventPast = (
  hospital: DemoHospital,
  until: Date,
  days: number,
): PastObservation[] => {
  const today = Math.floor(
    (until.getTime() + zoneOffset(hospital.timeZone)(until.getTime())) / dayMs,
  );
  return Array.from({ length: days + 1 }, (_, i) => today - days + i)
    .flatMap((day) => inventDay(hospital, day))
    .filter(({ observedAt }) => observedAt <= until);
};
