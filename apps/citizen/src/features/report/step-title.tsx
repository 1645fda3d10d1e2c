export interface StepTitleProps {
  id: string;
  number: number;
  title: string;
}

export function StepTitle({ id, number, title }: StepTitleProps) {
  return (
    <h2 id={id} className="flex items-center gap-2.5 text-heading font-semibold">
      <span
        aria-hidden="true"
        className="flex size-7 items-center justify-center rounded-full bg-brand-soft text-sm text-brand-ink tabular-nums"
      >
        {number}
      </span>
      {title}
    </h2>
  );
}
