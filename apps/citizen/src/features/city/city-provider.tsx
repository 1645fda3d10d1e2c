'use client';

import type { Category } from '@pulse/contract';
import { useLocale } from 'next-intl';
import { createContext, type ReactNode, use, useMemo } from 'react';
import { localName } from '../language/local-name.ts';
import type { CityPack, Ward } from './city-pack.ts';

export interface CityWords {
  pack: CityPack;
  category: (id: string) => Category | undefined;
  categoryName: (id: string) => string;
  ward: (id: string | null | undefined) => Ward | undefined;
  cityName: string;
}

const CityContext = createContext<CityPack | undefined>(undefined);

export interface CityProviderProps {
  pack: CityPack | undefined;
  children: ReactNode;
}

export function CityProvider({ pack, children }: CityProviderProps) {
  return <CityContext value={pack}>{children}</CityContext>;
}

/** The city with its names in the reader's language; undefined when its server never answered. */
export function useMaybeCity(): CityWords | undefined {
  const pack = use(CityContext);
  const language = useLocale();
  return useMemo(() => {
    if (!pack) return undefined;
    const categories = new Map(pack.categories.map((category) => [category.id, category]));
    const wards = new Map(pack.wards.map((ward) => [ward.id, ward]));
    return {
      pack,
      category: (id) => categories.get(id),
      categoryName: (id) => {
        const category = categories.get(id);
        return category ? localName(category.name, language) : id;
      },
      ward: (id) => (id ? wards.get(id) : undefined),
      cityName: localName(pack.name, language),
    };
  }, [pack, language]);
}

/** For screens that are only shown once the city is known. */
export function useCity(): CityWords {
  const city = useMaybeCity();
  if (!city) throw new Error('This screen needs the city.');
  return city;
}
