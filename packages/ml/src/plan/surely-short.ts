import type { CompiledProblem } from './compile-problem.ts';
import { fewestArriving } from './cover-greedily.ts';
import { shareThere } from './occupancy-kernel.ts';

/**
 * Whether some department lacks beds or some pool nurses even with all that may be opened, called
 * and taken elsewhere there: then no plan is without shortage, and none need be looked for.
 */
export const surelyShort = (compiled: CompiledProblem): boolean => {
  const { problem, levers, own, poolOf } = compiled;
  const { hospitals, days, shifts } = problem;
  const fewest = own.map((departments) => departments.map((patients) => patients.slice()));
  const beds = hospitals.map(({ departments }) =>
    departments.map(({ bedsStaffed }) => new Float64Array(days.length).fill(bedsStaffed)),
  );
  const nurses = hospitals.map(({ nurses: pools }) =>
    pools.map(({ rostered }) => Float64Array.from(rostered.flat())),
  );
  const leaving = new Map<string, number>();
  for (const lever of levers) {
    const { hospital: h, day } = lever;
    if (lever.kind === 'open') {
      add(beds[h]?.[lever.department], day, lever.most * lever.beds);
    } else if (lever.kind === 'call') {
      add(nurses[h]?.[lever.pool], day * shifts.length + lever.shift, lever.most);
    } else if (lever.kind === 'move') {
      const key = `${h} ${lever.department} ${day}`;
      const left = leaving.get(key) ?? fewestArriving(compiled, lever);
      // What is locked in may be more than come.
      const taken = Math.max(lever.least, Math.min(lever.most, left));
      leaving.set(key, left - taken);
      const staying = hospitals[h]?.departments[lever.department]?.staying ?? [];
      for (let on = day; on < days.length; on++) {
        add(fewest[h]?.[lever.department], on, -taken * shareThere(staying, day, on));
      }
    }
  }
  return hospitals.some(
    (hospital, h) =>
      hospital.departments.some((_, d) =>
        fewest[h]?.[d]?.some((patients, on) => patients > (beds[h]?.[d]?.[on] as number) + 1e-6),
      ) ||
      hospital.nurses.some((_, p) =>
        nurses[h]?.[p]?.some((there, cell) => {
          const on = Math.floor(cell / shifts.length);
          let needed = 0;
          hospital.departments.forEach((department, d) => {
            if (poolOf[h]?.[d] !== p) return;
            const each = compiled.nursesPerPatient[h]?.[d] as number;
            const load = department.shiftLoad?.[cell % shifts.length] ?? 1;
            needed += (fewest[h]?.[d]?.[on] as number) * each * load;
          });
          return needed > there + 1e-6;
        }),
      ),
  );
};

const add = (values: Float64Array | undefined, at: number, by: number): void => {
  if (values) values[at] = (values[at] as number) + by;
};
