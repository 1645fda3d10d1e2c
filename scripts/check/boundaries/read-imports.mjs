import { parseAst } from 'vite';

/**
 * What a file imports, types included: `import`, `export from`, `import()` and `import('x').Type`.
 * @param {string} path
 * @param {string} text
 * @returns {string[]}
 */
export function readImports(path, text) {
  const lang = /x$/.test(path) ? 'tsx' : 'ts';
  /** @type {Set<string>} */
  const found = new Set();
  collect(parseAst(text, { lang, astType: 'ts' }), found);
  return [...found];
}

/**
 * @param {unknown} node
 * @param {Set<string>} found
 */
function collect(node, found) {
  if (Array.isArray(node)) {
    for (const item of node) collect(item, found);
    return;
  }
  if (node === null || typeof node !== 'object') return;
  if ('source' in node) {
    const { source } = node;
    const isText = source !== null && typeof source === 'object' && 'value' in source;
    if (isText && typeof source.value === 'string') found.add(source.value);
  }
  for (const value of Object.values(node)) {
    if (typeof value === 'object') collect(value, found);
  }
}
