import type { BedType, HospitalSettings, HospitalState } from '@pulse/contract';
import { BedType as BedTypes } from '@pulse/contract';
import { daysLeft, nedocs, nedocsLevel, opelLevel } from '@pulse/ml/queueing';
import type { Ctx } from '../../kernel/ctx.ts';
import { asLatest, edFigure, type Latest, occupiedBeds, totalFigure } from './latest.ts';
import type { BedsByType, HospitalRow } from './queries.ts';

const hourMs = 3_600_000;

/** A hospital as it stands now: what it last said, judged by the formulas and thresholds. */
export const presentState = (
  ctx: Ctx,
  settings: HospitalSettings,
  row: HospitalRow,
): HospitalState => {
  const latest = asLatest(row.latest);
  const occupancy = occupancyOf(row.beds, latest);
  const score = nedocsOf(row.beds, latest);
  const pools = occupancy.byType.flatMap(({ type, occupied, staffed }) =>
    type === 'ed' || occupied === null ? [] : [{ occupied, staffedBeds: staffed }],
  );
  const { level, because } = opelLevel({ pools, nedocs: score.score }, thresholdsOf(settings));
  const area = row.areaId === null ? undefined : ctx.geography.area(row.areaId);
  const oxygenLitres = totalFigure(latest, 'oxygenLitres') ?? row.oxygenStock;
  return {
    id: row.id,
    name: row.name,
    area: area ? { id: area.id, name: area.name } : null,
    lat: row.lat,
    lng: row.lng,
    capacitySource: row.capacitySource,
    level: { label: 'OPEL-style', level, because },
    nedocs: score,
    occupancy,
    edPatients: edFigure(latest, 'edPatients'),
    edWaiting: edFigure(latest, 'edWaiting'),
    boarders: edFigure(latest, 'boarders'),
    oxygenLitres,
    oxygenDaysLeft:
      oxygenLitres === null || row.oxygenDaily === null
        ? null
        : daysLeft(oxygenLitres, row.oxygenDaily),
    observedAt: row.observedAt?.toISOString() ?? null,
    receivedAt: row.receivedAt?.toISOString() ?? null,
    silence: {
      silent: isSilent(ctx, settings, row.observedAt),
      since: row.observedAt?.toISOString() ?? null,
    },
  };
};

const isSilent = (ctx: Ctx, settings: HospitalSettings, observedAt: Date | null): boolean =>
  observedAt === null ||
  ctx.clock.now().getTime() - observedAt.getTime() > settings.silenceAfterHours * hourMs;

export const thresholdsOf = (settings: HospitalSettings) => ({
  blocking: [settings.opel2Blocking, settings.opel3Blocking, settings.opel4Blocking] as const,
  nedocs: [settings.opel2Nedocs, settings.opel3Nedocs, settings.opel4Nedocs] as const,
});

/** Of the wards; the emergency department stands in `byType` only, since nobody stays there. */
const occupancyOf = (beds: BedsByType, latest: Latest): HospitalState['occupancy'] => {
  const byType = BedTypes.options.flatMap((type: BedType) => {
    const [licensed, staffed] = beds[type] ?? [0, 0];
    const occupied = occupiedBeds(latest, type);
    return beds[type] === undefined && occupied === null
      ? []
      : [{ type, licensed, staffed, occupied }];
  });
  const wards = byType.filter(({ type }) => type !== 'ed');
  const known = wards.filter(({ occupied }) => occupied !== null);
  const sum = (of: typeof wards, key: 'licensed' | 'staffed' | 'occupied') =>
    of.reduce((total, one) => total + (one[key] ?? 0), 0);
  const occupied = known.length === 0 ? null : sum(known, 'occupied');
  const share = (places: number) => (occupied === null || places === 0 ? null : occupied / places);
  return {
    licensed: sum(wards, 'licensed'),
    staffed: sum(wards, 'staffed'),
    occupied,
    // Against the beds of the types that were reported, or a part would pass for the whole.
    ofLicensed: share(sum(known, 'licensed')),
    ofStaffed: share(sum(known, 'staffed')),
    byType,
  };
};

const nedocsOf = (beds: BedsByType, latest: Latest): HospitalState['nedocs'] => {
  const hospitalBeds = BedTypes.options
    .filter((type) => type !== 'ed')
    .reduce((sum, type) => sum + (beds[type]?.[0] ?? 0), 0);
  const input = {
    edPatients: edFigure(latest, 'edPatients'),
    edBeds: beds.ed?.[0] || null,
    boarders: edFigure(latest, 'boarders'),
    hospitalBeds: hospitalBeds || null,
    ventilatedInEd: edFigure(latest, 'ventilatedInEd'),
    longestBoardingHours: edFigure(latest, 'longestBoardingHours'),
    lastDoorToBedHours: edFigure(latest, 'lastDoorToBedHours'),
  };
  const missing = Object.entries(input).flatMap(([name, value]) => (value === null ? [name] : []));
  if (missing.length > 0) return { score: null, level: null, missing };
  const score = nedocs(asComplete(input));
  return { score, level: nedocsLevel(score), missing };
};

/** Called only when no figure is missing. */
const asComplete = <T extends Record<string, number | null>>(input: T) =>
  input as { [K in keyof T]: number };
