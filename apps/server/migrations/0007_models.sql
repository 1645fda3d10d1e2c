-- Every training of a model, and every upload of one, with what came of it.
CREATE TABLE model_runs (
  id          uuid PRIMARY KEY,
  name        text NOT NULL,
  version     integer NOT NULL,
  format      text NOT NULL CHECK (format IN ('pulse', 'onnx')),
  status      text NOT NULL CHECK (status IN ('queued', 'running', 'finished', 'failed')),
  share       double precision NOT NULL DEFAULT 0 CHECK (share BETWEEN 0 AND 1),
  doing       text NOT NULL DEFAULT '',
  -- The last sign of life of whoever trains; a run that stays silent has died.
  seen_at     timestamptz NOT NULL,
  started_at  timestamptz NOT NULL,
  finished_at timestamptz,
  started_by  text NOT NULL,
  data_hash   text,
  parameters  jsonb NOT NULL DEFAULT '{}',
  metrics     jsonb NOT NULL DEFAULT '{}',
  bytes       bytea,
  error       text,
  -- What the tracking server calls it, once it was told.
  tracked_as  text,
  UNIQUE (name, version),
  CHECK (status <> 'finished' OR bytes IS NOT NULL)
);
-- A model is compressed already or does not compress: do not try.
ALTER TABLE model_runs ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE INDEX model_runs_going ON model_runs (seen_at) WHERE status IN ('queued', 'running');

-- Which run is live follows from replaying these: a promotion puts a run on top, a rollback takes
-- the topmost off. A promotion without a run is the model that ships.
CREATE TABLE model_promotions (
  id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name   text NOT NULL,
  kind   text NOT NULL CHECK (kind IN ('promote', 'rollback')),
  run_id uuid REFERENCES model_runs,
  at     timestamptz NOT NULL,
  by     text NOT NULL,
  reason text NOT NULL
);
CREATE INDEX model_promotions_name ON model_promotions (name, id);
CREATE TRIGGER model_promotions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON model_promotions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How a model did on what has happened since, a row for each period (a day, an hour).
CREATE TABLE model_scores (
  name           text NOT NULL,
  version        text NOT NULL,
  kind           text NOT NULL,
  period         timestamptz NOT NULL,
  n              integer NOT NULL CHECK (n > 0),
  error          double precision NOT NULL CHECK (error >= 0),
  naive_error    double precision CHECK (naive_error >= 0),
  backtest_error double precision NOT NULL CHECK (backtest_error > 0),
  PRIMARY KEY (name, kind, version, period)
);

CREATE TABLE model_alarms (
  id         uuid PRIMARY KEY,
  name       text NOT NULL,
  version    text NOT NULL,
  kind       text NOT NULL,
  ratio      double precision NOT NULL,
  n          integer NOT NULL,
  raised_at  timestamptz NOT NULL,
  cleared_at timestamptz
);
CREATE UNIQUE INDEX model_alarms_open ON model_alarms (name, kind, version)
  WHERE cleared_at IS NULL;
