import { Button, IconButton } from '@pulse/ui';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useCity } from '../city/city-context.tsx';
import { addMonths, type Month, monthName } from './month.ts';

export interface MonthStepsProps {
  month: Month;
  thisMonth: Month;
  onGo: (month: Month) => void;
}

export function MonthSteps({ month, thisMonth, onGo }: MonthStepsProps) {
  const { locale } = useCity();
  const name = (by: number) => monthName(addMonths(month, by), locale);
  return (
    <fieldset className="flex items-center gap-1">
      <legend className="mb-1.5 text-sm font-semibold">From</legend>
      <IconButton
        label={`Earlier: from ${name(-1)}`}
        icon={<ChevronLeft aria-hidden size={20} />}
        onClick={() => onGo(addMonths(month, -1))}
      />
      <span aria-live="polite" className="min-w-36 text-center font-medium">
        {name(0)}
      </span>
      <IconButton
        label={`Later: from ${name(1)}`}
        icon={<ChevronRight aria-hidden size={20} />}
        onClick={() => onGo(addMonths(month, 1))}
      />
      {month === thisMonth ? null : (
        <Button tap variant="quiet" onClick={() => onGo(thisMonth)}>
          This month
        </Button>
      )}
    </fieldset>
  );
}
