import { z } from 'zod';
import { DepartmentKind } from '../hospitals/schemas.ts';
import { Id, NamedRef, Uuid } from '../primitives.ts';
import { PlanMethod, PlanRelief, PlanShortage } from './plan-schemas.ts';
import { ActionOwner, AmountUnit, RecommendationKind } from './recommendation-schemas.ts';

const day = z.iso.date();

/** What could be otherwise. What is left out stays as it is. */
export const WhatIfChanges = z
  .strictObject({
    /** People more (or fewer) at a gathering of each day, or at a registered one. */
    crowd: z
      .strictObject({
        gatheringId: Uuid.optional(),
        expectedCrowd: z.number().int().min(0).max(100_000_000),
      })
      .optional(),
    /** PM2.5 on each day, ug/m3. */
    pm25: z.number().min(0).max(1_000).optional(),
    temperatureMaxC: z.number().min(-30).max(55).optional(),
    closedBeds: z
      .array(
        z.strictObject({
          hospitalId: Id,
          department: DepartmentKind,
          beds: z.number().int().min(1).max(10_000),
        }),
      )
      .max(50)
      .optional(),
    /** Share of nurses of each shift that is absent, at one hospital or at all. */
    absentStaff: z
      .strictObject({ hospitalId: Id.optional(), share: z.number().min(0).max(1) })
      .optional(),
  })
  .meta({ id: 'WhatIfChanges' });
export type WhatIfChanges = z.output<typeof WhatIfChanges>;

const WhatIfHospital = z.object({
  hospital: NamedRef,
  days: z.array(z.object({ day, point: z.number(), lower80: z.number(), upper80: z.number() })),
  /** What moves the day that is furthest above a usual one. */
  peak: z.object({
    day,
    point: z.number(),
    base: z.number(),
    drivers: z.array(z.object({ group: z.string(), amount: z.number() })),
  }),
  /** Least over the days; null when the census is not known. */
  freeWith90: z.number().int().nullable(),
  worstLevel: z.number().int().min(1).max(4).nullable(),
});

export const WhatIfSide = z
  .object({
    /** All hospitals asked for, together. */
    total: z.array(z.object({ day, point: z.number(), lower80: z.number(), upper80: z.number() })),
    hospitals: z.array(WhatIfHospital),
    plan: z.object({
      method: PlanMethod,
      fallbackReason: z.string().nullable(),
      feasible: z.boolean(),
      cost: z.number(),
      transfers: z.number(),
      /** Actions of a kind, and how much they come to. */
      actions: z.array(
        z.object({
          kind: RecommendationKind,
          count: z.number().int(),
          amount: z.number(),
          unit: AmountUnit,
          cost: z.number(),
        }),
      ),
      /** The dearest actions, in words. */
      steps: z.array(
        z.object({
          title: z.string(),
          hospital: z.string().nullable(),
          owner: ActionOwner,
          day,
          cost: z.number(),
        }),
      ),
      shortages: z.array(PlanShortage),
      relief: z.array(PlanRelief),
    }),
  })
  .meta({ id: 'WhatIfSide' });
export type WhatIfSide = z.output<typeof WhatIfSide>;

export const WhatIf = z
  .object({
    firstDay: day,
    lastDay: day,
    /** The days lie beyond those that are forecast: reckoned from usual days, with wider bands. */
    beyondHorizon: z.boolean(),
    festival: z.string().nullable(),
    today: WhatIfSide,
    changed: WhatIfSide,
    includesInvented: z.boolean(),
    /** What it took to answer, ms. */
    tookMs: z.number(),
  })
  .meta({ id: 'WhatIf' });
export type WhatIf = z.output<typeof WhatIf>;
