import type { BedType, DepartmentKind, Shift, StaffSkill } from '@pulse/contract';
import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/ctx.ts';
import { asLatest, latestKey } from './latest.ts';

/** What one hospital has to meet demand with: what was registered, and the newest stock counted. */
export interface HospitalResources {
  readonly id: string;
  readonly name: string;
  readonly zoneId: string | null;
  readonly invented: boolean;
  readonly beds: readonly {
    readonly department: DepartmentKind;
    readonly type: BedType;
    readonly licensed: number;
    readonly staffed: number;
  }[];
  /** Empty: the roster is not known. */
  readonly staff: readonly {
    readonly shift: Shift;
    readonly skill: StaffSkill;
    readonly people: number;
  }[];
  /** Null: nothing is known of it. */
  readonly oxygen: {
    readonly capacityLitres: number;
    readonly stockLitres: number;
    readonly dailyUseLitres: number;
  } | null;
  readonly supplies: readonly {
    readonly item: string;
    readonly stock: number;
    readonly dailyUse: number;
    readonly reorderLevel: number;
  }[];
  readonly links: readonly {
    readonly to: string;
    readonly minutes: number;
    readonly kinds: readonly DepartmentKind[];
  }[];
}

/** Resources of open hospitals, in the order of their ids; ids that are not there are left out. */
export const loadHospitalResources = async (
  db: Db | Tx,
  hospitalIds: readonly string[],
): Promise<HospitalResources[]> => {
  const { rows } = await sql<{
    id: string;
    name: string;
    zoneId: string | null;
    invented: boolean;
    oxygenCapacity: number | null;
    oxygenStock: number | null;
    oxygenDaily: number | null;
    latest: unknown;
    beds: HospitalResources['beds'];
    staff: HospitalResources['staff'];
    supplies: HospitalResources['supplies'];
    links: HospitalResources['links'];
  }>`
    SELECT hospitals.id, hospitals.name, areas.zone_id,
      coalesce(capacity_source = 'invented', false) AS invented,
      oxygen_capacity, oxygen_stock, oxygen_daily, latest,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('department', department, 'type', type,
          'licensed', licensed, 'staffed', staffed) ORDER BY department, type), '[]')
        FROM hospital_beds WHERE hospital_id = hospitals.id) AS beds,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('shift', shift, 'skill', skill,
          'people', people) ORDER BY shift, skill), '[]')
        FROM hospital_staff WHERE hospital_id = hospitals.id) AS staff,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('item', item, 'stock', stock, 'dailyUse',
          daily_use, 'reorderLevel', reorder_level) ORDER BY item), '[]')
        FROM hospital_supplies WHERE hospital_id = hospitals.id) AS supplies,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('to', to_id, 'minutes', minutes,
          'kinds', kinds) ORDER BY minutes, to_id), '[]')
        FROM hospital_links WHERE from_id = hospitals.id) AS links
    FROM hospitals
    JOIN hospital_now ON hospital_now.hospital_id = hospitals.id
    LEFT JOIN areas ON areas.id = hospitals.area_id
    WHERE hospitals.open AND hospitals.id = any(${[...hospitalIds]}::text[])
    ORDER BY hospitals.id`.execute(db);
  return rows.map((row) => {
    const latest = asLatest(row.latest);
    const counted = (figure: string) => latest[latestKey(null, figure)]?.value;
    return {
      id: row.id,
      name: row.name,
      zoneId: row.zoneId,
      invented: row.invented,
      beds: row.beds,
      staff: row.staff,
      oxygen:
        row.oxygenCapacity === null || row.oxygenDaily === null
          ? null
          : {
              capacityLitres: row.oxygenCapacity,
              stockLitres: counted('oxygenLitres') ?? row.oxygenStock ?? 0,
              dailyUseLitres: row.oxygenDaily,
            },
      supplies: row.supplies.map((one) => ({
        ...one,
        stock: counted(`supplies.${one.item}`) ?? one.stock,
      })),
      links: row.links,
    };
  });
};
