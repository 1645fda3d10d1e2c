import type { BedType, DepartmentKind } from '@pulse/contract';
import type { Ctx } from '../kernel/ctx.ts';
import { testCityId } from './test-city.ts';

interface TestHospital {
  readonly name?: string;
  readonly lat?: number;
  readonly lng?: number;
  readonly areaId?: string | null;
  readonly capacitySource?: 'reported' | 'invented';
  readonly cityId?: string;
}

const beds: readonly {
  department: DepartmentKind;
  type: BedType;
  licensed: number;
  staffed: number;
}[] = [
  { department: 'ed', type: 'ed', licensed: 30, staffed: 30 },
  { department: 'ward', type: 'ward', licensed: 250, staffed: 200 },
  { department: 'icu', type: 'icu', licensed: 50, staffed: 40 },
];

/** A hospital with 30 places in its emergency department, 250 beds in wards and 50 in intensive care. */
export const addHospital = async (ctx: Ctx, hospital: TestHospital = {}): Promise<string> => {
  const id = ctx.ids.next();
  await ctx.db
    .insertInto('hospitals')
    .values({
      id,
      cityId: testCityId,
      areaId: 'test-w1',
      name: `Hospital ${id.slice(-4)}`,
      address: '',
      lat: 12.95,
      lng: 77.65,
      capacitySource: 'reported',
      oxygenCapacity: 20_000,
      oxygenStock: 12_000,
      oxygenDaily: 3_000,
      updatedAt: ctx.clock.now(),
      ...hospital,
    })
    .execute();
  await ctx.db.insertInto('hospitalNow').values({ hospitalId: id }).execute();
  await ctx.db
    .insertInto('hospitalDepartments')
    .values(beds.map(({ department }) => ({ hospitalId: id, kind: department })))
    .execute();
  await ctx.db
    .insertInto('hospitalBeds')
    .values(beds.map((one) => ({ hospitalId: id, ...one })))
    .execute();
  await ctx.db
    .insertInto('hospitalSupplies')
    .values({ hospitalId: id, item: 'n95-mask', stock: 900, dailyUse: 300, reorderLevel: 500 })
    .execute();
  return id;
};
