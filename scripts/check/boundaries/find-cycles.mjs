/**
 * One cycle out of each knot of files that import each other.
 * @param {Map<string, string[]>} graph what each file imports
 * @returns {string[][]} each from a file back to itself
 */
export function findCycles(graph) {
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {string[][]} */
  const cycles = [];
  /** @type {string[]} */
  const trail = [];

  /** @param {string} file */
  const visit = (file) => {
    const start = trail.indexOf(file);
    if (start !== -1) cycles.push([...trail.slice(start), file]);
    if (start !== -1 || done.has(file)) return;
    trail.push(file);
    for (const next of graph.get(file) ?? []) visit(next);
    trail.pop();
    done.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return cycles;
}
