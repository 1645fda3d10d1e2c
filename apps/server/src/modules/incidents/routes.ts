import { routes } from '@pulse/contract';
import { type BoundRoute, bind, RawReply } from '../../kernel/route-binding.ts';
import { approveIncident } from './approve-incident.ts';
import { assignIncident } from './assign-incident.ts';
import { bulkIncidents } from './bulk-incidents.ts';
import { countIncidents } from './count-incidents.ts';
import { createIncident } from './create-incident.ts';
import { exportIncidents } from './export-incidents.ts';
import { findSimilar } from './find-similar.ts';
import { getIncident, incidentHistory } from './get-incident.ts';
import { incidentReporter } from './incident-reporter.ts';
import { incidentSimilar } from './incident-similar.ts';
import { listIncidents } from './list-incidents.ts';
import { mapIncidents } from './map-incidents.ts';
import { mergeIncident } from './merge-incident.ts';
import { rejectIncident } from './reject-incident.ts';
import { reopenIncident } from './reopen-incident.ts';
import { resolveIncident } from './resolve-incident.ts';
import { undoIncident } from './undo-incident.ts';
import { updateIncident } from './update-incident.ts';

const csvHeaders = {
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': 'attachment; filename="incidents.csv"',
  'cache-control': 'no-store',
};

export const incidentRoutes: readonly BoundRoute[] = [
  bind(routes.listIncidents, (ctx, { query }) => listIncidents(ctx, query)),
  bind(routes.mapIncidents, (ctx, { query }) => mapIncidents(ctx, query)),
  bind(routes.countIncidents, (ctx, { query }) => countIncidents(ctx, query)),
  bind(
    routes.exportIncidents,
    async (ctx, { query }) => new RawReply(await exportIncidents(ctx, query), csvHeaders),
  ),
  bind(routes.findSimilar, (ctx, { query }) => findSimilar(ctx, query)),
  bind(routes.createIncident, (ctx, { body }) => createIncident(ctx, body)),
  bind(routes.bulkIncidents, (ctx, { body }) => bulkIncidents(ctx, body)),
  bind(routes.getIncident, (ctx, { params }) => getIncident(ctx, params)),
  bind(routes.updateIncident, (ctx, { params, body }) =>
    updateIncident(ctx, { ...body, ...params }),
  ),
  bind(routes.approveIncident, (ctx, { params, body }) =>
    approveIncident(ctx, { ...body, ...params }),
  ),
  bind(routes.resolveIncident, (ctx, { params, body }) =>
    resolveIncident(ctx, { ...body, ...params }),
  ),
  bind(routes.rejectIncident, (ctx, { params, body }) =>
    rejectIncident(ctx, { ...body, ...params }),
  ),
  bind(routes.mergeIncident, (ctx, { params, body }) => mergeIncident(ctx, { ...body, ...params })),
  bind(routes.reopenIncident, (ctx, { params, body }) =>
    reopenIncident(ctx, { ...body, ...params }),
  ),
  bind(routes.assignIncident, (ctx, { params, body }) =>
    assignIncident(ctx, { ...body, ...params }),
  ),
  bind(routes.undoIncident, (ctx, { params, body }) => undoIncident(ctx, { ...body, ...params })),
  bind(routes.incidentHistory, (ctx, { params }) => incidentHistory(ctx, params)),
  bind(routes.incidentSimilar, (ctx, { params }) => incidentSimilar(ctx, params)),
  bind(routes.incidentReporter, (ctx, { params }) => incidentReporter(ctx, params)),
];
