import type { ObservationFigures, RecordedObservation } from '@pulse/contract';
import { Button, buttonClasses } from '@pulse/ui';
import CircleCheck from 'lucide-react/icons/circle-check';
import Link from 'next/link';
import { useCity } from '../city/city-context.tsx';
import { ExactTime } from '../city/exact-time.tsx';
import { figureWord, formatFigure } from './figure-words.ts';
import { flattenFigures } from './flatten-figures.ts';
import { reportHref } from './report-query.ts';

export interface Sent {
  readonly recorded: RecordedObservation;
  readonly figures: ObservationFigures;
}

export interface ReportSentProps {
  sent: Sent;
  hospitalName: string;
  /** The address may be the one that is open already. */
  onCorrect: () => void;
  onAgain: () => void;
}

const outcomeWords: Record<RecordedObservation['outcome'], string> = {
  recorded: 'Report sent',
  corrected: 'Correction sent',
  unchanged: 'Already known: the same was said before',
};

/** The receipt: what was said, and the way to correct it. */
export function ReportSent({ sent, hospitalName, onCorrect, onAgain }: ReportSentProps) {
  const { locale } = useCity();
  const { recorded, figures } = sent;
  const { hospitalId, observedAt, department, version, outcome } = recorded;
  return (
    <section
      aria-label="Receipt"
      className="grid gap-4 rounded-card border border-line bg-surface p-5"
    >
      <p role="status" className="flex items-center gap-2 text-heading font-semibold">
        <CircleCheck aria-hidden size={22} className="text-success-ink" />
        {outcomeWords[outcome]}
      </p>
      <p className="text-sm text-ink-muted">
        {hospitalName}, <ExactTime at={observedAt} />
        {version > 1 ? `, version ${version}` : ''}
      </p>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {[...flattenFigures(figures)].map(([figure, value]) => (
          <li key={figure}>
            <span className="text-ink-muted">{figureWord(figure)}</span>{' '}
            <span className="font-medium tabular-nums">{formatFigure(figure, value, locale)}</span>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Link
          href={`/hospitals/${hospitalId}`}
          className={buttonClasses({ variant: 'primary', tap: true })}
        >
          To the hospital
        </Link>
        <Link
          href={reportHref(hospitalId, { at: observedAt, department: department ?? undefined })}
          onClick={onCorrect}
          className={buttonClasses({ tap: true })}
        >
          Correct it
        </Link>
        <Button tap variant="quiet" onClick={onAgain}>
          Report again
        </Button>
      </div>
    </section>
  );
}
