import clsx from 'clsx';

export interface WaterfallProps {
  /** What is drawn, as a heading would say it. */
  label: string;
  /** Where it starts, such as a usual day. */
  base: { name: string; value: number };
  parts: readonly { name: string; amount: number }[];
  /** Where it ends: the base and all parts. */
  total: { name: string; value: number };
  formatValue: (value: number) => string;
}

/** How parts lead from one value to another, a bar each where the last one ended. */
export function Waterfall({ label, base, parts, total, formatValue }: WaterfallProps) {
  const ends = parts.map((_, i) =>
    parts.slice(0, i + 1).reduce((sum, { amount }) => sum + amount, base.value),
  );
  const values = [base.value, total.value, ...ends];
  const low = Math.min(0, ...values);
  const span = Math.max(1e-9, Math.max(...values) - low);
  const place = (value: number) => (100 * (value - low)) / span;
  const rows = [
    { name: base.name, from: 0, to: base.value, text: formatValue(base.value), kind: 'end' },
    ...parts.map(({ name, amount }, i) => ({
      name,
      from: ends[i - 1] ?? base.value,
      to: ends[i] ?? base.value,
      text: `${amount < 0 ? '−' : '+'}${formatValue(Math.abs(amount))}`,
      kind: amount < 0 ? 'down' : 'up',
    })),
    { name: total.name, from: 0, to: total.value, text: formatValue(total.value), kind: 'end' },
  ];
  return (
    <ul aria-label={label} className="grid gap-1 text-sm">
      {rows.map(({ name, from, to, text, kind }) => (
        <li key={name} className="grid grid-cols-[9rem_1fr_4rem] items-center gap-2">
          <span className={clsx('truncate', kind === 'end' && 'font-medium')} title={name}>
            {name}
          </span>
          <span aria-hidden className="relative h-2.5 rounded-full bg-sunken">
            <span
              className={clsx(
                'absolute inset-y-0 rounded-full',
                kind === 'end' && 'bg-brand',
                kind === 'up' && 'bg-severity-high',
                kind === 'down' && 'bg-success-ink',
              )}
              style={{
                left: `${place(Math.min(from, to))}%`,
                width: `${Math.max(0.5, place(Math.max(from, to)) - place(Math.min(from, to)))}%`,
              }}
            />
          </span>
          <span className={clsx('text-right tabular-nums', kind === 'end' && 'font-medium')}>
            {text}
          </span>
        </li>
      ))}
    </ul>
  );
}
