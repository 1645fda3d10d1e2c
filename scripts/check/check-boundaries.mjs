import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../prepare/root.mjs';
import { findCycles } from './boundaries/find-cycles.mjs';
import { readImports } from './boundaries/read-imports.mjs';
import { resolveImport } from './boundaries/resolve-import.mjs';
import { rules } from './boundaries/rules.mjs';
import { listFiles } from './list-files.mjs';

/** Who imports whom, after boundaries/rules.mjs. */
export function checkBoundaries() {
  const graph = readGraph(root, listFiles(/^(apps|packages)\/.*\.tsx?$/));
  return [...findViolations(graph), ...findCycles(graph).map(describeCycle)];
}

/**
 * @param {string} folder
 * @param {string[]} files relative to the folder
 * @returns {Map<string, string[]>}
 */
export function readGraph(folder, files) {
  const entries = files.map((file) => {
    const specifiers = readImports(file, readFileSync(join(folder, file), 'utf8'));
    const targets = specifiers.flatMap((name) => resolveImport(folder, file, name) ?? []);
    return /** @type {const} */ ([file, targets]);
  });
  return new Map(entries);
}

/** @param {Map<string, string[]>} graph */
export function findViolations(graph) {
  return [...graph].flatMap(([from, targets]) =>
    targets.flatMap((to) =>
      rules
        .filter((rule) => rule.forbids(from, to))
        .map((rule) => `${from} imports ${to}\n  ${rule.name}: ${rule.why}`),
    ),
  );
}

/** @param {string[]} cycle */
function describeCycle(cycle) {
  return `${cycle.join('\n  imports ')}\n  no cycles: files that need each other are one, or need a third`;
}
