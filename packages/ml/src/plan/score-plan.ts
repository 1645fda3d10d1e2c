import type { CompiledProblem } from './compile-problem.ts';
import { shareThere } from './occupancy-kernel.ts';

/** What a plan comes to under the scenario it has to bear. Indexed by hospital, then by part. */
export interface PlanScore {
  /** Net patients there who were taken there or elsewhere, by department and day. */
  readonly moved: Float64Array[][];
  readonly occupancy: Float64Array[][];
  readonly beds: Float64Array[][];
  readonly overflow: Float64Array[][];
  /** By pool, at day x shifts + shift. */
  readonly nursesNeeded: Float64Array[][];
  readonly nurses: Float64Array[][];
  readonly nurseShortage: Float64Array[][];
  /** Missing on a day, by stock. */
  readonly shortfall: Float64Array[][];
  readonly transfers: number;
  readonly money: number;
  /** Weighted shortages, overflow and shortfalls alone. */
  readonly shortageWeight: number;
  readonly objective: number;
}

/** Works out a plan from its amounts, one for each lever. */
export const scorePlan = (compiled: CompiledProblem, amounts: Float64Array): PlanScore => {
  const { problem, own } = compiled;
  const { days, shifts, hospitals, weights } = problem;
  const blank = (parts: readonly unknown[], length: number) =>
    parts.map(() => new Float64Array(length));
  const moved = hospitals.map(({ departments }) => blank(departments, days.length));
  const beds = hospitals.map(({ departments }) =>
    departments.map(({ bedsStaffed }) => new Float64Array(days.length).fill(bedsStaffed)),
  );
  const nurses = hospitals.map((hospital) =>
    hospital.nurses.map(({ rostered }) => Float64Array.from(rostered.flat())),
  );
  const delivered = hospitals.map(({ stocks }) => blank(stocks, days.length));
  let money = 0;
  let transfers = 0;
  compiled.levers.forEach((lever, at) => {
    const amount = amounts[at] as number;
    money += amount * lever.cost;
    if (lever.kind === 'open') {
      add(beds[lever.hospital]?.[lever.department], lever.day, amount * lever.beds);
      const before =
        compiled.levers[at - 1]?.kind === 'open' && sameOption(compiled, at)
          ? (amounts[at - 1] as number)
          : lever.openNow;
      money += lever.setUpCost * Math.max(0, amount - before);
    } else if (amount === 0) {
      return;
    } else if (lever.kind === 'call') {
      add(nurses[lever.hospital]?.[lever.pool], lever.day * shifts.length + lever.shift, amount);
    } else if (lever.kind === 'order') {
      add(delivered[lever.hospital]?.[lever.stock], lever.day, amount * lever.amount);
    } else {
      transfers += amount;
      const leaves = hospitals[lever.hospital]?.departments[lever.department];
      const takes = hospitals[lever.to]?.departments[lever.toDepartment];
      for (let day = lever.day; day < days.length; day++) {
        const leftShare = shareThere(leaves?.staying ?? [], lever.day, day);
        const takenShare = shareThere(takes?.staying ?? [], lever.day, day);
        add(moved[lever.hospital]?.[lever.department], day, -amount * leftShare);
        add(moved[lever.to]?.[lever.toDepartment], day, amount * takenShare);
      }
    }
  });
  let shortageWeight = 0;
  const occupancy = moved.map((departments, h) =>
    departments.map((net, d) => net.map((value, day) => value + (own[h]?.[d]?.[day] as number))),
  );
  const overflow = occupancy.map((departments, h) =>
    departments.map((patients, d) =>
      patients.map((value, day) => {
        const over = Math.max(0, tidy(value - (beds[h]?.[d]?.[day] as number)));
        shortageWeight += weights.overflow * over;
        return over;
      }),
    ),
  );
  const nursesNeeded = hospitals.map((hospital, h) => {
    const needed = blank(hospital.nurses, days.length * shifts.length);
    hospital.departments.forEach((department, d) => {
      const pool = needed[compiled.poolOf[h]?.[d] as number];
      const each = compiled.nursesPerPatient[h]?.[d] as number;
      for (let day = 0; day < days.length; day++) {
        const patients = occupancy[h]?.[d]?.[day] as number;
        for (let s = 0; s < shifts.length; s++) {
          add(pool, day * shifts.length + s, patients * each * (department.shiftLoad?.[s] ?? 1));
        }
      }
    });
    return needed;
  });
  const nurseShortage = nursesNeeded.map((pools, h) =>
    pools.map((needed, p) =>
      needed.map((value, at) => {
        const short = Math.max(0, tidy(value - (nurses[h]?.[p]?.[at] as number)));
        shortageWeight += weights.nurseShortage * short;
        return short;
      }),
    ),
  );
  const shortfall = hospitals.map((hospital, h) =>
    hospital.stocks.map((stock, i) => {
      const missing = new Float64Array(days.length);
      let left = stock.stock - stock.reserve;
      for (let day = 0; day < days.length; day++) {
        left += (delivered[h]?.[i]?.[day] as number) - stock.baseDailyUse;
        hospital.departments.forEach(({ id }, d) => {
          left -= (stock.usePerPatientDay[id] ?? 0) * (occupancy[h]?.[d]?.[day] as number);
        });
        missing[day] = Math.max(0, tidy(-left));
        left = Math.min(Math.max(left, 0), stock.capacity - stock.reserve);
        shortageWeight += stock.shortfallWeight * (missing[day] as number);
      }
      return missing;
    }),
  );
  return {
    moved,
    occupancy,
    beds,
    overflow,
    nursesNeeded,
    nurses,
    nurseShortage,
    shortfall,
    transfers,
    money,
    shortageWeight,
    objective: shortageWeight + money + weights.transfer * transfers,
  };
};

/** Whether the lever before is the same block of beds on the day before. */
const sameOption = ({ levers }: CompiledProblem, at: number): boolean => {
  const lever = levers[at];
  const before = levers[at - 1];
  return (
    lever?.kind === 'open' &&
    before?.kind === 'open' &&
    before.hospital === lever.hospital &&
    before.department === lever.department &&
    before.option === lever.option
  );
};

const add = (into: Float64Array | undefined, at: number, value: number): void => {
  if (into) into[at] = (into[at] as number) + value;
};

/** What is less than a millionth is rounding of the solver, not a patient. */
const tidy = (value: number): number => (value < 1e-6 ? Math.min(value, 0) : value);
