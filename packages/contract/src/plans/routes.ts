import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { Id, listOf, pageQuery, queryNumber, Uuid } from '../primitives.ts';
import type { Role } from '../roles.ts';
import { ActionPlan, Narration, PlanSettings } from './plan-schemas.ts';
import {
  ActionOwner,
  DecisionRecord,
  Recommendation,
  RecommendationKind,
  RecommendationState,
  RejectReason,
} from './recommendation-schemas.ts';
import { WhatIf, WhatIfChanges } from './what-if-schemas.ts';

const planners: readonly Role[] = ['planner', 'admin'];
const byId = z.object({ id: Uuid });
const inCity = z.object({ city: Id.optional() });
const note = z.string().trim().max(300).optional();

export const currentPlan = defineRoute({
  id: 'currentPlan',
  method: 'GET',
  path: '/api/plans/current',
  tag: 'plans',
  summary: 'The newest plan, as far as it concerns own hospitals',
  access: planners,
  query: inCity,
  response: z.object({
    plan: ActionPlan.nullable(),
    /** Why there is none yet. */
    reason: z.string().nullable(),
  }),
});

export const makePlan = defineRoute({
  id: 'makePlan',
  method: 'POST',
  path: '/api/plans',
  tag: 'plans',
  summary: 'Make the plan anew from the newest forecasts and observations',
  description: 'One at a time for a city; decided recommendations stay in force.',
  access: planners,
  body: z.strictObject({ city: Id.optional() }),
  response: ActionPlan,
  errors: ['busy', 'unavailable'],
});

export const askWhy = defineRoute({
  id: 'askWhy',
  method: 'POST',
  path: '/api/plans/:id/why',
  tag: 'plans',
  summary: 'Ask why the plan says what it says',
  description:
    'By a language model where one is configured, whose answer may hold no number that is not in the plan; else by rules.',
  access: planners,
  params: byId,
  body: z.strictObject({
    question: z.string().trim().min(3).max(500),
    recommendationId: Uuid.optional(),
  }),
  response: Narration,
  errors: ['not_found'],
});

export const exportPlan = defineRoute({
  id: 'exportPlan',
  method: 'GET',
  path: '/api/plans/current.csv',
  tag: 'plans',
  summary: 'Recommendations of own hospitals as CSV, for the morning huddle',
  access: planners,
  query: inCity,
  responseKind: 'csv',
});

export const listRecommendations = defineRoute({
  id: 'listRecommendations',
  method: 'GET',
  path: '/api/recommendations',
  tag: 'plans',
  summary: 'Recommendations for own hospitals: the most urgent first',
  access: planners,
  query: z.object({
    ...pageQuery,
    city: Id.optional(),
    plan: Uuid.optional(),
    hospital: Id.optional(),
    state: RecommendationState.optional(),
    kind: RecommendationKind.optional(),
    owner: ActionOwner.optional(),
    sort: z.enum(['priority', 'deadline', 'newest']).optional(),
  }),
  response: listOf(Recommendation),
});

export const getRecommendation = defineRoute({
  id: 'getRecommendation',
  method: 'GET',
  path: '/api/recommendations/:id',
  tag: 'plans',
  summary: 'One recommendation',
  access: planners,
  params: byId,
  response: Recommendation,
  errors: ['not_found'],
});

const decision = {
  method: 'POST',
  tag: 'plans',
  access: planners,
  params: byId,
  response: Recommendation,
  idempotent: true,
  errors: ['not_found', 'stale_version', 'invalid_transition'],
} as const;

export const acceptRecommendation = defineRoute({
  ...decision,
  id: 'acceptRecommendation',
  path: '/api/recommendations/:id/accept',
  summary: 'Accept it as it stands; an accepted advisory becomes a draft of a public alert',
  body: z.strictObject({ version: z.number().int(), note }),
});

export const changeRecommendation = defineRoute({
  ...decision,
  id: 'changeRecommendation',
  path: '/api/recommendations/:id/change',
  summary: 'Accept it with another amount on each of its days',
  body: z.strictObject({
    version: z.number().int(),
    amount: z.number().positive().max(100_000_000),
    note,
  }),
});

export const rejectRecommendation = defineRoute({
  ...decision,
  id: 'rejectRecommendation',
  path: '/api/recommendations/:id/reject',
  summary: 'Reject it, with a reason; `other` needs a note',
  body: z.strictObject({ version: z.number().int(), reason: RejectReason, note }),
});

export const reopenRecommendation = defineRoute({
  ...decision,
  id: 'reopenRecommendation',
  path: '/api/recommendations/:id/reopen',
  summary: 'Take a decision back, until the recommendation expires',
  body: z.strictObject({ version: z.number().int() }),
});

export const decisionRecord = defineRoute({
  id: 'decisionRecord',
  method: 'GET',
  path: '/api/recommendations/record',
  tag: 'plans',
  summary: 'What was decided at own hospitals, and what came of it',
  access: planners,
  query: z.object({
    city: Id.optional(),
    days: queryNumber(z.number().int().min(1).max(90)).optional(),
  }),
  response: DecisionRecord,
});

export const whatIf = defineRoute({
  id: 'whatIf',
  method: 'POST',
  path: '/api/what-if',
  tag: 'plans',
  summary: 'Forecast and plan as they would be, beside how they are; nothing is kept',
  access: planners,
  body: z.strictObject({
    city: Id.optional(),
    /** Of own hospitals; left out: all of them. */
    hospitals: z.array(Id).min(1).max(100).optional(),
    /** First day; left out: today. May lie beyond the days that are forecast, up to two years. */
    from: z.iso.date().optional(),
    days: z.number().int().min(1).max(14).optional(),
    changes: WhatIfChanges,
  }),
  response: WhatIf,
  errors: ['not_found', 'busy', 'unavailable'],
});

export const getPlanSettings = defineRoute({
  id: 'getPlanSettings',
  method: 'GET',
  path: '/api/plans/settings',
  tag: 'plans',
  summary: 'Costs, limits and weights that plans are made with',
  access: ['planner', 'auditor', 'admin'],
  response: z.object({ settings: PlanSettings, version: z.number().int() }),
});

export const updatePlanSettings = defineRoute({
  id: 'updatePlanSettings',
  method: 'PUT',
  path: '/api/plans/settings',
  tag: 'plans',
  summary: 'Change what plans are made with',
  access: ['admin'],
  body: z.strictObject({
    version: z.number().int(),
    settings: z.strictObject(PlanSettings.partial().shape),
  }),
  response: z.object({ settings: PlanSettings, version: z.number().int() }),
  errors: ['stale_version'],
});
