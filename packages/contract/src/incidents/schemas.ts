import { z } from 'zod';
import { Id, Latitude, Longitude, NamedRef, Timestamp, Uuid } from '../primitives.ts';

export const IncidentStatus = z
  .enum(['reported', 'active', 'resolved', 'rejected', 'duplicate'])
  .meta({ id: 'IncidentStatus' });
export type IncidentStatus = z.output<typeof IncidentStatus>;

export const VoteType = z.enum(['confirm', 'dispute', 'resolved']).meta({ id: 'VoteType' });
export type VoteType = z.output<typeof VoteType>;

/** Where an incident came from: a person, an import of history, or the demo's replay of real texts. */
export const IncidentSource = z
  .enum(['citizen', 'staff', 'import', 'demo'])
  .meta({ id: 'IncidentSource' });
export type IncidentSource = z.output<typeof IncidentSource>;

export const Severity = z.number().int().min(1).max(10);

export const PhotoSize = z.enum(['thumb', 'medium', 'large']);
export type PhotoSize = z.output<typeof PhotoSize>;

export const Photo = z
  .object({
    id: Uuid,
    width: z.number().int(),
    height: z.number().int(),
    /** Paths on this API: at most 320, 960 and 1920 pixels on the long side. */
    urls: z.object({ thumb: z.string(), medium: z.string(), large: z.string() }),
  })
  .meta({ id: 'Photo' });
export type Photo = z.output<typeof Photo>;

export const VoteTally = z
  .object({
    confirm: z.number().int(),
    dispute: z.number().int(),
    resolved: z.number().int(),
    lastAt: Timestamp.nullable(),
  })
  .meta({ id: 'VoteTally' });
export type VoteTally = z.output<typeof VoteTally>;

/** What the AI thought of the description, and how sure it was. People decide; nothing follows from it by itself. */
export const IncidentAi = z
  .object({
    /** One of the city's categories, or `not_civic`: no report about the city at all. */
    category: Id,
    subCategory: z.string().nullable(),
    severity: Severity,
    /** 0-1, of the category. */
    confidence: z.number().min(0).max(1),
    /** Words of the description that weighed most for the category; against it when below zero. */
    reasons: z.array(z.object({ word: z.string(), weight: z.number() })),
    /** 0-1; null where no model judged it and it is the category's usual one. */
    severityConfidence: z.number().min(0).max(1).nullable(),
    /** What it is made of; the weights are points of severity. */
    severityReasons: z.array(z.object({ word: z.string(), weight: z.number() })),
    modelVersion: z.string(),
    at: Timestamp,
    /** It was not sure enough, and asks for a person to look. */
    needsPerson: z.boolean(),
  })
  .meta({ id: 'IncidentAi' });
export type IncidentAi = z.output<typeof IncidentAi>;

/** What only officers of the zone and administrators see of an incident. */
export const StaffView = z
  .object({
    assignee: NamedRef.nullable(),
    dueAt: Timestamp,
    rejectReason: z.string().nullable(),
    hasReporter: z.boolean(),
    /** Open reports of the same category close by, in place and time. */
    similarCount: z.number().int(),
    /** What else the AI took it for, the likeliest first; empty while it has not looked. */
    aiAlternatives: z.array(z.object({ category: Id, confidence: z.number().min(0).max(1) })),
    /** Who the severity comes from. */
    severityBy: z.enum(['category', 'ai', 'person']),
  })
  .meta({ id: 'StaffView' });
export type StaffView = z.output<typeof StaffView>;

export const Incident = z
  .object({
    id: Uuid,
    /** Number that people quote, such as BLR-10023. */
    ref: z.string(),
    cityId: Id,
    category: Id,
    description: z.string(),
    status: IncidentStatus,
    severity: Severity,
    /** Enough neighbours confirmed it. */
    verified: z.boolean(),
    version: z.number().int(),
    lat: Latitude,
    lng: Longitude,
    area: NamedRef.nullable(),
    zone: NamedRef.nullable(),
    votes: VoteTally,
    photos: z.array(Photo),
    source: IncidentSource,
    /** The place was drawn at random within a ward, to show real texts without real places. */
    placeDrawn: z.boolean(),
    duplicateOf: Uuid.nullable(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    approvedAt: Timestamp.nullable(),
    resolvedAt: Timestamp.nullable(),
    /** Null until the engine has read it. */
    ai: IncidentAi.nullable(),
    staff: StaffView.optional(),
    /** In the list of `mine`: whether I reported it, and how I voted. */
    mine: z.boolean().optional(),
    myVote: VoteType.nullable().optional(),
  })
  .meta({ id: 'Incident' });
export type Incident = z.output<typeof Incident>;

export const TimelineKind = z.enum([
  'reported',
  'edited',
  'verified',
  'approved',
  'assigned',
  'resolved',
  'rejected',
  'merged',
  'reopened',
  'undone',
]);

/** One step in an incident's life. Names of staff show to staff only. */
export const TimelineEntry = z
  .object({
    version: z.number().int(),
    at: Timestamp,
    kind: TimelineKind,
    fromStatus: IncidentStatus.nullable(),
    toStatus: IncidentStatus,
    by: z.enum(['citizen', 'staff', 'system']),
    byName: z.string().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.output<typeof TimelineEntry>;

/** One incident with what concerns the person who asks. */
export const IncidentDetail = Incident.extend({
  mine: z.boolean(),
  myVote: VoteType.nullable(),
  timeline: z.array(TimelineEntry),
}).meta({ id: 'IncidentDetail' });
export type IncidentDetail = z.output<typeof IncidentDetail>;

/** Just enough to draw a pin. */
export const MapPoint = z
  .object({
    id: Uuid,
    lat: Latitude,
    lng: Longitude,
    category: Id,
    severity: Severity,
    status: IncidentStatus,
    verified: z.boolean(),
  })
  .meta({ id: 'MapPoint' });
export type MapPoint = z.output<typeof MapPoint>;

/** An open incident that a new report may be about. Text and photo only once it is public. */
export const SimilarIncident = z
  .object({
    id: Uuid,
    ref: z.string(),
    category: Id,
    status: IncidentStatus,
    description: z.string().nullable(),
    thumb: z.string().nullable(),
    distanceMetres: z.number(),
    createdAt: Timestamp,
    votes: VoteTally,
    /** 0-1, from distance, age and shared words. */
    similarity: z.number().min(0).max(1),
  })
  .meta({ id: 'SimilarIncident' });
export type SimilarIncident = z.output<typeof SimilarIncident>;

export const Vote = z
  .object({
    id: Uuid,
    type: VoteType,
    weight: z.number(),
    createdAt: Timestamp,
    photo: Photo.nullable(),
  })
  .meta({ id: 'Vote' });
export type Vote = z.output<typeof Vote>;

export const IncidentCounts = z
  .object({
    total: z.number().int(),
    byStatus: z.record(IncidentStatus, z.number().int()),
    byArea: z.record(z.string(), z.number().int()),
    byCategory: z.record(z.string(), z.number().int()),
  })
  .meta({ id: 'IncidentCounts' });
export type IncidentCounts = z.output<typeof IncidentCounts>;
