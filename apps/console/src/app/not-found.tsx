import { buttonClasses, EmptyState } from '@pulse/ui';
import Link from 'next/link';

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <EmptyState
        title="There is nothing at this address"
        description="It may have been taken out of your sight, or the address has a typing error."
        action={
          <Link href="/" className={buttonClasses({ variant: 'primary' })}>
            Go to the live map
          </Link>
        }
      />
    </main>
  );
}
