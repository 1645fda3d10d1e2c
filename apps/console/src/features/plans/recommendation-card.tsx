import type { Recommendation } from '@pulse/contract';
import { Badge, Button } from '@pulse/ui';
import Link from 'next/link';
import { useCity } from '../city/city-context.tsx';
import { When } from '../city/when.tsx';
import { dayName } from '../readiness/surge-words.ts';
import {
  amountOf,
  hospitalName,
  priorityWords,
  rejectWords,
  rupees,
  stateTones,
  stateWords,
  verdictWords,
} from './words.ts';

export interface RecommendationCardProps {
  item: Recommendation;
  busy: boolean;
  onAccept: (item: Recommendation) => void;
  onReopen: (item: Recommendation) => void;
  onChange: (item: Recommendation) => void;
  onReject: (item: Recommendation) => void;
}

/** One recommendation: what, where, why, by when, for how much, and what was decided. */
export function RecommendationCard({ item, busy, ...acts }: RecommendationCardProps) {
  const { locale } = useCity();
  const { days, evidence, effect, outcome } = item;
  const number = new Intl.NumberFormat(locale, {
    maximumFractionDigits: item.amount < 100 ? 1 : 0,
  });
  const first = days[0];
  const last = days.at(-1);
  return (
    <article
      aria-label={item.title}
      className="grid gap-2 rounded-card border border-line bg-surface p-4"
    >
      <header className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <h3 className="font-semibold">{item.title}</h3>
          <p className="text-sm text-ink-muted">
            {hospitalName(item.hospital)}
            {item.to ? ` to ${hospitalName(item.to)}` : ''}
            {first && last
              ? ` · ${dayName(first.day, locale)}${first === last ? '' : ` to ${dayName(last.day, locale)}`}`
              : ''}
          </p>
        </div>
        <div className="flex flex-wrap gap-1.5">
          {item.state === 'open' ? (
            <Badge tone={item.priority === 1 ? 'danger' : 'neutral'}>
              {priorityWords[item.priority]}
            </Badge>
          ) : null}
          <Badge tone={stateTones[item.state]}>{stateWords[item.state]}</Badge>
        </div>
      </header>
      <p className="max-w-prose text-sm">{item.reason}</p>
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <Fact name="Needed in the worst of ten cases">
          {amountOf(evidence.needed, evidence.unit, locale)}, there are{' '}
          {number.format(evidence.available)}
        </Fact>
        <Fact name="Effect">{effect.text}</Fact>
        <Fact name="Cost">{rupees(item.cost, locale)}</Fact>
        <Fact name="Decide">
          <When at={item.deadline} />
        </Fact>
      </dl>
      {days.length > 1 ? (
        <p className="text-xs text-ink-muted tabular-nums">
          {days
            .map(({ day, amount }) => `${dayName(day, locale)} ${number.format(amount)}`)
            .join(' · ')}
        </p>
      ) : null}
      {item.decidedAt ? (
        <p className="text-sm">
          {stateWords[item.state]} by {item.decidedBy}, <When at={item.decidedAt} />
          {item.decidedAmount === null
            ? ''
            : `: ${amountOf(item.decidedAmount, item.unit, locale)} instead of ${number.format(item.amount)}`}
          {item.reasonCode ? `: ${rejectWords[item.reasonCode]}` : ''}
          {item.note ? ` “${item.note}”` : ''}
        </p>
      ) : null}
      {item.alertDraftId ? (
        <p className="text-sm text-ink-muted">
          <Link href="/alerts" className="text-brand-ink">
            A draft of a public alert
          </Link>{' '}
          was made. It is not sent by itself.
        </p>
      ) : null}
      {outcome ? (
        <p className="rounded-field bg-sunken px-3 py-2 text-sm">
          <strong>{verdictWords[outcome.verdict]}.</strong> {outcome.text}
        </p>
      ) : null}
      {item.decidable ? <Acts item={item} busy={busy} {...acts} /> : null}
    </article>
  );
}

function Acts({ item, busy, onAccept, onReopen, onChange, onReject }: RecommendationCardProps) {
  if (item.state === 'open') {
    return (
      <div className="flex flex-wrap gap-2">
        <Button tap variant="primary" busy={busy} onClick={() => onAccept(item)}>
          Accept
        </Button>
        {item.kind === 'public-advisory' || item.kind === 'warn-hospital' ? null : (
          <Button tap disabled={busy} onClick={() => onChange(item)}>
            Change
          </Button>
        )}
        <Button tap disabled={busy} onClick={() => onReject(item)}>
          Reject
        </Button>
      </div>
    );
  }
  if (!['accepted', 'changed', 'rejected'].includes(item.state)) return null;
  return (
    <div>
      <Button tap busy={busy} onClick={() => onReopen(item)}>
        Take it back
      </Button>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-ink-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
