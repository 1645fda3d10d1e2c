import { buttonClasses, EmptyState } from '@pulse/ui';
import Link from 'next/link';

export default function StaffNotFound() {
  return (
    <EmptyState
      className="mt-16"
      title="There is nothing here for you"
      description="It does not exist, was taken away, or lies outside your zones."
      action={
        <Link href="/incidents" className={buttonClasses({})}>
          To the list of incidents
        </Link>
      }
    />
  );
}
