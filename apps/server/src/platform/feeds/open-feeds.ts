import { createOpenMeteoFeed } from './open-meteo.ts';
import { createOpenAqFeed } from './openaq.ts';
import { createOpenWeatherMapFeed } from './openweathermap.ts';
import type { Feed, FeedName } from './port.ts';

/** Where the feeds are; tests and installations with servers of their own change it. */
export interface FeedSettings {
  readonly names: readonly FeedName[];
  readonly openMeteo: {
    readonly forecastUrl: string;
    readonly archiveUrl: string;
    readonly airUrl: string;
  };
  readonly openWeatherMapUrl: string;
  readonly openAqUrl: string;
}

export interface FeedKeys {
  readonly openWeatherMap?: string | undefined;
  readonly openAq?: string | undefined;
}

/**
 * The feeds that the settings name, in their order; none by default, and then nothing is asked of the
 * network. A feed that lacks its key was refused when the settings were read.
 */
export const openFeeds = (settings: FeedSettings, keys: FeedKeys, now: () => Date): Feed[] => {
  const open: Readonly<Record<FeedName, () => Feed>> = {
    'open-meteo': () => createOpenMeteoFeed({ ...settings.openMeteo, now }),
    openweathermap: () =>
      createOpenWeatherMapFeed({
        url: settings.openWeatherMapUrl,
        key: keys.openWeatherMap ?? '',
      }),
    openaq: () => createOpenAqFeed({ url: settings.openAqUrl, key: keys.openAq ?? '', now }),
  };
  return settings.names.map((name) => open[name]());
};
