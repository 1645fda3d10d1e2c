import type { TestProject } from 'vitest/node';
import { type CityAddresses, startCity } from './start-city.ts';

declare module 'vitest' {
  interface ProvidedContext {
    city: CityAddresses;
  }
}

/** One city for all browser tests. `TEST_CITY` names one that already runs: citizen,console,gateway. */
export default async ({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const [citizenUrl, consoleUrl, gatewayUrl] = process.env.TEST_CITY?.split(',') ?? [];
  if (citizenUrl && consoleUrl && gatewayUrl) {
    provide('city', { citizenUrl, consoleUrl, gatewayUrl });
    return undefined;
  }
  const { close, ...addresses } = await startCity();
  provide('city', addresses);
  return close;
};
