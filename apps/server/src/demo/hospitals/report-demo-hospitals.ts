import type { Observation } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { zoneOffset } from '../../kernel/zone-offset.ts';
import { holidayDates } from '../../modules/gatherings/index.ts';
import { inventedHospitals } from '../../modules/hospitals/index.ts';
import { recordObservations } from '../../modules/observations/index.ts';
import { createRandom } from '../random.ts';
import { usualPressure } from './invent-day.ts';
import { inventStanding } from './invent-figures.ts';
import { inventPast } from './invent-past.ts';

/** Every so many hospitals one says nothing, so that silence shows. */
const silentEvery = 15;
const hourMs = 3_600_000;
const mostInBatch = 500;

/**
 * Lets the hospitals of the demo say how they stand, as people of theirs would, and at the ends of
 * their shifts who came. What was said already is said again and changes nothing.
 */
export const reportDemoHospitals = async (ctx: Ctx): Promise<void> => {
  const cityId = ctx.config.defaultCityId;
  const now = ctx.clock.now();
  const timeZone = ctx.geography.city(cityId)?.timeZone ?? 'UTC';
  const localMs = now.getTime() + zoneOffset(timeZone)(now.getTime());
  const localHour = (localMs / hourMs) % 24;
  const festivalDays = new Set(await holidayDates(ctx.db, cityId, 'Diwali (Deepavali)'));
  const hospitals = [...(await inventedHospitals(ctx.db, cityId))].filter(
    (_, index) => index % silentEvery !== silentEvery - 1,
  );
  const standing = hospitals.map(([hospitalId, beds], index): Observation => {
    const random = createRandom(Math.floor(now.getTime() / hourMs) * 1_000 + index);
    const pressure = usualPressure(hospitalId) + 0.03 * random.normal();
    const oxygenCapacity = beds[0]?.oxygenCapacity ?? 0;
    return {
      hospitalId,
      observedAt: now.toISOString(),
      ...inventStanding(beds, oxygenCapacity, localHour, Math.min(1.1, pressure), random),
    };
  });
  const shifts = hospitals.flatMap(([hospitalId, beds]) => {
    const oxygenCapacity = beds[0]?.oxygenCapacity ?? 0;
    const hospital = { hospitalId, beds, oxygenCapacity, timeZone, festivalDays };
    return inventPast(hospital, now, 1).map(
      ({ department, observedAt, figures }): Observation => ({
        hospitalId,
        ...(department === null ? {} : { department }),
        observedAt: observedAt.toISOString(),
        ...figures,
      }),
    );
  });
  // The shifts first: how a hospital stands now is the last that it says.
  const all = [...shifts, ...standing];
  for (let from = 0; from < all.length; from += mostInBatch) {
    const observations = all.slice(from, from + mostInBatch);
    await recordObservations(ctx, { observations, confirm: true }, 'demo');
  }
};
