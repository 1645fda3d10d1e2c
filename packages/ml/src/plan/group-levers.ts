import type { CompiledProblem } from './compile-problem.ts';

/** Places of levers in the list, by what they act on; keys are indices joined by blanks. */
export interface LeverGroups {
  /** hospital department day */
  readonly open: ReadonlyMap<string, readonly number[]>;
  /** hospital department option day */
  readonly option: ReadonlyMap<string, number>;
  /** hospital pool day shift */
  readonly call: ReadonlyMap<string, readonly number[]>;
  /** hospital pool source */
  readonly source: ReadonlyMap<string, readonly number[]>;
  /** hospital department: transfers out of it, and into it */
  readonly out: ReadonlyMap<string, readonly number[]>;
  readonly in: ReadonlyMap<string, readonly number[]>;
  /** hospital department day */
  readonly leaving: ReadonlyMap<string, readonly number[]>;
  /** link day */
  readonly link: ReadonlyMap<string, readonly number[]>;
  /** hospital stock day */
  readonly order: ReadonlyMap<string, readonly number[]>;
}

export const groupLevers = ({ levers }: CompiledProblem): LeverGroups => {
  const open = new Map<string, number[]>();
  const option = new Map<string, number>();
  const call = new Map<string, number[]>();
  const source = new Map<string, number[]>();
  const out = new Map<string, number[]>();
  const into = new Map<string, number[]>();
  const leaving = new Map<string, number[]>();
  const link = new Map<string, number[]>();
  const order = new Map<string, number[]>();
  levers.forEach((lever, at) => {
    const { hospital: h, day } = lever;
    if (lever.kind === 'open') {
      push(open, `${h} ${lever.department} ${day}`, at);
      option.set(`${h} ${lever.department} ${lever.option} ${day}`, at);
    } else if (lever.kind === 'call') {
      push(call, `${h} ${lever.pool} ${day} ${lever.shift}`, at);
      push(source, `${h} ${lever.pool} ${lever.option}`, at);
    } else if (lever.kind === 'order') {
      push(order, `${h} ${lever.stock} ${day}`, at);
    } else {
      push(out, `${h} ${lever.department}`, at);
      push(into, `${lever.to} ${lever.toDepartment}`, at);
      push(leaving, `${h} ${lever.department} ${day}`, at);
      push(link, `${lever.link} ${day}`, at);
    }
  });
  return { open, option, call, source, out, in: into, leaving, link, order };
};

const push = (groups: Map<string, number[]>, key: string, at: number): void => {
  const group = groups.get(key);
  if (group) group.push(at);
  else groups.set(key, [at]);
};
