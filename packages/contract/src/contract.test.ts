import { describe, expect, it } from 'vitest';
import { routes } from './all-routes.ts';
import { buildOpenApi } from './openapi/build.ts';
import type { Route } from './route.ts';

const all = Object.entries<Route>(routes);

describe('the contract', () => {
  it('names each route once, by the name it is exported under', () => {
    for (const [name, route] of all) expect(route.id).toBe(name);
    const lines = all.map(([, { method, path }]) => `${method} ${path}`);
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('declares exactly the parameters that a path has', () => {
    const { paths } = JSON.parse(JSON.stringify(buildOpenApi('0')));
    for (const [name, route] of all) {
      const inPath = [...route.path.matchAll(/:([a-z]+)/gi)].map((match) => match[1]);
      const schema = pathParameters(paths, route);
      expect(schema, name).toEqual(inPath);
    }
  });

  it('honours idempotency keys on every POST that creates', () => {
    const creating = all.filter(([, route]) => route.status === 201);
    expect(creating.length).toBeGreaterThan(4);
    for (const [name, route] of creating) expect(route.idempotent, name).toBe(true);
  });

  it('refers in OpenAPI to nothing that is not there', () => {
    const document = JSON.stringify(buildOpenApi('0'));
    const { schemas } = JSON.parse(document).components;
    const named = [...document.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, id]) => id);
    expect(named.length).toBeGreaterThan(50);
    for (const id of new Set(named)) expect(Object.keys(schemas)).toContain(id);
    expect(document).not.toContain('#/$defs/');
  });
});

type Paths = Record<string, Record<string, { parameters: { in: string; name: string }[] }>>;

const pathParameters = (paths: Paths, route: Route): string[] => {
  const path = route.path.replace(/:([a-zA-Z]+)/g, '{$1}');
  const { parameters = [] } = paths[path]?.[route.method.toLowerCase()] ?? {};
  return parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
};
