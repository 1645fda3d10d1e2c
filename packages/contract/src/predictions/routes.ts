import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import {
  commaList,
  Id,
  Latitude,
  Longitude,
  listOf,
  pageQuery,
  queryNumber,
} from '../primitives.ts';
import { Prediction, PredictionDetail, PredictionKind, PredictionLevel } from './schemas.ts';

export const listPredictions = defineRoute({
  id: 'listPredictions',
  method: 'GET',
  path: '/api/predictions',
  tag: 'predictions',
  summary: 'The latest forecast of each ward and kind, the worst first',
  access: 'anyone',
  query: z.object({
    city: Id.optional(),
    kind: commaList(PredictionKind).optional(),
    area: commaList(Id).optional(),
    zone: commaList(Id).optional(),
    level: commaList(PredictionLevel).optional().describe('Level of the worst step'),
    ...pageQuery,
  }),
  response: listOf(Prediction),
});

const forecast = (id: string, path: string, summary: string) =>
  defineRoute({
    id,
    method: 'GET',
    path,
    tag: 'predictions',
    summary,
    description: 'For the ward `area`, or the one that `lat` and `lng` lie in.',
    access: 'anyone',
    query: z
      .object({
        area: Id.optional(),
        lat: queryNumber(Latitude).optional(),
        lng: queryNumber(Longitude).optional(),
      })
      .refine(
        ({ area, lat, lng }) => area !== undefined || (lat !== undefined && lng !== undefined),
        {
          message: 'needs `area`, or `lat` and `lng`',
        },
      ),
    response: PredictionDetail,
    errors: ['not_found', 'outside_city'],
  });

export const predictTraffic = forecast(
  'predictTraffic',
  '/api/predictions/traffic',
  'How dense traffic will be, hour by hour',
);

export const predictFlooding = forecast(
  'predictFlooding',
  '/api/predictions/flooding',
  'How likely flooding rain is, day by day',
);

export const predictAqi = forecast(
  'predictAqi',
  '/api/predictions/aqi',
  'How bad the air will be, day by day',
);
