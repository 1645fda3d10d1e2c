import type { BedPart } from './bed-part.ts';
import type { CompiledProblem } from './compile-problem.ts';
import type { NursePart } from './nurse-part.ts';
import { shareThere } from './occupancy-kernel.ts';
import type { StockPart } from './stock-part.ts';

/** What is left of a problem once transfers and the price of money are given: independent parts. */
export interface PlanParts {
  readonly beds: readonly (readonly Placed<BedPart>[])[];
  readonly nurses: readonly (readonly Placed<NursePart>[])[];
  readonly stocks: readonly (readonly Placed<StockPart>[])[];
}

export interface Placed<P> {
  readonly part: P;
  /** Place of the lever of each bound, -1 where there is none. */
  readonly levers: Int32Array;
}

export const splitParts = (compiled: CompiledProblem): PlanParts => {
  const { problem, levers, own } = compiled;
  const days = problem.days.length;
  const cells = days * problem.shifts.length;
  const reached = reachedDays(compiled);
  const beds = problem.hospitals.map((hospital, h) =>
    hospital.departments.map((department, d) => ({
      part: {
        blocks: department.blocks,
        staffed: department.bedsStaffed,
        own: own[h]?.[d] as Float64Array,
        hard: reached[h]?.[d] as Uint8Array,
        least: new Int32Array(department.blocks.length * days),
        most: new Int32Array(department.blocks.length * days),
      },
      levers: new Int32Array(department.blocks.length * days).fill(-1),
    })),
  );
  const nurses = problem.hospitals.map((hospital, h) =>
    hospital.nurses.map((pool, p) => {
      const lacking = new Float64Array(cells);
      for (let cell = 0; cell < cells; cell++) {
        const day = Math.floor(cell / problem.shifts.length);
        const shift = cell % problem.shifts.length;
        lacking[cell] = -(pool.rostered[day]?.[shift] ?? 0);
        hospital.departments.forEach((department, d) => {
          if (compiled.poolOf[h]?.[d] !== p) return;
          lacking[cell] =
            (lacking[cell] as number) +
            (own[h]?.[d]?.[day] as number) *
              (compiled.nursesPerPatient[h]?.[d] as number) *
              (department.shiftLoad?.[shift] ?? 1);
        });
      }
      return {
        part: {
          lacking,
          sources: pool.sources,
          least: new Int32Array(pool.sources.length * cells),
          most: new Int32Array(pool.sources.length * cells),
        },
        levers: new Int32Array(pool.sources.length * cells).fill(-1),
      };
    }),
  );
  const stocks = problem.hospitals.map((hospital) =>
    hospital.stocks.map((stock) => ({
      part: {
        start: stock.stock - stock.reserve,
        capacity: stock.capacity - stock.reserve,
        shortfallWeight: stock.shortfallWeight,
        deliveries: stock.deliveries,
        least: new Int32Array(stock.deliveries.length * days),
        most: new Int32Array(stock.deliveries.length * days),
      },
      levers: new Int32Array(stock.deliveries.length * days).fill(-1),
    })),
  );
  levers.forEach((lever, index) => {
    if (lever.kind === 'move') return;
    const h = lever.hospital;
    const placed =
      lever.kind === 'open'
        ? beds[h]?.[lever.department]
        : lever.kind === 'call'
          ? nurses[h]?.[lever.pool]
          : stocks[h]?.[lever.stock];
    if (!placed) return;
    const at =
      lever.kind === 'call'
        ? lever.option * cells + lever.day * problem.shifts.length + lever.shift
        : lever.option * days + lever.day;
    placed.part.least[at] = lever.least;
    placed.part.most[at] = lever.most;
    placed.levers[at] = index;
  });
  return { beds, nurses, stocks };
};

/** 1 on days when somebody may be there who was taken there. */
const reachedDays = ({ problem, levers }: CompiledProblem): Uint8Array[][] => {
  const reached = problem.hospitals.map(({ departments }) =>
    departments.map(() => new Uint8Array(problem.days.length)),
  );
  for (const lever of levers) {
    if (lever.kind !== 'move' || lever.most === 0) continue;
    const staying = problem.hospitals[lever.to]?.departments[lever.toDepartment]?.staying ?? [];
    const flags = reached[lever.to]?.[lever.toDepartment] as Uint8Array;
    for (let day = lever.day; day < flags.length; day++) {
      if (shareThere(staying, lever.day, day) > 0) flags[day] = 1;
    }
  }
  return reached;
};
