import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCycles } from './boundaries/find-cycles.mjs';
import { findViolations, readGraph } from './check-boundaries.mjs';

const modules = 'apps/server/src/modules';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pulse-boundaries-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The graph of a small repository. */
function graphOf(files: Record<string, string>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const sources = Object.keys(files).filter((path) => /\.tsx?$/.test(path));
  return readGraph(folder, sources);
}

describe('boundaries', () => {
  it.each([
    ['a value', "import { read } from '../places/queries.ts';"],
    ['a type', "import type { Row } from '../places/queries.ts';"],
    ['a type in place', "export type Row = import('../places/queries.ts').Row;"],
    ['a re-export', "export { read } from '../places/queries.ts';"],
    ['a late import', "export const late = () => import('../places/queries.ts');"],
  ])('keep a module out of the queries of another: %s', (_what, text) => {
    const graph = graphOf({
      [`${modules}/incidents/list.ts`]: text,
      [`${modules}/places/queries.ts`]: 'export type Row = 1; export const read = 1;',
    });
    expect(findViolations(graph).join()).toContain('queries are private');
  });

  it('let modules meet at the door, and keep them from reaching past it', () => {
    const graph = graphOf({
      [`${modules}/incidents/list.ts`]:
        "import '../places/index.ts'; import '../places/events.ts';",
      [`${modules}/incidents/reach.ts`]: "import '../places/find-area.ts';",
      [`${modules}/places/index.ts`]: "export { find } from './find-area.ts';",
      [`${modules}/places/events.ts`]: '',
      [`${modules}/places/find-area.ts`]: 'export const find = 1;',
    });
    const violations = findViolations(graph);
    expect(violations).toHaveLength(1);
    expect(violations[0]).toContain('reach.ts imports');
  });

  it('keep platform below modules, http before routes, and main.ts for itself', () => {
    const graph = graphOf({
      'apps/server/src/platform/cache/port.ts': "import '../../modules/places/index.ts';",
      'apps/server/src/http/app.tsx':
        "import '../modules/places/routes.ts'; import '../modules/places/verb.ts'; import '../main.ts'; export const a = <p>x</p>;",
      'apps/server/src/main.ts': '',
      [`${modules}/places/index.ts`]: '',
      [`${modules}/places/routes.ts`]: '',
      [`${modules}/places/verb.ts`]: '',
    });
    const names = findViolations(graph).map((text) => /\n {2}([^:]+):/.exec(text)?.[1]);
    expect(names).toEqual([
      'platform and kernel are below',
      'http sees routes and doors',
      'main is an end',
    ]);
  });

  it('follow package names and the apps’ own alias', () => {
    const graph = graphOf({
      'packages/contract/package.json': '{"exports":{".":"./src/index.ts"}}',
      'packages/contract/src/index.ts': "import '@pulse/ui/map';",
      'packages/ui/package.json': '{"exports":{"./map":"./src/map.ts"}}',
      'packages/ui/src/map.ts': '',
      'apps/citizen/src/page.tsx': "import '@/list'; import '@pulse/contract';",
      'apps/citizen/src/list.tsx': '',
    });
    expect(graph.get('apps/citizen/src/page.tsx')).toEqual([
      'apps/citizen/src/list.tsx',
      'packages/contract/src/index.ts',
    ]);
    expect(findViolations(graph).join()).toContain('contract and ml stand alone');
  });

  it('find a cycle, even of types', () => {
    const graph = graphOf({
      'packages/ui/src/a.ts': "import type { B } from './b.ts'; export type A = B;",
      'packages/ui/src/b.ts': "import type { A } from './a.ts'; export type B = A;",
    });
    expect(findCycles(graph)).toEqual([
      ['packages/ui/src/a.ts', 'packages/ui/src/b.ts', 'packages/ui/src/a.ts'],
    ]);
  });
});
