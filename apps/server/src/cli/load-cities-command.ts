import { systemCtx } from '../kernel/ctx.ts';
import { loadCityPacks } from '../modules/places/index.ts';
import { withServices } from './with-services.ts';

/** Loads the city packs, as each start does, and says which cities there are. */
export const runLoadCities = ({ env }: { readonly env: NodeJS.ProcessEnv }): Promise<number> => {
  const onProgress = (text: string) => process.stderr.write(`${text}\n`);
  return withServices({ env, onProgress }, async ({ services }) => {
    for (const { cityId, areas } of await loadCityPacks(systemCtx(services))) {
      console.log(`${cityId}: ${areas} wards`);
    }
    return 0;
  });
};
