import { type FeedName, type FeedSettings, feedNames } from '../platform/feeds/index.ts';
import type { Environment } from './environment.ts';

const keyOf: Partial<Readonly<Record<FeedName, 'OPENWEATHERMAP_KEY' | 'OPENAQ_KEY'>>> = {
  openweathermap: 'OPENWEATHERMAP_KEY',
  openaq: 'OPENAQ_KEY',
};

/** The feeds that are named, by comma; what is wrong with them goes to `wrong`, by variable. */
export const feedsOf = (settings: Environment, wrong: string[]): FeedSettings => {
  const named = (settings.FEEDS ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const unknown = named.filter((name) => !feedNames.some((feed) => feed === name));
  if (unknown.length > 0) {
    wrong.push(`FEEDS: ${unknown.join(', ')} is none of ${feedNames.join(', ')}`);
  }
  const names = feedNames.filter((name) => named.includes(name));
  for (const name of names) {
    const key = keyOf[name];
    if (key && !settings[key]) wrong.push(`${key}: needed by the feed ${name}`);
  }
  return {
    names,
    openMeteo: {
      forecastUrl: settings.OPEN_METEO_URL,
      archiveUrl: settings.OPEN_METEO_ARCHIVE_URL,
      airUrl: settings.OPEN_METEO_AIR_URL,
    },
    openWeatherMapUrl: settings.OPENWEATHERMAP_URL,
    openAqUrl: settings.OPENAQ_URL,
  };
};
