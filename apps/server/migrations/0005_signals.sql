-- Streams of readings and forecasts, one partition a month, so that retention drops a table
-- instead of deleting rows.
CREATE TABLE sensors (
  id      text PRIMARY KEY,
  city_id text NOT NULL REFERENCES cities,
  area_id text REFERENCES areas,
  kind    text NOT NULL,
  unit    text NOT NULL,
  lat     double precision NOT NULL,
  lng     double precision NOT NULL
);
CREATE INDEX sensors_city ON sensors (city_id, kind);

CREATE TABLE sensor_readings (
  sensor_id   text NOT NULL,
  at          timestamptz NOT NULL,
  value       double precision NOT NULL,
  provenance  text NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (sensor_id, at)
) PARTITION BY RANGE (at);

CREATE TABLE traffic_readings (
  city_id     text NOT NULL,
  area_id     text NOT NULL,
  at          timestamptz NOT NULL,
  -- 0 free flow, 1 standstill
  congestion  double precision,
  volume      double precision,
  speed_kmh   double precision,
  provenance  text NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (area_id, at)
) PARTITION BY RANGE (at);

CREATE TABLE weather_readings (
  city_id        text NOT NULL,
  station        text NOT NULL,
  at             timestamptz NOT NULL,
  temperature_c  double precision,
  humidity_pct   double precision,
  -- Null is unknown, not dry.
  rain_mm        double precision,
  wind_ms        double precision,
  pm25_ugm3      double precision,
  pm10_ugm3      double precision,
  aqi            double precision,
  provenance     text NOT NULL,
  received_at    timestamptz NOT NULL,
  PRIMARY KEY (station, at)
) PARTITION BY RANGE (at);

CREATE TABLE predictions (
  id            uuid NOT NULL,
  city_id       text NOT NULL,
  area_id       text,
  kind          text NOT NULL,
  made_at       timestamptz NOT NULL,
  target_at     timestamptz NOT NULL,
  point         double precision NOT NULL,
  lower80       double precision,
  upper80       double precision,
  drivers       jsonb NOT NULL DEFAULT '[]',
  model_version text NOT NULL,
  PRIMARY KEY (target_at, id)
) PARTITION BY RANGE (target_at);
CREATE INDEX predictions_latest ON predictions (city_id, kind, area_id, target_at, made_at DESC);

-- Makes the partitions of a table for the months from `first` to `last`; safe to call again, and
-- by two servers at once.
CREATE FUNCTION ensure_month_partitions(parent regclass, first date, last date) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  month date := date_trunc('month', first)::date;
  made integer := 0;
  child text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('ensure_month_partitions'));
  WHILE month <= last LOOP
    child := format('%s_%s', parent::text, to_char(month, 'YYYYMM'));
    IF to_regclass(child) IS NULL THEN
      EXECUTE format(
        'CREATE TABLE %I PARTITION OF %s FOR VALUES FROM (%L) TO (%L)',
        child, parent, month::timestamp AT TIME ZONE 'UTC', (month + interval '1 month')::timestamp AT TIME ZONE 'UTC'
      );
      made := made + 1;
    END IF;
    month := (month + interval '1 month')::date;
  END LOOP;
  RETURN made;
END $$;

-- Drops the partitions of a table that end before `before`; answers how many.
CREATE FUNCTION drop_month_partitions(parent regclass, before date) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  child record;
  dropped integer := 0;
BEGIN
  FOR child IN
    SELECT c.oid::regclass AS name, right(c.relname, 6) AS month
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = parent AND c.relname ~ '_[0-9]{6}$'
  LOOP
    IF to_date(child.month, 'YYYYMM') + interval '1 month' <= before THEN
      EXECUTE format('DROP TABLE %s', child.name);
      dropped := dropped + 1;
    END IF;
  END LOOP;
  RETURN dropped;
END $$;
