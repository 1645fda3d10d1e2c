import { Card } from '@pulse/ui';
import { type ReactNode, useId } from 'react';

export interface SectionProps {
  title: string;
  description: string;
  children: ReactNode;
}

export function Section({ title, description, children }: SectionProps) {
  const id = useId();
  return (
    <Card as="section" aria-labelledby={id}>
      <h2 id={id} className="text-heading font-semibold">
        {title}
      </h2>
      <p className="mb-4 max-w-prose text-sm text-ink-muted">{description}</p>
      {children}
    </Card>
  );
}
