import * as administration from './administration/routes.ts';
import * as alerts from './alerts/routes.ts';
import * as feeds from './feeds/routes.ts';
import * as gatherings from './gatherings/routes.ts';
import * as health from './health/routes.ts';
import * as hospitals from './hospitals/routes.ts';
import * as hospitalStandards from './hospitals/standards-routes.ts';
import * as identity from './identity/routes.ts';
import * as decisions from './incidents/decision-routes.ts';
import * as incidents from './incidents/routes.ts';
import * as votes from './incidents/vote-routes.ts';
import * as models from './models/routes.ts';
import * as observations from './observations/routes.ts';
import * as photos from './photos/routes.ts';
import * as places from './places/routes.ts';
import * as plans from './plans/routes.ts';
import * as predictions from './predictions/routes.ts';
import * as readiness from './readiness/routes.ts';

/** Every route of the API by its id. */
export const routes = {
  ...health,
  ...identity,
  ...places,
  ...incidents,
  ...decisions,
  ...votes,
  ...photos,
  ...predictions,
  ...feeds,
  ...administration,
  ...models,
  ...hospitals,
  ...observations,
  ...gatherings,
  ...hospitalStandards,
  ...readiness,
  ...plans,
  ...alerts,
};
