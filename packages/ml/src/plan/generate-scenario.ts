import { createRandom, type Random } from '../numeric/index.ts';
import { indianNurseRatios } from '../queueing/index.ts';
import { type DepartmentShape, departmentKinds } from './department-kinds.ts';
import type {
  BedBlocks,
  NursePool,
  PlanDepartment,
  PlanHospital,
  PlanLink,
  PlanProblem,
  PlanStock,
} from './plan-problem.ts';

export interface ScenarioSize {
  readonly hospitals: number;
  /** 1 to 8. */
  readonly departments: number;
  readonly days: number;
}

/**
 * A made-up city in a surge: a festival on some day raises arrivals, most where burns and breath
 * are treated, most in the hospitals near it. Shapes follow from the seed; no figure is a real
 * hospital's. Budgets are short in a third of them.
 */
export const generateScenario = (seed: number, size: ScenarioSize): PlanProblem => {
  const random = createRandom(seed);
  const kinds = departmentKinds.slice(0, size.departments);
  const peak = 2 + random.int(Math.max(1, size.days - 4));
  const places = Array.from({ length: size.hospitals }, () => ({
    x: random.next(),
    y: random.next(),
  }));
  const fairX = random.next();
  const fairY = random.next();
  const hospitals = places.map(({ x, y }, h) =>
    hospital(random, `h${h + 1}`, kinds, size.days, {
      peak,
      strength: 2 * Math.exp(-3 * Math.hypot(x - fairX, y - fairY)) * (0.5 + random.next()),
    }),
  );
  const links = places.flatMap((here, from) =>
    places
      .map((there, to) => ({ to, km: 40 * Math.hypot(here.x - there.x, here.y - there.y) }))
      .filter(({ to }) => to !== from)
      .sort((a, b) => a.km - b.km)
      .slice(0, 4)
      .map(
        ({ to, km }): PlanLink => ({
          from: `h${from + 1}`,
          to: `h${to + 1}`,
          departments: kinds.filter(({ id }) => id !== 'ed').map(({ id }) => id),
          mostPerDay: 2 + random.int(5),
          costPerPatient: Math.round(1_500 + 100 * km),
        }),
      ),
  );
  return {
    days: Array.from({ length: size.days }, (_, day) => `day-${day + 1}`),
    shifts: ['morning', 'evening', 'night'],
    scenarios: ['p50', 'p90'],
    planFor: 'p90',
    hospitals,
    links,
    budget:
      random.next() < 1 / 3
        ? Math.round(size.hospitals * size.days * size.departments * (7_000 + random.int(12_000)))
        : null,
    weights: { nurseShortage: 20_000, overflow: 40_000, transfer: 1_000 },
    ratios: indianNurseRatios,
    locks: [],
  };
};

interface Surge {
  readonly peak: number;
  readonly strength: number;
}

const hospital = (
  random: Random,
  id: string,
  kinds: readonly DepartmentShape[],
  days: number,
  surge: Surge,
): PlanHospital => {
  const scale = 0.4 + 1.2 * random.next();
  const departments = kinds.map((kind) => department(random, kind, scale, days, surge));
  return {
    id,
    departments,
    nurses: [...new Set(kinds.map(({ skill }) => skill))].map((skill) =>
      pool(random, skill, departments, days),
    ),
    stocks: [
      stock(
        random,
        'oxygen',
        'oxygen',
        departments,
        1,
        Object.fromEntries(kinds.map((kind) => [kind.id, kind.oxygenLitres])),
        days,
      ),
      stock(
        random,
        'n95-mask',
        'supply',
        departments,
        6,
        Object.fromEntries(kinds.map((kind) => [kind.id, kind.id === 'icu' ? 12 : 4])),
        days,
      ),
    ],
  };
};

