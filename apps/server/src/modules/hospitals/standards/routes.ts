import { routes } from '@pulse/contract';
import { type BoundRoute, bind, RawReply } from '../../../kernel/route-binding.ts';
import { getMeasureReport } from './get-measure-report.ts';
import { hospitalStatusXml } from './hospital-status-xml.ts';
import { searchMeasureReports } from './search-measure-reports.ts';

/** What other systems read of hospitals, in their own standards; nothing can be written here. */
export const hospitalStandardsRoutes: readonly BoundRoute[] = [
  bind(routes.searchMeasureReports, async (ctx, { query }) =>
    fhirReply(await searchMeasureReports(ctx, query)),
  ),
  bind(routes.getMeasureReport, async (ctx, { params }) =>
    fhirReply(await getMeasureReport(ctx, params)),
  ),
  bind(routes.hospitalStatusXml, async (ctx, { query }) =>
    reply(await hospitalStatusXml(ctx, query), 'text/xml; charset=utf-8'),
  ),
];

const fhirReply = (resource: object): RawReply =>
  reply(JSON.stringify(resource), 'application/fhir+json; charset=utf-8');

const reply = (body: string, contentType: string): RawReply =>
  new RawReply(body, { 'content-type': contentType, 'cache-control': 'private, no-cache' });
