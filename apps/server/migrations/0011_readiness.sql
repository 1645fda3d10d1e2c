-- A day of a hospital in figures, summed up from its observations: outlives them, for a year.
CREATE TABLE hospital_days (
  hospital_id   text NOT NULL,
  -- '' for the hospital as a whole
  department    text NOT NULL,
  day           date NOT NULL,
  reports       integer NOT NULL,
  arrivals      integer,
  admissions    integer,
  discharges    integer,
  -- Patients in beds by bed type, mean of the day's reports: {"icu": 12.5}
  occupied      jsonb NOT NULL DEFAULT '{}',
  ed_patients_max integer,
  -- Arrivals that fell into each six hours of the day: {"night": 3.1, ...}; empty: not known.
  parts         jsonb NOT NULL DEFAULT '{}',
  -- The last report of the day came late enough to tell all of it.
  complete      boolean NOT NULL,
  updated_at    timestamptz NOT NULL,
  PRIMARY KEY (hospital_id, department, day)
);
CREATE INDEX hospital_days_day ON hospital_days (day);

-- The feature store: what a day's value is, and since when that was known. Nothing is overwritten:
-- what is learnt later is one more row, so that a backtest sees what was known at its time.
CREATE TABLE surge_features (
  city_id     text NOT NULL REFERENCES cities,
  -- '' for the city as a whole
  hospital_id text NOT NULL,
  -- '' for the hospital as a whole; 'other' for what came to none of its departments
  unit        text NOT NULL,
  input       text NOT NULL,
  day         date NOT NULL,
  known_at    timestamptz NOT NULL,
  value       double precision NOT NULL,
  provenance  text NOT NULL,
  PRIMARY KEY (city_id, hospital_id, unit, input, day, known_at)
);
CREATE INDEX surge_features_day ON surge_features (day);

-- The newest forecast of each series, ready to be read, with what it was fitted to, so that a new
-- gathering or other weather moves it without learning anew.
CREATE TABLE surge_heads (
  city_id       text NOT NULL REFERENCES cities,
  -- '' for the city
  hospital_id   text NOT NULL,
  -- '' for the whole
  unit          text NOT NULL,
  origin_day    date NOT NULL,
  made_at       timestamptz NOT NULL,
  fitted_at     timestamptz NOT NULL,
  model_version text NOT NULL,
  -- As the contract's SurgeDay, one a day.
  days          jsonb NOT NULL,
  -- As the contract's BedForecast; null where no beds are known.
  beds          jsonb,
  fit           jsonb NOT NULL,
  PRIMARY KEY (city_id, hospital_id, unit)
);

-- What was forecast on each day for each day ahead: the last of the day counts.
CREATE TABLE surge_forecasts (
  city_id       text NOT NULL,
  hospital_id   text NOT NULL,
  unit          text NOT NULL,
  origin_day    date NOT NULL,
  target_day    date NOT NULL,
  made_at       timestamptz NOT NULL,
  model_version text NOT NULL,
  point         double precision NOT NULL,
  lower80       double precision NOT NULL,
  upper80       double precision NOT NULL,
  lower95       double precision NOT NULL,
  upper95       double precision NOT NULL,
  naive         double precision,
  PRIMARY KEY (target_day, city_id, hospital_id, unit, origin_day)
);

-- What came of forecasts: kept a year.
CREATE TABLE surge_scores (
  city_id       text NOT NULL,
  hospital_id   text NOT NULL,
  unit          text NOT NULL,
  day           date NOT NULL,
  horizon_days  integer NOT NULL,
  basis         text NOT NULL CHECK (basis IN ('live', 'backtest')),
  model_version text NOT NULL,
  point         double precision NOT NULL,
  lower80       double precision NOT NULL,
  upper80       double precision NOT NULL,
  lower95       double precision NOT NULL,
  upper95       double precision NOT NULL,
  naive         double precision NOT NULL,
  actual        double precision NOT NULL,
  -- A gathering nearby or a public holiday.
  special       boolean NOT NULL,
  PRIMARY KEY (city_id, hospital_id, unit, day, horizon_days, basis)
);
CREATE INDEX surge_scores_day ON surge_scores (day);
