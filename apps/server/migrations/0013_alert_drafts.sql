CREATE TABLE alert_drafts (
  id                uuid PRIMARY KEY,
  city_id           text NOT NULL REFERENCES cities,
  -- Empty: the whole city.
  zone_ids          text[] NOT NULL DEFAULT '{}',
  category          text NOT NULL,
  urgency           text NOT NULL,
  severity          text NOT NULL,
  certainty         text NOT NULL,
  headline          text NOT NULL CHECK (length(headline) <= 140),
  description       text NOT NULL,
  instruction       text NOT NULL,
  starts_at         timestamptz NOT NULL,
  ends_at           timestamptz NOT NULL CHECK (ends_at > starts_at),
  recommendation_id uuid UNIQUE,
  state             text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'discarded')),
  created_by        uuid,
  created_by_name   text NOT NULL,
  created_at        timestamptz NOT NULL,
  updated_at        timestamptz NOT NULL,
  version           integer NOT NULL DEFAULT 1
);
CREATE INDEX alert_drafts_newest ON alert_drafts (city_id, created_at DESC, id);
