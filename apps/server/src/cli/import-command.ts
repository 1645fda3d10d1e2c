import { SingleBar } from 'cli-progress';
import { systemCtx } from '../kernel/ctx.ts';
import {
  type ImportProgress,
  type ImportSummary,
  importComplaints,
} from '../modules/importing/index.ts';
import { withServices } from './with-services.ts';

export interface ImportCommand {
  readonly env: NodeJS.ProcessEnv;
  readonly file: string;
  readonly city?: string | undefined;
  readonly json?: boolean | undefined;
}

const interruptedCode = 130;

/** Imports a file; what happens meanwhile goes to stderr, what came of it to stdout. */
export const runImport = ({ env, file, city, json }: ImportCommand): Promise<number> =>
  withServices({ env }, async ({ services }) => {
    const stopping = new AbortController();
    const stop = () => {
      if (stopping.signal.aborted) return;
      stopping.abort();
      process.stderr.write('\nStopping after this batch.\n');
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    const display = process.stderr.isTTY ? createBar() : createLines();
    try {
      const summary = await importComplaints(systemCtx(services), {
        file,
        cityId: city,
        signal: stopping.signal,
        onProgress: display.show,
      });
      display.end();
      console.log(json ? JSON.stringify(summary) : describe(file, summary));
      return summary.interrupted ? interruptedCode : 0;
    } finally {
      display.end();
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    }
  });

interface Display {
  show(progress: Readonly<ImportProgress>): void;
  end(): void;
}

const createBar = (): Display => {
  const bar = new SingleBar({
    format:
      '{bar} {percentage} %  {read} read, {added} added, {already} already in, {rejected} rejected',
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  });
  const counts = { read: 0, added: 0, already: 0, rejected: 0 };
  bar.start(100, 0, counts);
  return {
    show: ({ share, ...shown }) => bar.update(Math.floor(share * 100), shown),
    end: () => bar.stop(),
  };
};

/** For logs and pipes: a line for each tenth of the file. */
const createLines = (): Display => {
  let tenths = 0;
  return {
    show: ({ share, read, added, already, rejected }) => {
      const reached = Math.floor(share * 10);
      if (reached <= tenths) return;
      tenths = reached;
      process.stderr.write(
        `${reached * 10} %: ${read} read, ${added} added, ${already} already in, ${rejected} rejected\n`,
      );
    },
    end: () => {},
  };
};

const describe = (file: string, summary: ImportSummary): string => {
  const lines = [
    `${summary.read} rows read in ${summary.seconds} s (${summary.rowsPerSecond} rows/s): ${summary.added} added, ${summary.already} already there, ${summary.rejected} rejected`,
    ...summary.firstRejected.map(({ line, reason }) => `  ${file}, line ${line}: ${reason}`),
  ];
  const unseen = summary.rejected - summary.firstRejected.length;
  if (unseen > 0) lines.push(`  and ${unseen} more`);
  if (summary.rejectedFile !== null) {
    lines.push(
      `Rejected rows are in ${summary.rejectedFile}: mend them there and import that file.`,
    );
  }
  if (summary.interrupted) {
    lines.push('Stopped before the end. Import the file again to go on: nothing is added twice.');
  }
  return lines.join('\n');
};
