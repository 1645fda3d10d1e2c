import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Child {
  /** The first message for which `pick` answers something. */
  hear<T>(pick: (message: unknown) => T | undefined): Promise<T>;
  say(message: object): void;
  close(): void;
}

/** Runs a file of this folder as a process of its own, so that it does not share our event loop. */
export const startChild = (file: string, args: string[] = []): Child => {
  const child: ChildProcess = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    execArgv: ['--import', 'tsx'],
  });
  return {
    hear: (pick) =>
      new Promise((resolve, reject) => {
        const listen = (message: unknown) => {
          const picked = pick(message);
          if (picked === undefined) return;
          child.off('message', listen);
          child.off('exit', fail);
          resolve(picked);
        };
        const fail = (code: number | null) => reject(new Error(`${file} ended with ${code}`));
        child.on('message', listen);
        child.once('exit', fail);
      }),
    say: (message) => void child.send(message),
    close: () => void child.kill('SIGKILL'),
  };
};
