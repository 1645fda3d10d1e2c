import { z } from 'zod';
import { Id, Latitude, Longitude, NamedRef, Timestamp } from '../primitives.ts';

export const DepartmentKind = z
  .enum(['ed', 'respiratory', 'burns', 'trauma', 'cardiac', 'paediatrics', 'icu', 'ward'])
  .meta({ id: 'DepartmentKind' });
export type DepartmentKind = z.output<typeof DepartmentKind>;

export const BedType = z
  .enum(['ed', 'ward', 'hdu', 'icu', 'icuVentilated'])
  .meta({ id: 'BedType' });
export type BedType = z.output<typeof BedType>;

export const Shift = z.enum(['morning', 'evening', 'night']).meta({ id: 'Shift' });
export type Shift = z.output<typeof Shift>;

export const StaffSkill = z
  .enum(['doctor', 'nurse', 'icuNurse', 'technician'])
  .meta({ id: 'StaffSkill' });
export type StaffSkill = z.output<typeof StaffSkill>;

/** `invented`: made up for the demo, and to be labelled so wherever it shows. */
export const CapacitySource = z.enum(['reported', 'invented']).meta({ id: 'CapacitySource' });
export type CapacitySource = z.output<typeof CapacitySource>;

const count = z.number().int().nonnegative().max(100_000);
const litres = z.number().nonnegative().max(100_000_000);

/** A slug such as `n95-mask`; what an observation may name. */
export const SupplyItem = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,39}$/, 'must be a slug such as n95-mask');

export const HospitalBeds = z
  .strictObject({
    department: DepartmentKind,
    type: BedType,
    /** What the licence allows. */
    licensed: count,
    /** What staff are there for. */
    staffed: count,
  })
  .meta({ id: 'HospitalBeds' });
export type HospitalBeds = z.output<typeof HospitalBeds>;

export const HospitalStaff = z
  .strictObject({ shift: Shift, skill: StaffSkill, people: count })
  .meta({ id: 'HospitalStaff' });
export type HospitalStaff = z.output<typeof HospitalStaff>;

export const HospitalOxygen = z
  .strictObject({ capacityLitres: litres, stockLitres: litres, dailyUseLitres: litres })
  .meta({ id: 'HospitalOxygen' });
export type HospitalOxygen = z.output<typeof HospitalOxygen>;

export const HospitalSupply = z
  .strictObject({
    item: SupplyItem,
    stock: z.number().nonnegative(),
    dailyUse: z.number().nonnegative(),
    reorderLevel: z.number().nonnegative(),
  })
  .meta({ id: 'HospitalSupply' });
export type HospitalSupply = z.output<typeof HospitalSupply>;

export const TransferLink = z
  .strictObject({
    to: Id,
    minutes: z.number().positive().max(1_440),
    /** Patients of which departments may be taken there. */
    kinds: z.array(DepartmentKind).min(1).max(8),
  })
  .meta({ id: 'TransferLink' });
export type TransferLink = z.output<typeof TransferLink>;

const once =
  <T>(keyOf: (item: T) => string) =>
  (items: readonly T[]) =>
    new Set(items.map(keyOf)).size === items.length;

/** What a hospital has. A part that is named replaces the whole of what was there. */
export const capacityInput = {
  departments: z.array(DepartmentKind).max(8).refine(once(String), 'names one twice').optional(),
  beds: z
    .array(HospitalBeds)
    .max(40)
    .refine(
      once(({ department, type }: HospitalBeds) => `${department} ${type}`),
      'names the same beds twice',
    )
    .optional(),
  staff: z
    .array(HospitalStaff)
    .max(12)
    .refine(
      once(({ shift, skill }: HospitalStaff) => `${shift} ${skill}`),
      'names a skill twice in one shift',
    )
    .optional(),
  oxygen: HospitalOxygen.nullable().optional(),
  supplies: z
    .array(HospitalSupply)
    .max(100)
    .refine(
      once(({ item }: HospitalSupply) => item),
      'names an item twice',
    )
    .optional(),
};

const BedCount = z.object({
  type: BedType,
  licensed: z.number().int(),
  staffed: z.number().int(),
  /** Null: not reported. */
  occupied: z.number().int().nullable(),
});

export const Occupancy = z
  .object({
    licensed: z.number().int(),
    staffed: z.number().int(),
    occupied: z.number().int().nullable(),
    /** Shares; above 1 when more are in than there are beds for. */
    ofLicensed: z.number().nullable(),
    ofStaffed: z.number().nullable(),
    byType: z.array(BedCount),
  })
  .meta({ id: 'Occupancy' });
export type Occupancy = z.output<typeof Occupancy>;

export const NedocsLevel = z
  .enum(['notBusy', 'busy', 'extremelyBusy', 'overcrowded', 'severe', 'dangerous'])
  .meta({ id: 'NedocsLevel' });

