import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gatewayRoutes } from '../../gateway-routes.ts';
import { createGateway, type Gateway } from '../../http/gateway-app.ts';
import type { Services } from '../../kernel/ctx.ts';
import { createActorResolver, ensureDemoStaff } from '../../modules/identity/index.ts';
import { createPlaces, loadCityPacks, type Places } from '../../modules/places/index.ts';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { loadDemo } from '../load-demo.ts';
import { type Replay, startReplay } from './start-replay.ts';

const citiesDir = fileURLToPath(new URL('../../../../../cities', import.meta.url));

describe('startReplay', () => {
  let test: TestCtx;
  let places: Places;
  let gateway: Gateway | undefined;
  let services: Services;
  let replay: Replay | undefined;
  beforeEach(async () => {
    test = await openTestCtx({ config: { citiesDir, defaultCityId: 'bengaluru', mode: 'demo' } });
    await loadCityPacks(test.ctx);
    places = createPlaces(test.ctx);
    await places.reload();
    services = { ...test.ctx, geography: places };
    await loadDemo({ ...test.ctx, geography: places });
    await ensureDemoStaff(services);
  });
  afterEach(async () => {
    await replay?.close();
    await gateway?.app.close();
    await places.close();
    await test.close();
  });

  const openGateway = async (port: number): Promise<number> => {
    gateway = await createGateway({
      services,
      bound: gatewayRoutes({ config: services.config, probes: {}, essential: new Set() }, places),
      resolveActor: createActorResolver(services),
    });
    await gateway.app.listen({ port, host: '127.0.0.1' });
    const { port: given } = gateway.app.server.address() as AddressInfo;
    return given;
  };
  const at = (gatewayPort: number): Services => ({
    ...services,
    config: {
      ...services.config,
      ports: { ...services.config.ports, gateway: gatewayPort },
    },
  });
  const count = async (table: 'incidents' | 'votes' | 'citizens') => {
    const row = await services.db
      .selectFrom(table)
      .select((select) => select.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    return Number(row.rows);
  };

  it('reports, votes, approves and resolves through the API, and stops when it is closed', async () => {
    const before = await count('incidents');
    replay = startReplay(at(await openGateway(0)), 5);
    const wait = { timeout: 20_000, interval: 100 };
    await expect.poll(() => count('incidents'), wait).toBeGreaterThan(before + 3);
    await expect.poll(() => count('votes'), wait).toBeGreaterThan(3);
    const decided = async (kind: 'approved' | 'resolved') => {
      const query = services.db.selectFrom('incidentHistory').select('id').where('kind', '=', kind);
      return (await query.where('actorId', 'is not', null).execute()).length;
    };
    await expect.poll(() => decided('approved'), wait).toBeGreaterThan(1);
    await expect.poll(() => decided('resolved'), wait).toBeGreaterThan(0);
    await replay.close();
    const after = await count('incidents');
    const reported = await services.db
      .selectFrom('incidents')
      .select(['placeDrawn', 'citizenId'])
      .where('citizenId', 'is not', null)
      .execute();
    expect(reported.length).toBe(after - before);
  }, 60_000);

  it('waits while the API is away, and carries on when it comes', async () => {
    const port = await openGateway(0);
    await gateway?.app.close();
    const warnings: string[] = [];
    const log = { ...services.log, warn: (_: object, text: string) => void warnings.push(text) };
    replay = startReplay({ ...at(port), log }, 5);
    await expect.poll(() => warnings).toEqual(['the replay could not act']);
    const before = await count('incidents');
    await openGateway(port);
    await expect
      .poll(() => count('incidents'), { timeout: 15_000, interval: 100 })
      .toBeGreaterThan(before);
  });

  it('does nothing in production', async () => {
    const production = at(await openGateway(0));
    replay = startReplay(
      { ...production, config: { ...production.config, mode: 'production' } },
      5,
    );
    await replay.close();
    expect(await count('citizens')).toBe(0);
  });
});
