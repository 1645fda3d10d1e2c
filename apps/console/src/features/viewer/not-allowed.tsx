import { type Role, StaffRole } from '@pulse/contract';
import { buttonClasses, EmptyState } from '@pulse/ui';
import Lock from 'lucide-react/icons/lock';
import Link from 'next/link';
import { roleWords } from '../words/labels.ts';

export interface NotAllowedProps {
  what: string;
  role: Role;
  allowed: readonly Role[];
}

/** An honest empty place: what this is, who may see it, whom to ask. */
export function NotAllowed({ what, role, allowed }: NotAllowedProps) {
  const names = StaffRole.options
    .filter((option) => allowed.includes(option))
    .map((option) => `${roleWords[option].toLowerCase()}s`)
    .join(' and ');
  return (
    <EmptyState
      className="mt-16"
      icon={<Lock aria-hidden size={22} />}
      title={`${what} is for ${names}`}
      description={`You are signed in as ${roleWords[role].toLowerCase()}. If your work needs this, ask an administrator to change your role.`}
      action={
        <Link href="/" className={buttonClasses({})}>
          Back to the live map
        </Link>
      }
    />
  );
}