const department = (
  random: Random,
  shape: DepartmentShape,
  scale: number,
  days: number,
  surge: Surge,
): PlanDepartment => {
  const bedsStaffed = Math.max(3, Math.round(shape.beds * scale * (0.8 + 0.4 * random.next())));
  const usual = 0.6 + 0.3 * random.next();
  const keep = Math.exp(-1 / shape.stayDays);
  // A stay is followed until fewer than one in twenty are left.
  const staying: number[] = [];
  for (let share = (1 + keep) / 2; share > 0.05; share *= keep) staying.push(round(share, 4));
  const daysInBed = staying.reduce((sum, share) => sum + share, 0);
  const base = (usual * bedsStaffed) / Math.max(daysInBed, 0.3);
  const p50 = Array.from({ length: days }, (_, day) => {
    const wave = shape.surge * surge.strength * Math.exp(-0.5 * ((day - surge.peak) / 1.5) ** 2);
    return round(base * (1 + wave) * (0.93 + 0.14 * random.next()), 2);
  });
  const p90 = p50.map((mean) => round(mean + 1.2816 * Math.sqrt(mean) * 0.6, 2));
  const surgeBlocks = 1 + random.int(3);
  const blocks: BedBlocks[] = [
    block(
      'closed',
      'licensed',
      2,
      1 + random.int(3),
      Math.round(3_000 + 2_000 * random.next()),
      1_000 + 500 * random.int(3),
      0,
    ),
    block(
      'surge',
      'surge',
      4,
      surgeBlocks,
      Math.round(12_000 + 12_000 * random.next()),
      3_000 + 1_000 * random.int(3),
      1,
    ),
  ];
  return {
    id: shape.id,
    skill: shape.skill,
    care: shape.care,
    occupied: Math.round(usual * bedsStaffed),
    censusStaying: Array.from({ length: days }, (_, day) => round(keep ** day, 4)),
    arrivals: { p50, p90 },
    staying,
    ...(shape.id === 'ed' ? { shiftLoad: [1, 1.2, 0.6] } : {}),
    bedsStaffed,
    blocks,
  };
};

const block = (
  id: string,
  kind: BedBlocks['kind'],
  bedsPerBlock: number,
  blocks: number,
  setUpCost: number,
  dayAndBed: number,
  leadDays: number,
): BedBlocks => ({
  id,
  kind,
  bedsPerBlock,
  blocks,
  openNow: 0,
  setUpCost,
  costPerDay: dayAndBed * bedsPerBlock,
  leadDays,
});

/** A roster that suffices for somewhat more than the usual census, thinner at night. */
const pool = (
  random: Random,
  skill: string,
  departments: readonly PlanDepartment[],
  days: number,
): NursePool => {
  let usual = 0;
  for (const one of departments) {
    if (one.skill !== skill) continue;
    for (const [level, share] of Object.entries(one.care)) {
      usual +=
        (one.occupied * (share ?? 0)) / indianNurseRatios[level as keyof typeof indianNurseRatios];
    }
  }
  const cost = skill === 'icuNurse' ? 2_600 : 1_800;
  const slack = 0.98 + 0.2 * random.next();
  return {
    skill,
    rostered: Array.from({ length: days }, () =>
      [1.03, 1, 0.97].map((share) => Math.ceil(usual * slack * share)),
    ),
    sources: [
      {
        id: 'overtime',
        cost,
        mostPerShift: Math.max(1, Math.round(usual * 0.12)),
        mostInAll: Math.max(2, Math.round(usual * 0.12 * days)),
        leadDays: 0,
      },
      {
        id: 'agency',
        cost: Math.round(cost * (1.8 + random.next())),
        mostPerShift: Math.max(1, Math.round(usual * 0.2)),
        mostInAll: null,
        leadDays: 1,
      },
    ],
  };
};

const stock = (
  random: Random,
  id: string,
  kind: PlanStock['kind'],
  departments: readonly PlanDepartment[],
  unitCost: number,
  usePerPatientDay: Readonly<Record<string, number>>,
  days: number,
): PlanStock => {
  const daily = departments.reduce(
    (sum, one) => sum + one.occupied * (usePerPatientDay[one.id] ?? 0),
    0,
  );
  const held = daily * (2 + 0.5 * days * random.next());
  const money = (unitCost * daily * 0.02) / Math.max(1, unitCost);
  return {
    id,
    kind,
    stock: Math.round(held),
    capacity: Math.round(Math.max(held, daily * 6)),
    reserve: Math.round(daily * 0.5),
    baseDailyUse: 0,
    usePerPatientDay,
    deliveries: [
      {
        id: 'usual',
        amount: Math.max(1, Math.round(daily * 1.5)),
        cost: Math.round(money * 1.5),
        mostPerDay: 1,
        leadDays: 2,
      },
      {
        id: 'express',
        amount: Math.max(1, Math.round(daily * 0.6)),
        cost: Math.round(money * 1.1),
        mostPerDay: 2,
        leadDays: 0,
      },
    ],
    shortfallWeight: (20_000 * 8) / Math.max(1, daily / 10),
  };
};

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
