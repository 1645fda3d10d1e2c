import type { Ctx } from '../../kernel/ctx.ts';
import { zoneOffset } from '../../kernel/zone-offset.ts';
import { inventedHospitals } from '../../modules/hospitals/index.ts';
import { recordObservations } from '../../modules/observations/index.ts';
import { createRandom } from '../random.ts';
import { inventStanding } from './invent-figures.ts';

/** Every so many hospitals one says nothing, so that silence shows. */
const silentEvery = 15;
const hourMs = 3_600_000;

/** Lets the hospitals of the demo say how they stand, as people of theirs would. */
export const reportDemoHospitals = async (ctx: Ctx): Promise<void> => {
  const cityId = ctx.config.defaultCityId;
  const now = ctx.clock.now();
  const timeZone = ctx.geography.city(cityId)?.timeZone ?? 'UTC';
  const localMs = now.getTime() + zoneOffset(timeZone)(now.getTime());
  const localHour = (localMs / hourMs) % 24;
  const hospitals = [...(await inventedHospitals(ctx.db, cityId))];
  const observations = hospitals
    .filter((_, index) => index % silentEvery !== silentEvery - 1)
    .map(([hospitalId, beds], index) => {
      const random = createRandom(Math.floor(now.getTime() / hourMs) * 1_000 + index);
      // How full a house usually is belongs to the house, not to the hour.
      const pressure = 0.78 + 0.2 * createRandom(index + 1).uniform() + 0.04 * random.normal();
      const capacity = beds[0]?.oxygenCapacity ?? 0;
      return {
        hospitalId,
        observedAt: now.toISOString(),
        ...inventStanding(beds, capacity, localHour, Math.min(1.1, pressure), random),
      };
    });
  if (observations.length === 0) return;
  await recordObservations(ctx, { observations, confirm: true }, 'demo');
};
