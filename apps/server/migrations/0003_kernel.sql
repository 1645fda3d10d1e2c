CREATE TABLE audit_log (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at           timestamptz NOT NULL,
  actor_id     uuid,
  actor_name   text,
  actor_role   text NOT NULL,
  action       text NOT NULL,
  subject_type text NOT NULL,
  subject_id   text,
  zone_id      text,
  request_id   text,
  detail       jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_log_actor ON audit_log (actor_id, id DESC);
CREATE INDEX audit_log_subject ON audit_log (subject_type, subject_id, id DESC);
CREATE INDEX audit_log_action ON audit_log (action, id DESC);
CREATE INDEX audit_log_at ON audit_log (at);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Domain events, written in the transaction that caused them. The relay alone gives out positions,
-- one transaction at a time, so that a reader who follows positions never misses one.
CREATE TABLE outbox (
  id         uuid PRIMARY KEY,
  sequence   bigint GENERATED ALWAYS AS IDENTITY,
  topic      text NOT NULL,
  payload    jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  position   bigint UNIQUE,
  queued_at  timestamptz
);
CREATE INDEX outbox_unplaced ON outbox (sequence) WHERE position IS NULL;
CREATE INDEX outbox_unqueued ON outbox (position) WHERE queued_at IS NULL;
CREATE INDEX outbox_created ON outbox (created_at);
CREATE SEQUENCE outbox_position;

CREATE TABLE idempotency_keys (
  actor        text NOT NULL,
  key          text NOT NULL,
  route        text NOT NULL,
  request_hash bytea NOT NULL,
  result       jsonb,
  created_at   timestamptz NOT NULL,
  PRIMARY KEY (actor, key)
);
CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);
