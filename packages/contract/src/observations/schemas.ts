import { z } from 'zod';
import { BedType, DepartmentKind, StaffSkill, SupplyItem } from '../hospitals/schemas.ts';
import { Id, Timestamp } from '../primitives.ts';

const people = z.number().int().nonnegative('must not be negative').max(100_000);
const hours = z.number().nonnegative('must not be negative').max(1_000);

const countsOnly = {
  error: (issue: { code?: string }) =>
    issue.code === 'unrecognized_keys'
      ? 'is not a field of an observation: send counts, and nothing that could identify a patient'
      : undefined,
};

/** Figures of one moment; what is not known is left out. */
export const observationFigures = {
  edPatients: people.optional(),
  edWaiting: people.optional(),
  /** Admitted, but still in the emergency department for want of a bed. */
  boarders: people.optional(),
  ventilatedInEd: people.optional(),
  longestBoardingHours: hours.optional(),
  lastDoorToBedHours: hours.optional(),
  /** Since the observation before. */
  arrivals: people.optional(),
  admissions: people.optional(),
  discharges: people.optional(),
  occupied: z.partialRecord(BedType, people).optional(),
  staff: z.partialRecord(StaffSkill, people).optional(),
  oxygenLitres: z.number().nonnegative('must not be negative').max(100_000_000).optional(),
  /** Stock of items that the hospital keeps a list of. */
  supplies: z.record(SupplyItem, z.number().nonnegative('must not be negative')).optional(),
};

export const ObservationFigures = z.object(observationFigures).meta({ id: 'ObservationFigures' });
export type ObservationFigures = z.output<typeof ObservationFigures>;

const observation = {
  hospitalId: Id,
  /** Left out: of the hospital as a whole. */
  department: DepartmentKind.optional(),
  observedAt: Timestamp,
  ...observationFigures,
  /** About the house, never about a patient: digits and addresses are refused. */
  note: z
    .string()
    .trim()
    .max(140)
    .regex(/^[^\p{N}@]*$/u, 'must hold no digits or addresses, so that nobody can be identified')
    .optional(),
};

export const Observation = z.strictObject(observation, countsOnly);
export type Observation = z.output<typeof Observation>;

/** What is out of the ordinary is taken only with `confirm`. */
const confirm = z.boolean().optional();

export const ObservationInput = z
  .strictObject({ ...observation, confirm }, countsOnly)
  .meta({ id: 'ObservationInput' });

export const ObservationBatch = z
  .strictObject({ observations: z.array(Observation).min(1).max(500), confirm }, countsOnly)
  .meta({ id: 'ObservationBatch' });

export const RecordedObservation = z
  .object({
    hospitalId: Id,
    department: DepartmentKind.nullable(),
    observedAt: Timestamp,
    version: z.number().int(),
    /** `corrected`: a newer version of what was said before; `unchanged`: the same again. */
    outcome: z.enum(['recorded', 'corrected', 'unchanged']),
  })
  .meta({ id: 'RecordedObservation' });
export type RecordedObservation = z.output<typeof RecordedObservation>;

export const ObservationVersion = z
  .object({
    hospitalId: Id,
    department: DepartmentKind.nullable(),
    observedAt: Timestamp,
    version: z.number().int(),
    receivedAt: Timestamp,
    receivedBy: z.string(),
    source: z.enum(['api', 'csv', 'demo']),
    figures: ObservationFigures,
    note: z.string().nullable(),
  })
  .meta({ id: 'ObservationVersion' });
export type ObservationVersion = z.output<typeof ObservationVersion>;

export const ObservationImport = z
  .object({
    rows: z.number().int(),
    recorded: z.number().int(),
    corrected: z.number().int(),
    unchanged: z.number().int(),
    /** False: the file has errors or questions, and nothing of it was kept. */
    written: z.boolean(),
    droppedColumns: z.array(
      z.object({ column: z.string(), reason: z.enum(['identifying', 'unknown']) }),
    ),
    errors: z.array(
      z.object({ line: z.number().int(), column: z.string().nullable(), message: z.string() }),
    ),
    /** What is taken only with `confirm=true`. */
    questions: z.array(z.object({ line: z.number().int(), message: z.string() })),
  })
  .meta({ id: 'ObservationImport' });
export type ObservationImport = z.output<typeof ObservationImport>;
