import type { CompiledProblem } from './compile-problem.ts';
import { fewestArriving } from './cover-greedily.ts';
import type { MoveLever } from './lever.ts';
import { shareThere } from './occupancy-kernel.ts';
import type { PlanParts } from './plan-parts.ts';

/**
 * Amounts of transfers near those wanted, whole, as far as patients, links and beds that may be
 * opened allow; what is locked in is kept whatever it breaks. Everything else is 0.
 */
export const placeMoves = (
  compiled: CompiledProblem,
  parts: PlanParts,
  wanted: Float64Array,
): Float64Array => {
  const { problem, levers, own } = compiled;
  const days = problem.days.length;
  const amounts = new Float64Array(levers.length);
  const leaveLeft = new Map<string, number>();
  const linkLeft = new Map<string, number>();
  // Where nobody may be left without a bed, what can be there at most.
  const room = problem.hospitals.map(({ departments }, h) =>
    departments.map(({ bedsStaffed, blocks }, d) =>
      Float64Array.from({ length: days }, (_, day) => {
        const part = parts.beds[h]?.[d]?.part;
        if (part?.hard[day] !== 1) return Infinity;
        return blocks.reduce(
          (sum, { bedsPerBlock }, o) => sum + bedsPerBlock * (part.most[o * days + day] as number),
          bedsStaffed - (own[h]?.[d]?.[day] as number),
        );
      }),
    ),
  );
  // First what is locked in, for it takes room from the rest.
  for (const locked of [true, false]) {
    levers.forEach((lever, at) => {
      if (lever.kind !== 'move') return;
      const rest = Math.min(Math.round(wanted[at] as number), lever.most) - lever.least;
      const by = locked ? lever.least : Math.min(rest, fits(lever));
      if (by <= 0) return;
      amounts[at] = (amounts[at] as number) + by;
      leaveLeft.set(leaveKey(lever), leaving(lever) - by);
      linkLeft.set(linkKey(lever), linked(lever) - by);
      fill(lever.hospital, lever.department, lever.day, -by);
      fill(lever.to, lever.toDepartment, lever.day, by);
    });
  }
  return amounts;

  function fits(lever: MoveLever): number {
    const staying = problem.hospitals[lever.to]?.departments[lever.toDepartment]?.staying ?? [];
    let most = Math.min(leaving(lever), linked(lever));
    for (let day = lever.day; day < days; day++) {
      const share = shareThere(staying, lever.day, day);
      const left = room[lever.to]?.[lever.toDepartment]?.[day] as number;
      if (share > 0) most = Math.min(most, Math.floor((left + 1e-6) / share));
    }
    return most;
  }

  function leaving(lever: MoveLever): number {
    return leaveLeft.get(leaveKey(lever)) ?? fewestArriving(compiled, lever);
  }

  function linked(lever: MoveLever): number {
    return linkLeft.get(linkKey(lever)) ?? Math.floor(problem.links[lever.link]?.mostPerDay ?? 0);
  }

  function fill(h: number, d: number, came: number, by: number): void {
    const staying = problem.hospitals[h]?.departments[d]?.staying ?? [];
    const left = room[h]?.[d] as Float64Array;
    for (let day = came; day < days; day++) {
      left[day] = (left[day] as number) - by * shareThere(staying, came, day);
    }
  }
};

const leaveKey = (lever: MoveLever): string => `${lever.hospital} ${lever.department} ${lever.day}`;

const linkKey = (lever: MoveLever): string => `${lever.link} ${lever.day}`;
