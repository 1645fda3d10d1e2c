/**
 * @typedef {object} Rule
 * @property {string} name
 * @property {string} why what somebody who breaks it is told
 * @property {(from: string, to: string) => boolean} forbids paths relative to the root
 */

const modules = 'apps/server/src/modules/';
const queries = /\/queries(\.ts$|\/)/;
const door = /\/(index|events)\.ts$/;
const routes = /\/routes(\.ts$|\/)/;

/**
 * Who may not import whom. Tests may reach for what they test.
 * @type {Rule[]}
 */
export const rules = [
  {
    name: 'contract and ml stand alone',
    why: 'Everything may import packages/contract and packages/ml, so they import nothing of ours.',
    forbids: (from, to) => /^packages\/(contract|ml)\//.test(from) && place(from) !== place(to),
  },
  {
    name: 'packages know no app',
    why: 'A package serves the apps and knows none of them.',
    forbids: (from, to) => from.startsWith('packages/') && to.startsWith('apps/'),
  },
  {
    name: 'apps meet over the wire',
    why: 'Apps speak to each other through the contract, never by import.',
    forbids: (from, to) =>
      from.startsWith('apps/') && to.startsWith('apps/') && place(from) !== place(to),
  },
  {
    name: 'modules meet at the door',
    why: 'A module is imported by another through its index.ts or events.ts only.',
    forbids: (from, to) =>
      Boolean(moduleOf(from) && moduleOf(to)) &&
      moduleOf(from) !== moduleOf(to) &&
      !isTest(from) &&
      !isDoor(to),
  },
  {
    name: 'queries are private',
    why: 'Only a module reads its own tables: nobody else imports its queries.ts.',
    forbids: (from, to) =>
      Boolean(moduleOf(to)) && queries.test(to) && moduleOf(from) !== moduleOf(to) && !isTest(from),
  },
  {
    name: 'platform and kernel are below',
    why: 'platform/ wraps outside things and kernel/ is what modules stand on: neither knows a module or HTTP.',
    forbids: (from, to) =>
      /^apps\/server\/src\/(platform|kernel)\//.test(from) &&
      /^apps\/server\/src\/(modules|http)\//.test(to) &&
      !isTest(from),
  },
  {
    name: 'http sees routes and doors',
    why: "http/ takes a module's routes.ts, index.ts or events.ts and nothing behind them.",
    forbids: (from, to) =>
      from.startsWith('apps/server/src/http/') &&
      Boolean(moduleOf(to)) &&
      !isTest(from) &&
      !isDoor(to) &&
      !routes.test(to),
  },
  {
    name: 'no HTTP below the routes',
    why: 'A verb must be callable from a job, so only the routes of a module may import from http/.',
    forbids: (from, to) =>
      Boolean(moduleOf(from)) &&
      to.startsWith('apps/server/src/http/') &&
      !routes.test(from) &&
      !isTest(from),
  },
  {
    name: 'main is an end',
    why: 'Importing main.ts would start the server.',
    forbids: (_from, to) => to === 'apps/server/src/main.ts',
  },
];

/**
 * The workspace that a file is in: apps/server, packages/ui.
 * @param {string} path
 */
function place(path) {
  return path.split('/', 2).join('/');
}

/** @param {string} path */
function moduleOf(path) {
  return path.startsWith(modules) ? path.slice(modules.length).split('/')[0] : undefined;
}

/** @param {string} path */
function isDoor(path) {
  return door.test(path) && path.slice(modules.length).split('/').length === 2;
}

/** @param {string} path */
function isTest(path) {
  return /\.test\.tsx?$|\/testing\//.test(path);
}
