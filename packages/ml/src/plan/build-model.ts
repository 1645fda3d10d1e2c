import type { CompiledProblem } from './compile-problem.ts';
import { groupLevers } from './group-levers.ts';
import type { MoveLever } from './lever.ts';
import { createLpText, type Term } from './lp-text.ts';
import { shareThere } from './occupancy-kernel.ts';
import type { LinkLimit, ModelOptions, PlanModel, WorthRow } from './plan-model.ts';
import { relieves } from './relieves.ts';

/**
 * The mixed-integer programme of a plan. Columns: `lever_17` amounts, `setup_17` blocks opened anew,
 * `net_h_d_t` patients taken there less elsewhere, `over_h_d_t`, `short_h_p_t_s`, `stock_h_i_t`,
 * `missing_h_i_t`. Occupancy has no column: it is demand's constant plus `net`. A row that demand
 * can never reach is left out with the levers that only it would ask for.
 */
export const buildModel = (compiled: CompiledProblem, options: ModelOptions = {}): PlanModel => {
  const { problem, levers, own } = compiled;
  const { hospitals, days, shifts, weights } = problem;
  const lp = createLpText();
  const scale = Math.max(weights.overflow, weights.nurseShortage, 1) / 100;
  const worthRows: WorthRow[] = [];
  const linkLimits: LinkLimit[] = [];
  const columns: (string | null)[] = levers.map(() => null);

  const use = (at: number): string => {
    const known = columns[at];
    if (known) return known;
    const lever = levers[at];
    if (!lever) throw new RangeError(`There is no lever ${at}.`);
    const name = `lever_${at}`;
    columns[at] = name;
    const weight = lever.kind === 'move' ? weights.transfer : 0;
    lp.column(name, {
      cost: (lever.cost + weight) / scale,
      least: lever.least,
      most: lever.most,
      whole: !options.relaxed,
    });
    return name;
  };

  const byPart = groupLevers(compiled);
  const live = (lever: MoveLever): boolean =>
    lever.least > 0 || (lever.most > 0 && relieves(compiled, lever));
  const net = new Map<string, string>();
  const least = (at: number): number => levers[at]?.least ?? 0;
  hospitals.forEach((hospital, h) => {
    hospital.departments.forEach((department, d) => {
      const moves = [...(byPart.out.get(`${h} ${d}`) ?? []), ...(byPart.in.get(`${h} ${d}`) ?? [])];
      const flows = moves.flatMap((at) => {
        const lever = levers[at];
        return lever?.kind === 'move' && live(lever) ? [{ at, lever }] : [];
      });
      if (flows.length === 0) return;
      for (let day = 1; day < days.length; day++) {
        const terms: Term[] = [];
        for (const { at, lever } of flows) {
          const share = shareThere(department.staying, lever.day, day);
          if (share > 0) {
            const out = lever.hospital === h && lever.department === d;
            terms.push([out ? share : -share, use(at)]);
          }
        }
        if (terms.length === 0) continue;
        const name = `net_${h}_${d}_${day}`;
        net.set(`${h} ${d} ${day}`, name);
        lp.column(name, { cost: 0, least: -Infinity, most: Infinity, whole: false });
        lp.row(`flow_${h}_${d}_${day}`, [[1, name], ...terms], '=', 0);
      }
    });
  });
  const inflow = (h: number, d: number, day: number): { most: number; forced: boolean } => {
    let most = 0;
    let forced = false;
    for (const at of byPart.in.get(`${h} ${d}`) ?? []) {
      const lever = levers[at];
      if (lever?.kind !== 'move' || !columns[at]) continue;
      const share = shareThere(hospitals[h]?.departments[d]?.staying ?? [], lever.day, day);
      most += share * lever.most;
      forced ||= share > 0 && lever.least > 0;
    }
    return { most, forced };
  };

  // Beds.
  hospitals.forEach((hospital, h) => {
    hospital.departments.forEach((department, d) => {
      let lastAsked = -1;
      for (let day = 0; day < days.length; day++) {
        const patients = own[h]?.[d]?.[day] as number;
        const taken = inflow(h, d, day);
        const openable = byPart.open.get(`${h} ${d} ${day}`) ?? [];
        const asked =
          patients + taken.most > department.bedsStaffed || openable.some((at) => least(at) > 0);
        if (!asked) continue;
        // Beds may stay open over days between, which saves setting them up again.
        for (let between = lastAsked + 1; lastAsked >= 0 && between < day; between++) {
          for (const at of byPart.open.get(`${h} ${d} ${between}`) ?? []) use(at);
        }
        lastAsked = day;
        const terms: Term[] = openable.map((at) => [
          (levers[at] as { beds: number }).beds,
          use(at),
        ]);
        const column = net.get(`${h} ${d} ${day}`);
        if (column) terms.push([-1, column]);
        // Where patients are taken to, none may be left without a bed.
        if (taken.most === 0 ? !options.strict : taken.forced) {
          const over = `over_${h}_${d}_${day}`;
          const weight = weights.overflow * (taken.forced ? 10 : 1);
          lp.column(over, { cost: weight / scale, least: 0, most: Infinity, whole: false });
          terms.push([1, over]);
        }
        if (terms.length === 0) terms.push([1, never()]);
        const row = `beds_${h}_${d}_${day}`;
        lp.row(row, terms, '>=', patients - department.bedsStaffed);
        worthRows.push({ kind: 'bed', row, hospital: h, department: d, day });
      }
      department.blocks.forEach((block, o) => {
        let before: string | null = null;
        for (let day = 0; day < days.length; day++) {
          const at = byPart.option.get(`${h} ${d} ${o} ${day}`);
          const column = at === undefined ? null : columns[at];
          const mostNow = at === undefined ? 0 : (levers[at]?.most ?? 0);
          if (at === undefined || !column || mostNow === 0) {
            before = null;
            continue;
          }
          const setUp = `setup_${at}`;
          lp.column(setUp, {
            cost: block.setUpCost / scale,
            least: 0,
            most: Infinity,
            whole: false,
          });
          const terms: Term[] = [
            [1, setUp],
            [-1, column],
          ];
          if (before) terms.push([1, before]);
          const openBefore = day === 0 ? block.openNow : 0;
          lp.row(`anew_${at}`, terms, '>=', -openBefore);
          before = column;
        }
      });
    });
  });

  // Nurses.
  hospitals.forEach((hospital, h) => {
    hospital.nurses.forEach((pool, p) => {
      for (let day = 0; day < days.length; day++) {
        for (let s = 0; s < shifts.length; s++) {
          let needed = 0;
          let mostNeeded = 0;
          const terms: Term[] = [];
          hospital.departments.forEach((department, d) => {
            if (compiled.poolOf[h]?.[d] !== p) return;
            const each =
              (compiled.nursesPerPatient[h]?.[d] as number) * (department.shiftLoad?.[s] ?? 1);
            const patients = own[h]?.[d]?.[day] as number;
            needed += patients * each;
            mostNeeded += (patients + inflow(h, d, day).most) * each;
            const column = net.get(`${h} ${d} ${day}`);
            if (column && each > 0) terms.push([-each, column]);
          });
          const callable = byPart.call.get(`${h} ${p} ${day} ${s}`) ?? [];
          const there = pool.rostered[day]?.[s] ?? 0;
          if (mostNeeded <= there && !callable.some((at) => least(at) > 0)) continue;
          for (const at of callable) terms.push([1, use(at)]);
          if (!options.strict) {
            const short = `short_${h}_${p}_${day}_${s}`;
            lp.column(short, {
              cost: weights.nurseShortage / scale,
              least: 0,
              most: Infinity,
              whole: false,
            });
            terms.push([1, short]);
          }
          if (terms.length === 0) terms.push([1, never()]);
          const row = `nurses_${h}_${p}_${day}_${s}`;
          lp.row(row, terms, '>=', needed - there);
          worthRows.push({ kind: 'nurse', row, hospital: h, pool: p, day, shift: s });
        }
      }
      pool.sources.forEach((source, o) => {
        if (source.mostInAll === null) return;
        const used = (byPart.source.get(`${h} ${p} ${o}`) ?? []).filter((at) => columns[at]);
        atMost(`source_${h}_${p}_${o}`, used, source.mostInAll);
      });
    });
  });

  // Stocks.
  hospitals.forEach((hospital, h) => {
    hospital.stocks.forEach((stock, i) => {
      const uses = days.map((_, day) =>
        hospital.departments.reduce(
          (sum, { id }, d) =>
            sum + (stock.usePerPatientDay[id] ?? 0) * (own[h]?.[d]?.[day] as number),
          stock.baseDailyUse,
        ),
      );
      const mostUsed = hospital.departments.reduce(
        (sum, { id }, d) =>
          sum +
          days.reduce(
            (all, _, day) => all + (stock.usePerPatientDay[id] ?? 0) * inflow(h, d, day).most,
            0,
          ),
        uses.reduce((sum, value) => sum + value, 0),
      );
      const orders = days.flatMap((_, day) => byPart.order.get(`${h} ${i} ${day}`) ?? []);
      if (mostUsed <= stock.stock - stock.reserve && !orders.some((at) => least(at) > 0)) return;
      // In units of what is used in a day, so that litres and masks are alike to the solver.
      const unit = Math.max(1e-6, mostUsed / days.length);
      for (let day = 0; day < days.length; day++) {
        const left = `stock_${h}_${i}_${day}`;
        lp.column(left, {
          cost: 0,
          least: 0,
          most: Math.max(0, stock.capacity - stock.reserve) / unit,
          whole: false,
        });
        const terms: Term[] = [[-1, left]];
        if (day > 0) terms.push([1, `stock_${h}_${i}_${day - 1}`]);
        for (const at of byPart.order.get(`${h} ${i} ${day}`) ?? []) {
          terms.push([(levers[at] as { amount: number }).amount / unit, use(at)]);
        }
        hospital.departments.forEach(({ id }, d) => {
          const column = net.get(`${h} ${d} ${day}`);
          const each = stock.usePerPatientDay[id] ?? 0;
          if (column && each > 0) terms.push([-each / unit, column]);
        });
        if (!options.strict) {
          const missing = `missing_${h}_${i}_${day}`;
          lp.column(missing, {
            cost: (stock.shortfallWeight * unit) / scale,
            least: 0,
            most: Infinity,
            whole: false,
          });
          terms.push([1, missing]);
        }
        const row = `store_${h}_${i}_${day}`;
        const start = day === 0 ? stock.stock - stock.reserve : 0;
        lp.row(row, terms, '>=', ((uses[day] as number) - start) / unit);
        worthRows.push({ kind: 'stock', row, hospital: h, stock: i, day, unit });
      }
    });
  });

  // Patients who come, links and money.
  for (const [part, moves] of byPart.leaving) {
    const [h, d, day] = part.split(' ').map(Number) as [number, number, number];
    const department = hospitals[h]?.departments[d];
    const fewest = Math.min(
      ...problem.scenarios.map((name) => department?.arrivals[name]?.[day] ?? 0),
    );
    atMost(
      `leave_${h}_${d}_${day}`,
      moves.filter((at) => columns[at]),
      Math.floor(fewest + 1e-9),
    );
  }
  for (const [part, moves] of byPart.link) {
    const [l, day] = part.split(' ').map(Number) as [number, number];
    const row = `link_${l}_${day}`;
    const used = moves.filter((at) => columns[at]);
    atMost(row, used, Math.floor(problem.links[l]?.mostPerDay ?? 0));
    linkLimits.push({ row, used });
  }
  if (problem.budget !== null) {
    const terms: Term[] = [];
    let mostSpent = 0;
    let forced = 0;
    levers.forEach((lever, at) => {
      const column = columns[at];
      if (!column) return;
      forced += lever.least * lever.cost;
      mostSpent += lever.most * lever.cost;
      if (lever.cost > 0) terms.push([lever.cost / scale, column]);
      if (lever.kind === 'open' && lever.most > 0 && lever.setUpCost > 0) {
        terms.push([lever.setUpCost / scale, `setup_${at}`]);
        mostSpent += lever.most * lever.setUpCost;
        forced += lever.least * lever.setUpCost;
      }
    });
    if (terms.length > 0 && mostSpent > problem.budget) {
      const row = 'budget';
      const limit = Math.max(problem.budget, forced);
      lp.row(row, terms, '<=', limit / scale);
      worthRows.push({ kind: 'money', row });
    }
  }
  if (lp.columns() === 0) lp.column('nothing', { cost: 1, least: 0, most: 1, whole: false });
  if (lp.rows() === 0) lp.row('anything', [[1, firstColumn()]], '>=', 0);
  return {
    text: lp.toString(),
    columns,
    scale,
    worthRows,
    linkLimits,
    size: { rows: lp.rows(), columns: lp.columns() },
  };

  function atMost(row: string, used: readonly number[], limit: number): void {
    let most = 0;
    let forced = 0;
    for (const at of used) {
      most += levers[at]?.most ?? 0;
      forced += least(at);
    }
    if (most <= limit) return;
    lp.row(
      row,
      used.map((at): Term => [1, use(at)]),
      '<=',
      Math.max(limit, forced),
    );
  }
  function never(): string {
    const name = `never_${lp.columns()}`;
    lp.column(name, { cost: 0, least: 0, most: 0, whole: false });
    return name;
  }
  function firstColumn(): string {
    return columns.find((name) => name !== null) ?? 'nothing';
  }
};
