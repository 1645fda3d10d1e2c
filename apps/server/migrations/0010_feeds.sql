-- What a feed foretold of a day, kept as it was told: a forecast of patients for a past day may use
-- only what was foretold by then. A feed that says the same again adds nothing.
CREATE TABLE weather_forecasts (
  city_id           text NOT NULL REFERENCES cities,
  station           text NOT NULL,
  -- By the city's clocks.
  day               date NOT NULL,
  known_at          timestamptz NOT NULL,
  temperature_max_c double precision,
  temperature_min_c double precision,
  humidity_pct      double precision,
  pm25_ugm3         double precision,
  rain_mm           double precision,
  provenance        text NOT NULL,
  PRIMARY KEY (station, day, known_at)
);
CREATE INDEX weather_forecasts_day ON weather_forecasts (city_id, day);

-- How each feed did lately, for all processes to see; one row a city and feed.
CREATE TABLE feed_states (
  city_id         text NOT NULL REFERENCES cities,
  feed            text NOT NULL,
  last_tried_at   timestamptz NOT NULL,
  last_ok_at      timestamptz,
  -- In words for people: no address, no key. Null after a success.
  last_error      text,
  -- Set while the feed is left alone after failing several times in a row.
  open_until      timestamptz,
  -- Values that could not be true and were dropped; values that a feed changed after they were kept.
  values_dropped  bigint NOT NULL DEFAULT 0,
  values_differed bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (city_id, feed)
);

-- Past days that a backfill has fetched, so that the next run goes on where the last one ended.
CREATE TABLE feed_backfills (
  city_id    text NOT NULL REFERENCES cities,
  feed       text NOT NULL,
  day        date NOT NULL,
  fetched_at timestamptz NOT NULL,
  readings   integer NOT NULL,
  -- Hours of the day for which the feed had nothing.
  missing    integer NOT NULL,
  PRIMARY KEY (city_id, feed, day)
);
