'use client';

import type { Category, Language, LocalName } from '@pulse/contract';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { CityData } from './load-city.ts';

interface CityContextValue extends CityData {
  locale: string;
  /** When the server rendered, so that relative times agree on the first render. */
  renderedAtMs: number;
  mapStyleUrl: string | undefined;
  category: (id: string) => Category | undefined;
  categoryName: (id: string) => string;
  zoneName: (id: string) => string;
  areaName: (id: string) => string;
}

const CityContext = createContext<CityContextValue | null>(null);

export interface CityProviderProps {
  data: CityData;
  language: Language;
  renderedAtMs: number;
  mapStyleUrl: string | undefined;
  children: ReactNode;
}

export function CityProvider(props: CityProviderProps) {
  const { data, language, renderedAtMs, mapStyleUrl, children } = props;
  const value = useMemo<CityContextValue>(() => {
    const named = (name: LocalName) => name[language] ?? name.en;
    const categories = new Map(data.categories.map((item) => [item.id, item]));
    const zones = new Map(data.zones.map((item) => [item.id, named(item.name)]));
    const areas = new Map(data.areas.map((item) => [item.id, item.name]));
    return {
      ...data,
      locale: 'en-IN',
      renderedAtMs,
      mapStyleUrl,
      category: (id) => categories.get(id),
      categoryName: (id) => {
        const category = categories.get(id);
        return category ? named(category.name) : id;
      },
      zoneName: (id) => zones.get(id) ?? id,
      areaName: (id) => areas.get(id) ?? id,
    };
  }, [data, language, renderedAtMs, mapStyleUrl]);
  return <CityContext value={value}>{children}</CityContext>;
}

export function useCity(): CityContextValue {
  const value = useContext(CityContext);
  if (!value) throw new Error('useCity needs a CityProvider above it');
  return value;
}
