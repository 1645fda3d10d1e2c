// One file per program of the server: main.js and the command line. Packages from the registry stay
// outside; ours are TypeScript and go in.
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './root.mjs';

const folder = join(root, 'apps/server');
const { resolve } = createRequire(join(folder, 'package.json'));

rmSync(join(folder, 'dist'), { recursive: true, force: true });
await build({
  entryPoints: {
    main: join(folder, 'src/main.ts'),
    cli: join(folder, 'src/cli/main.ts'),
    'engine-worker': join(folder, 'src/platform/engine/worker.ts'),
    'plan-thread': join(folder, 'src/modules/plans/solve/plan-thread.ts'),
    'train-thread': join(folder, 'src/modules/models/train-thread.ts'),
    'onnx-thread': join(folder, 'src/platform/onnx/onnx-thread.ts'),
    'surge-thread': join(folder, 'src/modules/readiness/surge-thread.ts'),
  },
  outdir: join(folder, 'dist'),
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  sourcemap: true,
  plugins: [
    {
      name: 'own-packages',
      setup: ({ onResolve }) =>
        onResolve({ filter: /^@pulse\// }, ({ path }) => ({ path: resolve(path) })),
    },
  ],
});
