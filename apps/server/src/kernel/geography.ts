import type { LocalName, Place } from '@pulse/contract';

export interface LocatedArea {
  readonly id: string;
  readonly name: string;
  readonly cityId: string;
  readonly zoneId: string | null;
}

export interface KnownCategory {
  readonly id: string;
  readonly name: LocalName;
  readonly defaultSeverity: number;
  readonly slaHours: number;
}

export interface KnownCity {
  readonly id: string;
  readonly name: LocalName;
  readonly timeZone: string;
  readonly refPrefix: string;
}

/** What every module asks of the map; answered from memory by the places module. */
export interface Geography {
  defaultCityId(): string;
  city(id: string): KnownCity | undefined;
  /** The ward that a place lies in, in whichever city. */
  locate(place: Place): LocatedArea | undefined;
  area(id: string): LocatedArea | undefined;
  zoneName(id: string): string | undefined;
  /** By id or alias, whatever the case. */
  category(cityId: string, idOrAlias: string): KnownCategory | undefined;
}
