import BadgeCheck from 'lucide-react/icons/badge-check';
import { Badge } from './badge.tsx';

export interface VerifiedBadgeProps {
  label: string;
  className?: string;
}

/** Shown when enough neighbours have confirmed; absent otherwise. */
export function VerifiedBadge({ label, className }: VerifiedBadgeProps) {
  return (
    <Badge
      tone="success"
      className={className}
      icon={<BadgeCheck aria-hidden size={14} strokeWidth={2.5} />}
    >
      {label}
    </Badge>
  );
}
