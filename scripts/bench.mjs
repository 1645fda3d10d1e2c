// `npm run bench [-- NAME...]`: builds what is to be measured, then runs bench/main.ts.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './prepare/root.mjs';

const steps = [
  [join(root, 'scripts/build.mjs')],
  ['--import', 'tsx', join(root, 'bench/main.ts'), ...process.argv.slice(2)],
];
for (const args of steps) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', cwd: root });
  if (status !== 0) process.exit(status ?? 1);
}