/** National emergency department overcrowding score; null while a figure is missing. */
export const Nedocs = z
  .object({
    score: z.number().nullable(),
    level: NedocsLevel.nullable(),
    missing: z.array(z.string()),
  })
  .meta({ id: 'Nedocs' });

/** OPEL-style: 1 calm to 4 critical, by thresholds of this installation; not an official level. */
export const OpelStyle = z
  .object({
    label: z.literal('OPEL-style'),
    level: z.number().int().min(1).max(4).nullable(),
    because: z.array(
      z.object({ measure: z.enum(['blocking', 'nedocs']), value: z.number(), level: z.number() }),
    ),
  })
  .meta({ id: 'OpelStyle' });

export const Silence = z
  .object({
    silent: z.boolean(),
    /** When the hospital spoke last; null when it never did. */
    since: Timestamp.nullable(),
  })
  .meta({ id: 'Silence' });

export const Hospital = z
  .object({
    id: Id,
    cityId: Id,
    name: z.string(),
    address: z.string(),
    area: NamedRef.nullable(),
    zoneId: Id.nullable(),
    lat: Latitude,
    lng: Longitude,
    /** Null: nothing is known of its beds. */
    capacitySource: CapacitySource.nullable(),
    departments: z.array(DepartmentKind),
    bedsLicensed: z.number().int(),
    bedsStaffed: z.number().int(),
    version: z.number().int(),
  })
  .meta({ id: 'Hospital' });
export type Hospital = z.output<typeof Hospital>;

/** One hospital as it stands now. */
export const HospitalState = z
  .object({
    id: Id,
    name: z.string(),
    area: NamedRef.nullable(),
    lat: Latitude,
    lng: Longitude,
    capacitySource: CapacitySource.nullable(),
    level: OpelStyle,
    nedocs: Nedocs,
    occupancy: Occupancy,
    edPatients: z.number().int().nullable(),
    edWaiting: z.number().int().nullable(),
    boarders: z.number().int().nullable(),
    oxygenLitres: z.number().nullable(),
    oxygenDaysLeft: z.number().nullable(),
    observedAt: Timestamp.nullable(),
    receivedAt: Timestamp.nullable(),
    silence: Silence,
  })
  .meta({ id: 'HospitalState' });
export type HospitalState = z.output<typeof HospitalState>;

export const LatestFigure = z
  .object({
    /** Null: of the hospital as a whole. */
    department: DepartmentKind.nullable(),
    /** `edPatients`, `occupied.icu`, `staff.nurse`, `supplies.n95-mask` */
    figure: z.string(),
    value: z.number(),
    observedAt: Timestamp,
  })
  .meta({ id: 'LatestFigure' });
export type LatestFigure = z.output<typeof LatestFigure>;

export const HospitalDetail = z
  .object({
    ...Hospital.shape,
    beds: z.array(HospitalBeds),
    staff: z.array(HospitalStaff),
    /** Nurses that the occupied beds call for, by the accreditation's ratios. */
    nursesNeeded: z.number().int().nullable(),
    oxygen: HospitalOxygen.nullable(),
    supplies: z.array(HospitalSupply.extend({ daysLeft: z.number().nullable() })),
    links: z.array(TransferLink.extend({ name: z.string() })),
    state: HospitalState,
    latest: z.array(LatestFigure),
    updatedAt: Timestamp,
  })
  .meta({ id: 'HospitalDetail' });
export type HospitalDetail = z.output<typeof HospitalDetail>;

const suppressible = z.number().nullable();

/** Sums over the hospitals of a zone; null where fewer than five stand behind a figure. */
export const HospitalAggregate = z
  .object({
    zoneId: Id.nullable().describe('Null: the whole city'),
    zone: z.string(),
    hospitals: suppressible,
    reporting: suppressible,
    silent: suppressible,
    bedsLicensed: suppressible,
    bedsStaffed: suppressible,
    bedsOccupied: suppressible,
    edPatients: suppressible,
    edWaiting: suppressible,
    boarders: suppressible,
    /** True when at least one figure was left out for being small. */
    suppressed: z.boolean(),
    includesInvented: z.boolean(),
  })
  .meta({ id: 'HospitalAggregate' });
export type HospitalAggregate = z.output<typeof HospitalAggregate>;

const chance = z.number().min(0.001).max(0.999);
const score = z.number().min(1).max(400);

/** What an administrator may change about how hospitals are judged. */
export const HospitalSettings = z
  .object({
    /** A hospital whose newest observation is older counts as silent. */
    silenceAfterHours: z.number().min(0.25).max(72),
    /** OPEL-style level 2, 3, 4 from this chance on that the next patient finds no staffed bed. */
    opel2Blocking: chance,
    opel3Blocking: chance,
    opel4Blocking: chance,
    /** ... or from this NEDOCS score on. */
    opel2Nedocs: score,
    opel3Nedocs: score,
    opel4Nedocs: score,
  })
  .meta({ id: 'HospitalSettings' });
export type HospitalSettings = z.output<typeof HospitalSettings>;
