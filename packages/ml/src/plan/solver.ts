/** What the HiGHS of the package `highs` (1.15) has; its own type is narrower than what it returns. */
export interface Highs {
  solve(model: string, options?: Record<string, number | string | boolean>): HighsAnswer;
}

export interface HighsAnswer {
  readonly Status: string;
  readonly ObjectiveValue: number;
  readonly Columns: Readonly<
    Record<string, { readonly Index: number; readonly Primal?: number; readonly Dual?: number }>
  >;
  readonly Rows: readonly {
    readonly Index: number;
    readonly Name?: string;
    readonly Dual?: number;
  }[];
}

export interface Solver {
  /** Throws what HiGHS throws; a solver that threw must not be used again. */
  solve(model: string, options: Record<string, number | string | boolean>): SolverAnswer;
}

export interface SolverAnswer extends HighsAnswer {
  /** HiGHS's own proven bound of the objective; null where it reports none. */
  readonly bound: number | null;
}

/**
 * Starts HiGHS: `await loadSolver(highs)` with the default import of the package `highs`. Its result
 * does not tell the bound that it proved; its report does, so that is read.
 */
export const loadSolver = async (
  start: (options: HighsStart) => Promise<Highs>,
): Promise<Solver> => {
  let lines: string[] = [];
  const print = (line: string): void => {
    lines.push(line);
  };
  const highs = await start({ print, printErr: print });
  return {
    solve: (model, options) => {
      lines = [];
      const answer = highs.solve(model, { ...options, output_flag: true, log_to_console: true });
      return { ...answer, bound: boundIn(lines) };
    },
  };
};

/** `locateFile` is never given; it is there because the package's own type knows nothing else. */
interface HighsStart {
  print(line: string): void;
  printErr(line: string): void;
  locateFile?(file: string): string;
}

const boundIn = (lines: readonly string[]): number | null => {
  for (let at = lines.length - 1; at >= 0; at--) {
    const found = /^\s*Dual bound\s+(\S+)/.exec(lines[at] ?? '');
    if (found) return Number.isFinite(Number(found[1])) ? Number(found[1]) : null;
  }
  return null;
};
