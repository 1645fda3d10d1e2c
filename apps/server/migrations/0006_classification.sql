-- What the engine read out of a description: a row for each text and model that read it.
CREATE TABLE incident_classifications (
  id                     uuid PRIMARY KEY,
  incident_id            uuid NOT NULL REFERENCES incidents,
  -- SHA-256 of the description and the category that the reporter chose.
  text_hash              bytea NOT NULL,
  category               text NOT NULL,
  sub_category           text,
  confidence             double precision NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  severity               integer NOT NULL CHECK (severity BETWEEN 1 AND 10),
  -- Null where no model judged the severity.
  severity_confidence    double precision CHECK (severity_confidence BETWEEN 0 AND 1),
  reasons                jsonb NOT NULL,
  severity_reasons       jsonb NOT NULL,
  alternatives           jsonb NOT NULL,
  needs_person           boolean NOT NULL,
  model_version          text NOT NULL,
  severity_model_version text NOT NULL,
  at                     timestamptz NOT NULL,
  UNIQUE (incident_id, text_hash)
);

ALTER TABLE incidents
  ADD COLUMN classification_id uuid REFERENCES incident_classifications,
  ADD COLUMN needs_person boolean NOT NULL DEFAULT false,
  -- Who the severity comes from; the AI's word never replaces a person's.
  ADD COLUMN severity_by text NOT NULL DEFAULT 'category' CHECK (severity_by IN ('category', 'ai', 'person'));

-- The reports that still wait for the engine; what was imported was judged elsewhere.
CREATE INDEX incidents_unclassified ON incidents (created_at DESC)
  WHERE classification_id IS NULL AND status IN ('reported', 'active') AND source <> 'import';
CREATE INDEX incidents_needs_person ON incidents (city_id, created_at DESC, id DESC)
  WHERE needs_person AND status = 'reported';

-- What officers said a report should have been, kept to train with: no names, no numbers of people.
CREATE TABLE classification_corrections (
  id            uuid PRIMARY KEY,
  incident_id   uuid NOT NULL REFERENCES incidents,
  -- Of the incident, after the correction: an undo takes it out by this.
  version       integer NOT NULL,
  city_id       text NOT NULL REFERENCES cities,
  text          text NOT NULL,
  from_category text NOT NULL,
  to_category   text NOT NULL,
  from_severity integer NOT NULL,
  to_severity   integer NOT NULL,
  ai_category   text,
  ai_severity   integer,
  by_role       text NOT NULL,
  at            timestamptz NOT NULL,
  UNIQUE (incident_id, version)
);
CREATE INDEX classification_corrections_newest ON classification_corrections (at DESC);
