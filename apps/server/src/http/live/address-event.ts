import { IncidentStatus, type MissedMessage } from '@pulse/contract';
import type { PlacedEvent } from '../../kernel/events.ts';
import type { LiveIncident } from './live-incident.ts';
import { citizenRoom, publicRooms, readersRoom, staffRooms } from './rooms.ts';

/** A message and the rooms that may hear it. */
export interface Addressed {
  readonly rooms: readonly string[];
  readonly message: MissedMessage;
}

/** Statuses that everybody may see. */
const isPublicStatus = (status: IncidentStatus | undefined): boolean =>
  status === 'active' || status === 'resolved';

/**
 * Who hears what of an event. Public rooms get the public payload, and only while the incident is
 * public; when it stops being so they learn that it is gone, and nothing else.
 */
export const addressEvent = (event: PlacedEvent, live: LiveIncident): Addressed[] => {
  if (event.topic === 'vote.cast' || event.topic === 'vote.withdrawn')
    return [voteNews(event, live)];
  const { position } = event;
  const spot = spotOf(live);
  const everybody = [...publicRooms(spot), readersRoom(live.forPublic.id)];
  const isNew = event.topic === 'incident.reported';
  const wasPublic = isPublicStatus(statusOf(event.payload.fromStatus));
  // By the event, so that each step is told once; and by the present, so that nothing is told that
  // has been hidden since: the event that hid it follows.
  const becomesPublic = isPublicStatus(statusOf(event.payload.toStatus));
  const addressed: Addressed[] = [
    {
      rooms: staffRooms(spot.zoneId),
      message: {
        message: isNew ? 'incident:new' : 'incident:updated',
        payload: { position, incident: live.forStaff },
      },
    },
  ];
  const own = live.citizenId === null ? [] : [citizenRoom(live.citizenId)];
  if (becomesPublic && live.isPublic) {
    // One message for both, so that the reporter, who sits in public rooms too, hears it once.
    addressed.push({
      rooms: [...everybody, ...own],
      message: {
        message: wasPublic ? 'incident:updated' : 'incident:new',
        payload: { position, incident: live.forPublic },
      },
    });
  } else {
    if (wasPublic && !becomesPublic) {
      addressed.push({
        rooms: everybody,
        message: { message: 'incident:removed', payload: { position, id: live.forPublic.id } },
      });
    }
    addressed.push({
      rooms: own,
      message: {
        message: isNew ? 'incident:new' : 'incident:updated',
        payload: { position, incident: live.forPublic },
      },
    });
  }
  const { fromZoneId } = event.payload;
  if (typeof fromZoneId === 'string' && fromZoneId !== spot.zoneId) {
    addressed.push({
      rooms: [`staff:zone:${fromZoneId}`],
      message: { message: 'incident:removed', payload: { position, id: live.forPublic.id } },
    });
  }
  return addressed.filter(({ rooms }) => rooms.length > 0);
};

const voteNews = (event: PlacedEvent, live: LiveIncident): Addressed => {
  const { id, votes, verified } = live.forPublic;
  const spot = spotOf(live);
  return {
    rooms: [
      ...staffRooms(spot.zoneId),
      ...(live.citizenId === null ? [] : [citizenRoom(live.citizenId)]),
      ...(live.isPublic ? [...publicRooms(spot), readersRoom(id)] : []),
    ],
    message: {
      message: 'vote:new',
      payload: { position: event.position, incidentId: id, votes, verified },
    },
  };
};

const spotOf = ({ forPublic }: LiveIncident) => ({
  cityId: forPublic.cityId,
  areaId: forPublic.area?.id ?? null,
  zoneId: forPublic.zone?.id ?? null,
  lat: forPublic.lat,
  lng: forPublic.lng,
});

const statusOf = (value: unknown): IncidentStatus | undefined =>
  IncidentStatus.safeParse(value).data;
