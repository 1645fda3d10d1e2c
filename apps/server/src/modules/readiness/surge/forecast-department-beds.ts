import type { BedForecast } from '@pulse/contract';
import { forecastOccupancy, type OpelThresholds, type StayCurve } from '@pulse/ml/queueing';
import {
  type DepartmentFlow,
  departmentFlows,
  type HospitalBedsInput,
} from './department-demand.ts';
import { bedDay } from './forecast-beds.ts';

export interface BedsOptions {
  readonly thresholds: OpelThresholds;
  /** Names of the days that are forecast, today the first: `2026-11-08`. */
  readonly days: readonly string[];
}

/**
 * Taken beds of the hospital and of each department at the end of each day; of today it is the census
 * of now. Departments add up to the hospital. What makes arrivals uncertain beyond mere chance is
 * one surge for all departments, so it adds up as it is; chance evens out.
 *
 * @returns the whole hospital first; nothing without a department that has beds
 */
export const forecastDepartmentBeds = (
  input: HospitalBedsInput,
  options: BedsOptions,
): BedForecast[] => {
  const flows = departmentFlows(input);
  if (flows.length === 0) return [];
  const restOfToday = input.restOfToday ?? 1;
  const runs = flows.map((flow) => runOf(flow, restOfToday));
  const count = Math.min(options.days.length, input.whole.point.length);
  const departments = flows.map(({ demand }, i): BedForecast => {
    const { staffed, licensed } = bedsOf([demand]);
    return {
      department: demand.department,
      staffed,
      licensed,
      census: demand.census,
      meanStayDays: demand.meanStayDays,
      days: daysOf(demand.census, runs[i] ?? noRun, staffed, count, options),
    };
  });
  const census = flows.reduce((sum, { demand }) => sum + demand.census, 0);
  const { staffed, licensed } = bedsOf(flows.map(({ demand }) => demand));
  const whole: BedForecast = {
    department: null,
    staffed,
    licensed,
    census,
    meanStayDays: meanStay(flows),
    days: daysOf(census, together(runs, input.whole.point.length), staffed, count, options),
  };
  return [whole, ...departments];
};

/** Patients at the end of today, tomorrow, ... */
interface Run {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** What of the variance is more than chance. */
  readonly surge: Float64Array;
}

const noRun: Run = {
  mean: new Float64Array(0),
  variance: new Float64Array(0),
  surge: new Float64Array(0),
};

const runOf = ({ demand, stay, variances }: DepartmentFlow, restOfToday: number): Run => {
  const { census, admitted } = demand;
  const curve: StayCurve = {
    survival: (days) => stay.staying[days] ?? 0,
    // The first step ends with today, of which only a part is left.
    residual: (days) => stay.residual(days - 1 + restOfToday),
  };
  const run = (arrivalVariances: ArrayLike<number>) =>
    forecastOccupancy({ census, arrivals: admitted.p50, arrivalVariances, stay: curve });
  const { mean, variance } = run(variances);
  const chance = run(admitted.p50).variance;
  return {
    mean: mean.subarray(1),
    variance: variance.subarray(1),
    surge: variance.map((value, day) => Math.max(0, value - (chance[day] as number))).subarray(1),
  };
};

const together = (runs: readonly Run[], count: number): Run => {
  const mean = new Float64Array(count);
  const variance = new Float64Array(count);
  const surge = new Float64Array(count);
  for (let day = 0; day < count; day++) {
    let deviations = 0;
    for (const run of runs) {
      mean[day] = (mean[day] as number) + (run.mean[day] ?? 0);
      variance[day] = (variance[day] as number) + (run.variance[day] ?? 0) - (run.surge[day] ?? 0);
      deviations += Math.sqrt(run.surge[day] ?? 0);
    }
    surge[day] = deviations ** 2;
    variance[day] = (variance[day] as number) + (surge[day] as number);
  }
  return { mean, variance, surge };
};

/** Of patients that were counted already: they are there on the day that they are counted for. */
const counted: StayCurve = { survival: (days) => Number(days === 0), residual: () => 0 };

const daysOf = (
  census: number,
  { mean, variance }: Run,
  staffed: number,
  count: number,
  { days, thresholds }: BedsOptions,
): BedForecast['days'] => {
  const taken = forecastOccupancy({
    census,
    arrivals: mean,
    arrivalVariances: variance,
    stay: counted,
  });
  return days.slice(0, count).map((day, i) => {
    // The census stands for today; the next entry is the end of tomorrow.
    const { levels, ...beds } = bedDay(taken, i === 0 ? 0 : i + 1, staffed, thresholds);
    return { day, ...beds, levels: [...levels] };
  });
};

const bedsOf = (departments: readonly DepartmentFlow['demand'][]) => {
  const all = departments.flatMap(({ beds }) => beds);
  return {
    staffed: all.reduce((sum, one) => sum + one.staffed, 0),
    licensed: all.reduce((sum, one) => sum + one.licensed, 0),
  };
};

/** Of those who come, each department by its admissions (Little's law for the whole). */
const meanStay = (flows: readonly DepartmentFlow[]): number => {
  const total = (value: (flow: DepartmentFlow) => number) =>
    flows.reduce((sum, flow) => sum + value(flow), 0);
  const came = total(({ demand }) => demand.admitted.p50.reduce((sum, one) => sum + one, 0));
  const days = total(({ demand }) =>
    demand.admitted.p50.reduce((sum, one) => sum + one * demand.meanStayDays, 0),
  );
  return came > 0 ? days / came : total(({ demand }) => demand.meanStayDays) / flows.length;
};
