import { routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useCity } from '../city/city-provider.tsx';
import { useSettled } from '../shell/use-settled.ts';
import type { ReportDraft } from './report-draft.ts';
import type { EditDraft } from './use-report-draft.ts';

const mostShown = 3;
const shortestText = 4;
/** Below this a guess would more often have to be put right than not. */
const sureEnough = 0.5;

/** Categories that fit the text, best first; the best is filled in until the person picks one. */
export const useCategorySuggestions = (draft: ReportDraft, edit: EditDraft): string[] => {
  const { pack } = useCity();
  const text = useSettled(draft.description.trim(), 400);
  const { data } = useQuery({
    queryKey: ['suggest', pack.id, text],
    queryFn: ({ signal }) =>
      browserClient(routes.suggestCategory, {
        query: { city: pack.id, text: text.slice(0, 2000) },
        signal,
      }),
    enabled: text.length >= shortestText,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const [best] = data?.items ?? [];
  const fitting = best && best.confidence >= sureEnough ? best.categoryId : undefined;
  useEffect(() => {
    if (fitting && !draft.categoryPicked && draft.category !== fitting) edit({ category: fitting });
  }, [fitting, draft.categoryPicked, draft.category, edit]);
  if (text.length < shortestText) return [];
  return (data?.items ?? []).slice(0, mostShown).map(({ categoryId }) => categoryId);
};
