-- Files of city packs that other modules than places keep: an equal hash means nothing to load.
CREATE TABLE pack_files (
  city_id   text NOT NULL REFERENCES cities,
  file      text NOT NULL,
  hash      text NOT NULL,
  loaded_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, file)
);

CREATE TABLE hospitals (
  id                   text PRIMARY KEY,
  city_id              text NOT NULL REFERENCES cities,
  area_id              text REFERENCES areas,
  name                 text NOT NULL,
  address              text NOT NULL,
  lat                  double precision NOT NULL,
  lng                  double precision NOT NULL,
  from_pack            boolean NOT NULL DEFAULT false,
  -- An administrator's name or address outlives the next load of the pack.
  edited               boolean NOT NULL DEFAULT false,
  open                 boolean NOT NULL DEFAULT true,
  -- Null: nothing is known of its beds.
  capacity_source      text CHECK (capacity_source IN ('reported', 'invented')),
  oxygen_capacity      double precision CHECK (oxygen_capacity >= 0),
  oxygen_stock         double precision CHECK (oxygen_stock >= 0),
  oxygen_daily         double precision CHECK (oxygen_daily >= 0),
  version              integer NOT NULL DEFAULT 1,
  updated_at           timestamptz NOT NULL
);
CREATE INDEX hospitals_city ON hospitals (city_id, name, id);

CREATE TABLE hospital_departments (
  hospital_id text NOT NULL REFERENCES hospitals ON DELETE CASCADE,
  kind        text NOT NULL,
  PRIMARY KEY (hospital_id, kind)
);

-- What there is. Who lies in it is in hospital_now.
CREATE TABLE hospital_beds (
  hospital_id text NOT NULL,
  department  text NOT NULL,
  type        text NOT NULL,
  licensed    integer NOT NULL CHECK (licensed >= 0),
  staffed     integer NOT NULL CHECK (staffed >= 0),
  PRIMARY KEY (hospital_id, department, type),
  FOREIGN KEY (hospital_id, department) REFERENCES hospital_departments ON DELETE CASCADE
);

CREATE TABLE hospital_staff (
  hospital_id text NOT NULL REFERENCES hospitals ON DELETE CASCADE,
  shift       text NOT NULL CHECK (shift IN ('morning', 'evening', 'night')),
  skill       text NOT NULL,
  people      integer NOT NULL CHECK (people >= 0),
  PRIMARY KEY (hospital_id, shift, skill)
);

CREATE TABLE hospital_supplies (
  hospital_id   text NOT NULL REFERENCES hospitals ON DELETE CASCADE,
  item          text NOT NULL,
  stock         double precision NOT NULL CHECK (stock >= 0),
  daily_use     double precision NOT NULL CHECK (daily_use >= 0),
  reorder_level double precision NOT NULL CHECK (reorder_level >= 0),
  PRIMARY KEY (hospital_id, item)
);

CREATE TABLE hospital_links (
  from_id text NOT NULL REFERENCES hospitals ON DELETE CASCADE,
  to_id   text NOT NULL REFERENCES hospitals ON DELETE CASCADE,
  minutes double precision NOT NULL CHECK (minutes > 0),
  -- Departments whose patients may be taken there.
  kinds   text[] NOT NULL,
  PRIMARY KEY (from_id, to_id),
  CHECK (from_id <> to_id)
);

-- The latest figures of a hospital, ready for the board, written in the transaction that records an
-- observation. `latest`: {"edPatients": {"value": 3, "at": "..."}, "ed/arrivals": ...}. One row for
-- each hospital, made with it; holding it keeps two observations of one hospital apart.
CREATE TABLE hospital_now (
  hospital_id text PRIMARY KEY REFERENCES hospitals ON DELETE CASCADE,
  latest      jsonb NOT NULL DEFAULT '{}',
  observed_at timestamptz,
  received_at timestamptz
) WITH (fillfactor = 70);

CREATE TABLE staff_hospitals (
  staff_id    uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  hospital_id text NOT NULL REFERENCES hospitals ON DELETE CASCADE,
  PRIMARY KEY (staff_id, hospital_id)
);
CREATE INDEX staff_hospitals_hospital ON staff_hospitals (hospital_id);

-- Every version of everything that a hospital said of itself; the highest version counts.
CREATE TABLE observations (
  hospital_id    text NOT NULL,
  -- '' for the hospital as a whole
  department     text NOT NULL,
  observed_at    timestamptz NOT NULL,
  version        integer NOT NULL,
  figures        jsonb NOT NULL,
  note           text,
  source         text NOT NULL CHECK (source IN ('api', 'csv', 'demo')),
  received_at    timestamptz NOT NULL,
  received_by    uuid,
  received_by_name text NOT NULL,
  PRIMARY KEY (hospital_id, department, observed_at, version)
) PARTITION BY RANGE (observed_at);

CREATE TABLE holidays (
  city_id   text NOT NULL REFERENCES cities,
  date      date NOT NULL,
  name      text NOT NULL,
  -- The country, or the part of it, that keeps it.
  scope     text NOT NULL,
  category  text NOT NULL,
  -- The date depends on the moon.
  estimated boolean NOT NULL,
  PRIMARY KEY (city_id, date, name, scope)
);

CREATE TABLE gatherings (
  id             uuid PRIMARY KEY,
  city_id        text NOT NULL REFERENCES cities,
  kind           text NOT NULL,
  name           text NOT NULL,
  area_id        text NOT NULL REFERENCES areas,
  lat            double precision,
  lng            double precision,
  expected_crowd integer NOT NULL CHECK (expected_crowd > 0),
  starts_at      timestamptz NOT NULL,
  ends_at        timestamptz NOT NULL,
  alcohol        boolean NOT NULL,
  fireworks      boolean NOT NULL,
  setting        text NOT NULL CHECK (setting IN ('indoor', 'outdoor')),
  medical_posts  integer NOT NULL CHECK (medical_posts >= 0),
  water          boolean NOT NULL,
  holiday        text,
  series_id      uuid,
  status         text NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'cancelled')),
  cancel_reason  text,
  created_by     uuid,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL,
  version        integer NOT NULL DEFAULT 1,
  CHECK (ends_at > starts_at),
  CHECK ((lat IS NULL) = (lng IS NULL))
);
CREATE INDEX gatherings_time ON gatherings (city_id, starts_at, id);
CREATE INDEX gatherings_end ON gatherings (city_id, ends_at);
CREATE INDEX gatherings_series ON gatherings (series_id) WHERE series_id IS NOT NULL;
