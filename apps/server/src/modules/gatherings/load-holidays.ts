import { z } from 'zod';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { loadPackCsv } from '../places/index.ts';

const PackHoliday = z.object({
  date: z.iso.date(),
  scope: z.string().min(2),
  category: z.string().min(1),
  name: z.string().min(1),
  estimated: z.enum(['0', '1']).transform((flag) => flag === '1'),
});
type PackHoliday = z.output<typeof PackHoliday>;

const batchRows = 1_000;

/** Loads the holidays that city packs name. @throws PackError */
export const loadHolidays = (ctx: Ctx): Promise<number> =>
  loadPackCsv(ctx, { file: 'holidays.csv', row: PackHoliday, store: storeHolidays });

const storeHolidays = async (
  tx: Tx,
  cityId: string,
  rows: readonly PackHoliday[],
): Promise<void> => {
  await tx.deleteFrom('holidays').where('cityId', '=', cityId).execute();
  for (let from = 0; from < rows.length; from += batchRows) {
    await tx
      .insertInto('holidays')
      .values(rows.slice(from, from + batchRows).map((row) => ({ cityId, ...row })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
};
