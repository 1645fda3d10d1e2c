import type { Ctx } from '../../../kernel/ctx.ts';
import { notFound } from '../../../kernel/errors.ts';
import { loadStanding } from './load-standing.ts';
import { type MeasureReport, measureReport } from './measure-report.ts';

/** @throws DomainError `not_found`, also for a hospital of somebody else */
export const getMeasureReport = async (
  ctx: Ctx,
  { id }: { readonly id: string },
): Promise<MeasureReport> => {
  const [standing] = await loadStanding(ctx, { hospital: id }, 'fhir');
  if (standing === undefined) throw notFound('hospital');
  return measureReport(standing, ctx.clock.now());
};
