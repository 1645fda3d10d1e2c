import { BedType, DepartmentKind } from '@pulse/contract';
import fc from 'fast-check';
import { type Latest, latestKey } from '../../latest.ts';
import type { Standing } from '../load-standing.ts';

const moment = '2026-03-02T06:00:00.000Z';
const count = fc.nat({ max: 400 });
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const beds = fc.uniqueArray(
  fc.record({
    department: fc.constantFrom(...DepartmentKind.options),
    type: fc.constantFrom(...BedType.options),
    licensed: count,
    staffed: count,
  }),
  { selector: ({ department, type }) => `${department} ${type}`, maxLength: 20 },
);

/** Occupied beds by type, of the hospital as a whole and of its departments. */
const latest: fc.Arbitrary<Latest> = fc
  .array(
    fc.tuple(
      fc.option(fc.constantFrom(...DepartmentKind.options), { nil: null }),
      fc.constantFrom(...BedType.options),
      count,
    ),
  )
  .map((figures) =>
    Object.fromEntries(
      figures.map(([department, type, value]) => [
        latestKey(department, `occupied.${type}`),
        { value, at: moment },
      ]),
    ),
  );

/** Any hospital that could be: full, empty, silent, invented, with a name of any characters. */
export const anyStanding: fc.Arbitrary<Standing> = fc
  .record({
    id: fc.uuid(),
    name: fc.string({ minLength: 1, unit: 'binary' }),
    address: fc.string({ unit: 'grapheme' }),
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
    lng: fc.double({ min: -180, max: 180, noNaN: true }),
    invented: fc.boolean(),
    level: orNull(fc.integer({ min: 1, max: 4 })),
    edPatients: orNull(count),
    edWaiting: orNull(count),
    boarders: orNull(count),
    oxygenLitres: orNull(fc.double({ min: 0, max: 1e8, noNaN: true })),
    oxygenDaysLeft: orNull(fc.double({ min: 0, max: 1e4, noNaN: true })),
    hasSpoken: fc.boolean(),
    silent: fc.boolean(),
    departments: fc.subarray([...DepartmentKind.options]),
    beds,
    latest,
  })
  .map(({ invented, level, hasSpoken, silent, address, departments, beds, latest, ...rest }) => ({
    state: {
      ...rest,
      area: null,
      capacitySource: invented ? 'invented' : 'reported',
      level: { label: 'OPEL-style', level, because: [] },
      nedocs: { score: null, level: null, missing: [] },
      occupancy: {
        licensed: 0,
        staffed: 0,
        occupied: null,
        ofLicensed: null,
        ofStaffed: null,
        byType: [],
      },
      observedAt: hasSpoken ? moment : null,
      receivedAt: hasSpoken ? moment : null,
      silence: { silent: silent || !hasSpoken, since: hasSpoken ? moment : null },
    },
    address,
    timeZone: 'Asia/Kolkata',
    departments,
    beds,
    latest,
    updatedAt: new Date('2026-01-05T00:00:00Z'),
  }));
