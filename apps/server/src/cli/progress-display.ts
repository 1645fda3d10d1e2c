import { SingleBar } from 'cli-progress';

export interface ProgressDisplay {
  show(this: void, share: number, doing: string): void;
  end(this: void): void;
}

/** A bar on stderr for people; for logs and pipes a line for each new thing that is done. */
export const createProgressDisplay = (): ProgressDisplay =>
  process.stderr.isTTY ? createBar() : createLines();

const createBar = (): ProgressDisplay => {
  const bar = new SingleBar({
    format: '{bar} {percentage} %  {doing}',
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  });
  bar.start(100, 0, { doing: 'starting' });
  return {
    show: (share, doing) => bar.update(Math.floor(share * 100), { doing }),
    end: () => bar.stop(),
  };
};

const createLines = (): ProgressDisplay => {
  let last = '';
  return {
    show: (share, doing) => {
      if (doing === last) return;
      last = doing;
      process.stderr.write(`${Math.floor(share * 100)} %: ${doing}\n`);
    },
    end: () => {},
  };
};
