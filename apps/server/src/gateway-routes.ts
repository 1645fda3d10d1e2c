import { type HealthParts, healthRoutes } from './http/health.ts';
import type { BoundRoute } from './kernel/route-binding.ts';
import { administrationRoutes } from './modules/administration/routes.ts';
import { alertRoutes } from './modules/alerts/routes.ts';
import { gatheringRoutes } from './modules/gatherings/routes.ts';
import { hospitalRoutes } from './modules/hospitals/routes.ts';
import { hospitalStandardsRoutes } from './modules/hospitals/standards/routes.ts';
import { identityRoutes } from './modules/identity/routes.ts';
import { ownRecords } from './modules/incidents/index.ts';
import { incidentRoutes } from './modules/incidents/routes.ts';
import { modelRoutes } from './modules/models/routes.ts';
import { observationRoutes } from './modules/observations/routes.ts';
import { photoRoutes } from './modules/photos/routes.ts';
import type { Places } from './modules/places/index.ts';
import { placeRoutes } from './modules/places/routes.ts';
import { answerInThread, solveInThread } from './modules/plans/index.ts';
import { recommendationRoutes } from './modules/plans/recommendations/routes.ts';
import { planRoutes } from './modules/plans/routes.ts';
import { predictionRoutes } from './modules/predictions/routes.ts';
import { changeDemand, loadDemand } from './modules/readiness/index.ts';
import { readinessRoutes } from './modules/readiness/routes.ts';
import { verificationRoutes } from './modules/verification/routes.ts';
import { openOnnx } from './platform/onnx/index.ts';

/** Who answers each route of the contract. */
export const gatewayRoutes = (health: HealthParts, places: Places): BoundRoute[] => [
  ...healthRoutes(health),
  ...identityRoutes({ ownRecords }),
  ...administrationRoutes,
  ...placeRoutes(places),
  ...incidentRoutes,
  ...verificationRoutes,
  ...photoRoutes,
  ...predictionRoutes,
  ...modelRoutes(openOnnx()),
  ...hospitalRoutes,
  ...hospitalStandardsRoutes,
  ...observationRoutes,
  ...gatheringRoutes,
  ...readinessRoutes,
  ...planRoutes({ loadDemand, solve: solveInThread }, { changeDemand, solve: answerInThread }),
  ...recommendationRoutes,
  ...alertRoutes,
];
