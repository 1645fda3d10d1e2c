-- The latest forecast of each ward and kind, ready to be listed. Its steps are in `predictions`, under
-- `steps_area_id` and `made_at`: a ward without a measuring place of its own shows its neighbour's.
CREATE TABLE prediction_heads (
  city_id       text NOT NULL REFERENCES cities,
  kind          text NOT NULL CHECK (kind IN ('traffic', 'flooding', 'aqi')),
  area_id       text NOT NULL REFERENCES areas,
  -- Null: the steps are those of the whole city.
  steps_area_id text REFERENCES areas,
  made_at       timestamptz NOT NULL,
  model_version text NOT NULL,
  now_at        timestamptz,
  now_value     double precision,
  peak_at       timestamptz NOT NULL,
  peak_point    double precision NOT NULL,
  peak_lower80  double precision NOT NULL,
  peak_upper80  double precision NOT NULL,
  -- 0 low, 1 moderate, 2 high, 3 severe
  peak_level    integer NOT NULL CHECK (peak_level BETWEEN 0 AND 3),
  sureness      double precision NOT NULL,
  provenance    text NOT NULL,
  PRIMARY KEY (city_id, kind, area_id)
);
CREATE INDEX prediction_heads_worst ON prediction_heads (city_id, peak_level DESC, peak_point DESC, kind, area_id);

-- What came of forecasts, by the day that was forecast: sums, so that days can be added up.
CREATE TABLE prediction_scores (
  city_id       text NOT NULL REFERENCES cities,
  kind          text NOT NULL,
  -- '' for the whole city
  area_id       text NOT NULL,
  day           date NOT NULL,
  basis         text NOT NULL CHECK (basis IN ('live', 'backtest')),
  model_version text NOT NULL,
  n             integer NOT NULL,
  error_sum     double precision NOT NULL,
  naive_sum     double precision NOT NULL,
  covered       integer NOT NULL,
  PRIMARY KEY (city_id, kind, area_id, day, basis, model_version)
);

-- What the naive forecast said when the forecast was made, to be compared with it once the truth is in.
ALTER TABLE predictions ADD COLUMN naive double precision;
CREATE INDEX sensor_readings_at ON sensor_readings (at);
