export function PulseMark({ sizePx = 28 }: { sizePx?: number }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" width={sizePx} height={sizePx} className="shrink-0">
      <rect width="32" height="32" rx="8" className="fill-brand" />
      <path
        d="M4 17h6l3-8 5 15 4-11 2 4h4"
        fill="none"
        className="stroke-on-brand"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
