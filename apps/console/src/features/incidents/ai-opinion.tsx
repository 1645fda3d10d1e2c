'use client';

import type { Incident } from '@pulse/contract';
import { Badge, Button } from '@pulse/ui';
import { useCity } from '../city/city-context.tsx';

export interface AiOpinionProps {
  incident: Incident;
  /** Offered when the AI takes the report for something else. */
  onApproveAs?: (category: string) => void;
}

const shownWords = 5;
/** Of the strongest word: what weighs less explains nothing. */
const leastShare = 0.15;
const leastConfidence = 0.01;

/** What the AI took a report for, how sure it was and because of which words. It decides nothing. */
export function AiOpinion({ incident, onApproveAs }: AiOpinionProps) {
  const { category, categoryName } = useCity();
  const { ai, staff } = incident;
  if (!ai) {
    return <p className="text-sm text-ink-muted">The AI has not read this yet.</p>;
  }
  const differs = ai.category !== incident.category;
  const name = category(ai.category) ? categoryName(ai.category) : 'not a civic matter';
  const strongest = ai.reasons[0]?.weight ?? 0;
  const words = ai.reasons
    .filter(({ weight }) => weight > 0 && weight >= leastShare * strongest)
    .slice(0, shownWords);
  const others = (staff?.aiAlternatives ?? []).filter(
    ({ category: id, confidence }) => id !== ai.category && confidence >= leastConfidence,
  );
  return (
    <section
      aria-label="What the AI thinks"
      className="grid gap-2 rounded-card border border-line bg-sunken p-3 text-sm"
    >
      <p className="flex flex-wrap items-center gap-2">
        <span>
          AI: <strong className="font-semibold">{name}</strong>
          {ai.subCategory ? `, ${ai.subCategory.replaceAll('-', ' ')}` : ''},{' '}
          {Math.min(99, Math.round(100 * ai.confidence))} % sure; severity {ai.severity}/10
        </span>
        {ai.needsPerson ? <Badge tone="warning">Unsure: look closely</Badge> : null}
      </p>
      {words.length > 0 ? (
        <p className="text-ink-muted">
          Because of: {words.map(({ word }) => `“${word}”`).join(', ')}
        </p>
      ) : null}
      {others.length > 0 ? (
        <p className="text-ink-muted">
          Else:{' '}
          {others
            .map(
              ({ category: id, confidence }) =>
                `${category(id) ? categoryName(id) : 'not civic'} ${Math.round(100 * confidence)} %`,
            )
            .join(', ')}
        </p>
      ) : null}
      {differs && onApproveAs && category(ai.category) ? (
        <div>
          <Button size="small" tap onClick={() => onApproveAs(ai.category)}>
            Approve as {name}
          </Button>
        </div>
      ) : null}
      <p className="text-xs text-ink-muted">
        {ai.modelVersion}
        {staff?.severityBy === 'ai' ? ' · the severity shown is the AI’s' : ''}
      </p>
    </section>
  );
}
