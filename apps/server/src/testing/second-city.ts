import type { Ctx } from '../kernel/ctx.ts';

export const secondCityId = 'elsewhere';

/** Another city beside the test city, without wards. */
export const addSecondCity = async (ctx: Ctx): Promise<void> => {
  await ctx.db
    .insertInto('cities')
    .values({
      id: secondCityId,
      name: { en: 'Elsewhere' },
      timeZone: 'Asia/Kolkata',
      centreLat: 13.08,
      centreLng: 80.27,
      refPrefix: 'ELS',
      languages: ['en'],
      attribution: JSON.stringify([]),
      packHash: 'test',
      loadedAt: new Date(0),
    })
    .execute();
};
