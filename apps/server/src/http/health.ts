import { type ComponentHealth, type Readiness, routes } from '@pulse/contract';
import type { Config } from '../config/index.ts';
import { type BoundRoute, bind, RawReply } from '../kernel/route-binding.ts';

/** Asks a part whether it answers; never rejects. */
export type Probe = () => Promise<ComponentHealth>;

export interface HealthParts {
  readonly config: Config;
  readonly probes: Readonly<Record<string, Probe>>;
  /** Parts without which nobody can be served. */
  readonly essential: ReadonlySet<string>;
}

/** What is used and whether it answers: `degraded` still serves people, `down` does not. */
export const readiness = async ({ config, probes, essential }: HealthParts): Promise<Readiness> => {
  const checks = Object.fromEntries(
    await Promise.all(
      Object.entries(probes).map(async ([name, probe]) => [name, await probe()] as const),
    ),
  );
  const failing = Object.entries(checks).filter(([, check]) => !check.ok);
  const down = failing.some(([name]) => essential.has(name));
  return {
    status: down ? 'down' : failing.length > 0 ? 'degraded' : 'ok',
    version: config.version,
    roles: [...config.roles],
    checks,
  };
};

export const healthRoutes = (parts: HealthParts): BoundRoute[] => [
  bind(routes.healthLive, async () => ({
    status: 'ok' as const,
    version: parts.config.version,
    uptimeSeconds: Math.round(process.uptime()),
  })),
  bind(routes.healthReady, async () => {
    const body = await readiness(parts);
    return new RawReply(
      JSON.stringify(body),
      { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      body.status === 'down' ? 503 : 200,
    );
  }),
];
