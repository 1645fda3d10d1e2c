import type { Incident } from '@pulse/contract';

/** Ward and zone in words; says when the place was drawn at random for the demo. */
export function PlaceText({ incident }: { incident: Incident }) {
  const names = [incident.area?.name, incident.zone ? `${incident.zone.name} zone` : undefined];
  return (
    <span>
      {names.filter(Boolean).join(' · ') || 'Outside every ward'}
      {incident.placeDrawn ? (
        <span
          className="text-ink-faint"
          title="The text is a real complaint; its exact place is not public, so one was drawn within the ward."
        >
          {' '}
          (place drawn)
        </span>
      ) : null}
    </span>
  );
}
