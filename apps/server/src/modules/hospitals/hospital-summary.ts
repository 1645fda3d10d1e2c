import type { HospitalAggregate, HospitalState } from '@pulse/contract';
import { requireRole } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { auditHospitalRead } from './audit-hospital-read.ts';
import { presentState } from './present-state.ts';
import { selectHospitals } from './queries.ts';
import { readHospitalSettings } from './read-hospital-settings.ts';
import { suppressSmall } from './suppress-small.ts';

const measures = {
  hospitals: () => 1,
  reporting: ({ silence }: HospitalState) => Number(!silence.silent),
  silent: ({ silence }: HospitalState) => Number(silence.silent),
  bedsLicensed: ({ occupancy }: HospitalState) => occupancy.licensed,
  bedsStaffed: ({ occupancy }: HospitalState) => occupancy.staffed,
  bedsOccupied: ({ occupancy }: HospitalState) => occupancy.occupied,
  edPatients: ({ edPatients }: HospitalState) => edPatients,
  edWaiting: ({ edWaiting }: HospitalState) => edWaiting,
  boarders: ({ boarders }: HospitalState) => boarders,
} satisfies Record<string, (state: HospitalState) => number | null>;
type Measure = keyof typeof measures;
const names = Object.keys(measures) as Measure[];

/** Sums by zone and for the city; nothing that fewer than five hospitals or patients stand behind. */
export const hospitalSummary = async (
  ctx: Ctx,
  { city }: { readonly city?: string | undefined },
): Promise<{ items: HospitalAggregate[]; nextCursor: null }> => {
  requireRole(ctx.actor, 'analyst', 'admin');
  const { settings } = await readHospitalSettings(ctx.db);
  const cityId = city ?? ctx.config.defaultCityId;
  const rows = await selectHospitals(ctx.db, 'all')
    .where('hospitals.cityId', '=', cityId)
    .where('hospitals.capacitySource', 'is not', null)
    .execute();
  const zones = new Map<string, HospitalState[]>();
  const all = rows.map((row) => {
    const state = presentState(ctx, settings, row);
    const zoneId = (row.areaId && ctx.geography.area(row.areaId)?.zoneId) || 'none';
    zones.set(zoneId, [...(zones.get(zoneId) ?? []), state]);
    return state;
  });
  await auditHospitalRead(
    ctx,
    'summary',
    rows.map(({ id }) => id),
  );
  const groups = [...zones].sort(([a], [b]) => (a < b ? -1 : 1));
  const columns = new Map(
    names.map((name) => {
      const cell = (states: readonly HospitalState[]) => {
        const values = states.flatMap((state) => measures[name](state) ?? []);
        return { behind: values.length, value: values.reduce((sum, value) => sum + value, 0) };
      };
      return [
        name,
        suppressSmall(
          cell(all),
          groups.map(([, states]) => cell(states)),
        ),
      ];
    }),
  );
  const line = (zoneId: string | null, zone: string, at: number, states: HospitalState[]) => {
    const shown = hideRemainder(eachMeasure((name) => columns.get(name)?.[at] ?? null));
    return {
      zoneId,
      zone,
      ...shown,
      suppressed: Object.values(shown).includes(null),
      includesInvented: states.some(({ capacitySource }) => capacitySource === 'invented'),
    };
  };
  const cityName = ctx.geography.city(cityId)?.name.en ?? cityId;
  return {
    items: [
      line(null, cityName, 0, all),
      ...groups.map(([zoneId, states], index) =>
        line(zoneId, ctx.geography.zoneName(zoneId) ?? 'Outside every zone', index + 1, states),
      ),
    ],
    nextCursor: null,
  };
};

/** Has a value for every measure, since it is made from all their names. */
const eachMeasure = (figure: (name: Measure) => number | null) =>
  Object.fromEntries(names.map((name) => [name, figure(name)])) as Record<Measure, number | null>;

/** Reporting and silent make up all: where one is left out, the other would tell it. */
const hideRemainder = (shown: Record<Measure, number | null>): typeof shown =>
  shown.reporting === null || shown.silent === null
    ? { ...shown, reporting: null, silent: null }
    : shown;
