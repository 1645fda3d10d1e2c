CREATE SEQUENCE incident_number START 10001;

CREATE TABLE incidents (
  id             uuid PRIMARY KEY,
  ref            text NOT NULL UNIQUE,
  city_id        text NOT NULL REFERENCES cities,
  category       text NOT NULL,
  description    text NOT NULL,
  status         text NOT NULL CHECK (status IN ('reported', 'active', 'resolved', 'rejected', 'duplicate')),
  severity       integer NOT NULL CHECK (severity BETWEEN 1 AND 10),
  verified       boolean NOT NULL DEFAULT false,
  version        integer NOT NULL DEFAULT 1,
  lat            double precision NOT NULL,
  lng            double precision NOT NULL,
  area_id        text REFERENCES areas,
  -- Kept beside the ward since it is what every staff query is scoped by.
  zone_id        text REFERENCES zones,
  source         text NOT NULL CHECK (source IN ('citizen', 'staff', 'import', 'demo')),
  place_drawn    boolean NOT NULL DEFAULT false,
  citizen_id     uuid REFERENCES citizens,
  staff_id       uuid REFERENCES staff,
  assignee_id    uuid REFERENCES staff,
  duplicate_of   uuid REFERENCES incidents,
  reject_reason  text,
  votes_confirm  integer NOT NULL DEFAULT 0,
  votes_dispute  integer NOT NULL DEFAULT 0,
  votes_resolved integer NOT NULL DEFAULT 0,
  confirm_weight double precision NOT NULL DEFAULT 0,
  last_vote_at   timestamptz,
  -- Identifies a row of an imported file, so that importing it twice adds nothing.
  import_key     bytea UNIQUE,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL,
  due_at         timestamptz NOT NULL,
  approved_at    timestamptz,
  approved_by    uuid REFERENCES staff,
  resolved_at    timestamptz,
  words          tsvector GENERATED ALWAYS AS (to_tsvector('simple', description)) STORED,
  FOREIGN KEY (city_id, category) REFERENCES categories (city_id, id)
);
-- The public list and the queue: newest of a status first.
CREATE INDEX incidents_status ON incidents (city_id, status, created_at DESC, id DESC);
CREATE INDEX incidents_newest ON incidents (city_id, created_at DESC, id DESC);
CREATE INDEX incidents_updated ON incidents (city_id, updated_at DESC, id DESC);
CREATE INDEX incidents_severity ON incidents (city_id, severity DESC, created_at DESC, id DESC) WHERE status IN ('reported', 'active');
-- The public list by severity.
CREATE INDEX incidents_public_severity ON incidents (city_id, severity DESC, created_at DESC, id DESC) WHERE status IN ('active', 'resolved');
CREATE INDEX incidents_due ON incidents (city_id, due_at, id) WHERE status IN ('reported', 'active');
-- An officer's scope.
CREATE INDEX incidents_zone ON incidents (zone_id, status, created_at DESC, id DESC);
CREATE INDEX incidents_area ON incidents (area_id, created_at DESC, id DESC);
CREATE INDEX incidents_category ON incidents (city_id, category, created_at DESC, id DESC);
-- Boxes and circles on the map; nearby open ones at report time.
CREATE INDEX incidents_place ON incidents USING gist (point(lng, lat));
CREATE INDEX incidents_words ON incidents USING gin (words);
CREATE INDEX incidents_citizen ON incidents (citizen_id, created_at DESC) WHERE citizen_id IS NOT NULL;
CREATE INDEX incidents_assignee ON incidents (assignee_id, created_at DESC) WHERE assignee_id IS NOT NULL;
CREATE INDEX incidents_duplicates ON incidents (duplicate_of) WHERE duplicate_of IS NOT NULL;

CREATE TABLE incident_history (
  id          uuid PRIMARY KEY,
  incident_id uuid NOT NULL REFERENCES incidents,
  version     integer NOT NULL,
  at          timestamptz NOT NULL,
  kind        text NOT NULL,
  from_status text,
  to_status   text NOT NULL,
  actor_kind  text NOT NULL CHECK (actor_kind IN ('citizen', 'staff', 'system')),
  actor_id    uuid,
  actor_name  text,
  note        text,
  -- What an undo needs to put back.
  before      jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX incident_history_incident ON incident_history (incident_id, version, at);

CREATE TABLE votes (
  id          uuid PRIMARY KEY,
  incident_id uuid NOT NULL REFERENCES incidents,
  citizen_id  uuid NOT NULL REFERENCES citizens,
  type        text NOT NULL CHECK (type IN ('confirm', 'dispute', 'resolved')),
  weight      double precision NOT NULL,
  created_at  timestamptz NOT NULL,
  UNIQUE (incident_id, citizen_id)
);
CREATE INDEX votes_citizen ON votes (citizen_id, created_at DESC);

CREATE TABLE photos (
  id          uuid PRIMARY KEY,
  uploader_kind text NOT NULL CHECK (uploader_kind IN ('citizen', 'staff')),
  uploader_id uuid NOT NULL,
  incident_id uuid REFERENCES incidents,
  vote_id     uuid REFERENCES votes ON DELETE SET NULL,
  purpose     text CHECK (purpose IN ('report', 'vote', 'resolution')),
  width       integer NOT NULL,
  height      integer NOT NULL,
  position    integer NOT NULL DEFAULT 0,
  created_at  timestamptz NOT NULL
);
CREATE INDEX photos_incident ON photos (incident_id, position) WHERE incident_id IS NOT NULL;
CREATE INDEX photos_vote ON photos (vote_id) WHERE vote_id IS NOT NULL;
-- Photos that nobody attached are swept after a day.
CREATE INDEX photos_unattached ON photos (created_at) WHERE incident_id IS NULL;

-- Counts per hour, ward and category. A consumer recounts the hours that changed, so that it may
-- run twice without harm.
CREATE TABLE hourly_incidents (
  hour         timestamptz NOT NULL,
  city_id      text NOT NULL REFERENCES cities,
  area_id      text NOT NULL REFERENCES areas,
  category     text NOT NULL,
  reported     integer NOT NULL,
  resolved     integer NOT NULL,
  severity_sum integer NOT NULL,
  PRIMARY KEY (hour, area_id, category)
);
CREATE INDEX hourly_incidents_city ON hourly_incidents (city_id, hour);
