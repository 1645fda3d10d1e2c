-- A city pack becomes rows here; several cities live side by side.
CREATE TABLE cities (
  id          text PRIMARY KEY,
  name        jsonb NOT NULL,
  time_zone   text NOT NULL,
  centre_lat  double precision NOT NULL,
  centre_lng  double precision NOT NULL,
  ref_prefix  text NOT NULL,
  languages   text[] NOT NULL,
  attribution jsonb NOT NULL,
  pack_hash   text NOT NULL,
  loaded_at   timestamptz NOT NULL
);

CREATE TABLE zones (
  id      text PRIMARY KEY,
  city_id text NOT NULL REFERENCES cities,
  name    jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  -- An administrator's edit outlives the next load of the pack.
  edited  boolean NOT NULL DEFAULT false
);
CREATE INDEX zones_city ON zones (city_id);

CREATE TABLE areas (
  id          text PRIMARY KEY,
  city_id     text NOT NULL REFERENCES cities,
  zone_id     text REFERENCES zones,
  number      integer,
  name        text NOT NULL,
  population  integer,
  area_sq_km  double precision,
  centre_lat  double precision NOT NULL,
  centre_lng  double precision NOT NULL,
  -- west, south, east, north
  bbox        double precision[] NOT NULL CHECK (array_length(bbox, 1) = 4),
  -- GeoJSON geometry; point-in-ward happens in memory
  boundary    jsonb NOT NULL,
  zone_edited boolean NOT NULL DEFAULT false
);
CREATE INDEX areas_city ON areas (city_id, number);
CREATE INDEX areas_zone ON areas (zone_id);

CREATE TABLE categories (
  city_id          text NOT NULL REFERENCES cities,
  id               text NOT NULL,
  name             jsonb NOT NULL,
  icon             text NOT NULL,
  shape            text NOT NULL,
  default_severity integer NOT NULL CHECK (default_severity BETWEEN 1 AND 10),
  sla_hours        double precision NOT NULL CHECK (sla_hours > 0),
  aliases          text[] NOT NULL,
  keywords         jsonb NOT NULL,
  position         integer NOT NULL,
  PRIMARY KEY (city_id, id)
);

CREATE TABLE config (
  key        text PRIMARY KEY,
  value      jsonb NOT NULL,
  version    integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now()
);
