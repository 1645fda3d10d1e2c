import clsx from 'clsx';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import CircleDot from 'lucide-react/icons/circle-dot';
import CircleX from 'lucide-react/icons/circle-x';
import Copy from 'lucide-react/icons/copy';
import { badgeClasses } from './badge.tsx';

const looks = {
  reported: { Icon: CircleDashed, soft: 'bg-status-reported-soft text-status-reported-ink' },
  active: { Icon: CircleDot, soft: 'bg-status-active-soft text-status-active-ink' },
  resolved: { Icon: CircleCheck, soft: 'bg-status-resolved-soft text-status-resolved-ink' },
  rejected: { Icon: CircleX, soft: 'bg-status-rejected-soft text-status-rejected-ink' },
  duplicate: { Icon: Copy, soft: 'bg-status-duplicate-soft text-status-duplicate-ink' },
};

export interface StatusBadgeProps {
  status: keyof typeof looks;
  label: string;
  className?: string;
}

export function StatusBadge({ status, label, className }: StatusBadgeProps) {
  const { Icon, soft } = looks[status];
  return (
    <span className={clsx(badgeClasses, soft, className)}>
      <Icon aria-hidden size={14} strokeWidth={2.5} />
      {label}
    </span>
  );
}
