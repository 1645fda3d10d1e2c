import type { FeedMeasure } from '@pulse/contract';
import type { FeedName } from './port.ts';

export interface FeedFacts {
  readonly label: string;
  readonly basis: 'stations' | 'model';
  readonly measures: readonly FeedMeasure[];
}

const weatherAndAir = ['temperature', 'humidity', 'rain', 'wind', 'pm25', 'pm10'] as const;

/** What is known of each feed without asking it. */
export const feedFacts: Readonly<Record<FeedName, FeedFacts>> = {
  'open-meteo': { label: 'Open-Meteo', basis: 'model', measures: weatherAndAir },
  openweathermap: { label: 'OpenWeatherMap', basis: 'model', measures: weatherAndAir },
  openaq: { label: 'OpenAQ', basis: 'stations', measures: ['pm25', 'pm10'] },
};
