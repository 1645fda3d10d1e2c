import { type RouteQuery, routes } from '@pulse/contract';
import { v5, validate } from 'uuid';
import type { Ctx } from '../../../kernel/ctx.ts';
import { loadStanding } from './load-standing.ts';
import { type MeasureReport, measureReport } from './measure-report.ts';

/**
 * Bed measures of own hospitals in a Bundle of FHIR R4.
 *
 * @throws DomainError `not_found` for a named hospital of somebody else
 */
export const searchMeasureReports = async (
  ctx: Ctx,
  query: RouteQuery<typeof routes.searchMeasureReports>,
) => {
  const standings = await loadStanding(ctx, query, 'fhir');
  return toBundle(
    standings.map((standing) => measureReport(standing, ctx.clock.now())),
    query,
  );
};

const toBundle = (
  reports: readonly MeasureReport[],
  query: RouteQuery<typeof routes.searchMeasureReports>,
) => {
  const asked = Object.entries(query).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  const search = new URLSearchParams(asked).toString();
  const { path } = routes.searchMeasureReports;
  return {
    resourceType: 'Bundle' as const,
    type: 'searchset',
    total: reports.length,
    link: [{ relation: 'self', url: search === '' ? path : `${path}?${search}` }],
    ...(reports.length > 0 && {
      entry: reports.map((resource) => ({
        fullUrl: `urn:uuid:${uuidOf(resource.id)}`,
        resource,
        search: { mode: 'match' },
      })),
    }),
  };
};

/** Hospitals of a city pack have a slug; the server does not know under which host it is called. */
const uuidOf = (hospitalId: string): string =>
  validate(hospitalId) ? hospitalId : v5(`urn:x-pulse:hospital:${hospitalId}`, v5.URL);
