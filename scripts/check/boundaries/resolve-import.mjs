import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const endings = ['', '.ts', '.tsx', '.mjs', '.js', '/index.ts', '/index.tsx'];

/**
 * The file of ours that an import means; undefined for packages of others.
 * @param {string} root
 * @param {string} from path of the importing file, relative to the root
 * @param {string} specifier
 * @returns {string | undefined} relative to the root
 */
export function resolveImport(root, from, specifier) {
  if (specifier.startsWith('.')) return findFile(root, join(dirname(from), specifier));
  if (specifier.startsWith('@/')) return findFile(root, aliased(from, specifier));
  if (specifier.startsWith('@pulse/')) return findPackage(root, specifier);
  return undefined;
}

/**
 * The apps' `@/` stands for their own src folder.
 * @param {string} from
 * @param {string} specifier
 */
function aliased(from, specifier) {
  return join(...from.split('/', 2), 'src', specifier.slice(2));
}

/**
 * @param {string} root
 * @param {string} specifier such as "@pulse/ui/map"
 */
function findPackage(root, specifier) {
  const [, name = '', ...rest] = specifier.split('/');
  const folder = ['packages', 'apps'].find((place) => existsSync(join(root, place, name)));
  if (!folder) return undefined;
  const { exports = {} } = JSON.parse(
    readFileSync(join(root, folder, name, 'package.json'), 'utf8'),
  );
  const target = exports[['.', ...rest].join('/')];
  return typeof target === 'string' ? findFile(root, join(folder, name, target)) : undefined;
}

/**
 * @param {string} root
 * @param {string} path
 */
function findFile(root, path) {
  return endings
    .map((ending) => normalize(path + ending))
    .find((file) => statSync(join(root, file), { throwIfNoEntry: false })?.isFile());
}
