import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { root } from '../prepare/root.mjs';
import { listFiles } from './list-files.mjs';

/** Every path and every `npm run` that the documents name exists. */
export function checkDocuments() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const topFolders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return listFiles(/\.md$/).flatMap((document) => {
    const { paths, commands } = readReferences(readFileSync(join(root, document), 'utf8'));
    const missing = paths.filter((path) => !found(document, path, topFolders));
    return [
      ...missing.map((path) => `${document} names ${path}, which does not exist`),
      ...commands
        .filter((name) => !(name in scripts))
        .map((name) => `${document} names npm run ${name}, which package.json lacks`),
    ];
  });
}

/**
 * Paths in `code` and in links, and the names of npm scripts.
 * @param {string} text
 */
export function readReferences(text) {
  const code = [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  const quoted = code.filter((path) => /^\.{0,2}[\w@][\w@./*-]*$/.test(path) && path.includes('/'));
  const linked = links.filter((path) => !/^(\w+:|#|\/)/.test(path)).map((path) => `./${path}`);
  return {
    paths: [...quoted, ...linked.map((path) => path.replace(/#.*/, ''))],
    commands: [...text.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? ''),
  };
}

/**
 * A quoted path counts when it starts at the root; a link starts at its document. What comes after
 * a `*` is a pattern, so only the folder before it must exist.
 * @param {string} document
 * @param {string} path
 * @param {string[]} topFolders
 */
function found(document, path, topFolders) {
  const isLink = path.startsWith('./') || path.startsWith('../');
  if (!isLink && !topFolders.includes(path.split('/')[0] ?? '')) return true;
  const literal = path.includes('*')
    ? path.slice(0, path.indexOf('*')).replace(/[^/]*$/, '')
    : path;
  const fromDocument = normalize(join(root, dirname(document), literal));
  return existsSync(isLink ? fromDocument : join(root, literal)) || existsSync(fromDocument);
}
