import type { Category } from '@pulse/contract';
import { CategoryIcon, type SeverityBand, severityBand } from '@pulse/ui';
import clsx from 'clsx';

const looks: Record<SeverityBand, string> = {
  low: 'bg-severity-low-soft text-severity-low-ink',
  moderate: 'bg-severity-moderate-soft text-severity-moderate-ink',
  high: 'bg-severity-high-soft text-severity-high-ink',
  critical: 'bg-severity-critical-soft text-severity-critical-ink',
};

export interface CategoryMarkProps {
  category: Category | undefined;
  severity: number;
}

/** The category as a picture, tinted by severity; both stand beside it in words. */
export function CategoryMark({ category, severity }: CategoryMarkProps) {
  return (
    <span
      className={clsx(
        'flex size-11 shrink-0 items-center justify-center rounded-xl',
        looks[severityBand(severity)],
      )}
    >
      <CategoryIcon name={category?.icon} sizePx={22} />
    </span>
  );
}
