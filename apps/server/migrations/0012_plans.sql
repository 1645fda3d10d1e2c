CREATE TABLE plans (
  id               uuid PRIMARY KEY,
  city_id          text NOT NULL REFERENCES cities,
  made_at          timestamptz NOT NULL,
  made_by          text NOT NULL,
  trigger          text NOT NULL,
  first_day        date NOT NULL,
  last_day         date NOT NULL,
  scenario         text NOT NULL,
  feasible         boolean NOT NULL,
  method           text NOT NULL CHECK (method IN ('exact', 'decomposed', 'greedy')),
  fallback_reason  text,
  gap              double precision,
  cost             double precision NOT NULL,
  budget           double precision,
  transfers        double precision NOT NULL,
  hospital_ids     text[] NOT NULL,
  includes_invented boolean NOT NULL,
  shortages        jsonb NOT NULL,
  relief           jsonb NOT NULL,
  agents           jsonb NOT NULL,
  -- Patients in beds with the plan, by scenario.
  occupancy        jsonb NOT NULL,
  forecast_made_at timestamptz NOT NULL,
  model_version    text NOT NULL
);
CREATE INDEX plans_newest ON plans (city_id, made_at DESC, id);

CREATE TABLE recommendations (
  id             uuid PRIMARY KEY,
  plan_id        uuid NOT NULL REFERENCES plans,
  city_id        text NOT NULL REFERENCES cities,
  agent          text NOT NULL,
  kind           text NOT NULL,
  -- The same from one plan to the next: kind, hospital, department, skill, item, option, shift, to.
  action_key     text NOT NULL,
  -- Null: the whole city.
  hospital_id    text REFERENCES hospitals,
  to_id          text REFERENCES hospitals,
  department     text,
  skill          text,
  item           text,
  option         text,
  shift          text,
  title          text NOT NULL,
  reason         text NOT NULL,
  -- [{"day": "2026-11-08", "amount": 6, "actions": [{"id": "...", "amount": 1}]}]: amounts in `unit`,
  -- and the plan's own actions in blocks, nurses, patients or deliveries.
  days           jsonb NOT NULL,
  first_day      date NOT NULL,
  last_day       date NOT NULL,
  amount         double precision NOT NULL,
  unit           text NOT NULL,
  step           double precision NOT NULL,
  cost           double precision NOT NULL,
  effect         jsonb NOT NULL,
  evidence       jsonb NOT NULL,
  -- Of an advisory: what the draft of the public alert starts from.
  advisory       jsonb,
  priority       integer NOT NULL CHECK (priority BETWEEN 1 AND 3),
  owner          text NOT NULL,
  deadline       timestamptz NOT NULL,
  expires_at     timestamptz NOT NULL,
  state          text NOT NULL CHECK (state IN ('open', 'accepted', 'changed', 'rejected', 'expired', 'superseded')),
  decided_amount double precision,
  decided_at     timestamptz,
  decided_by     uuid,
  decided_by_name text,
  reason_code    text,
  note           text,
  outcome        jsonb,
  outcome_at     timestamptz,
  alert_draft_id uuid,
  version        integer NOT NULL DEFAULT 1,
  created_at     timestamptz NOT NULL
);
CREATE INDEX recommendations_city ON recommendations (city_id, state, priority, deadline, id);
CREATE INDEX recommendations_hospital ON recommendations (hospital_id, created_at DESC);
CREATE INDEX recommendations_plan ON recommendations (plan_id);
CREATE INDEX recommendations_unmeasured ON recommendations (last_day) WHERE outcome_at IS NULL;

-- Every decision on a recommendation, also those taken back.
CREATE TABLE decisions (
  id                uuid PRIMARY KEY,
  recommendation_id uuid NOT NULL REFERENCES recommendations ON DELETE CASCADE,
  at                timestamptz NOT NULL,
  actor_id          uuid,
  actor_name        text NOT NULL,
  decision          text NOT NULL CHECK (decision IN ('accept', 'change', 'reject', 'reopen', 'expire', 'supersede')),
  amount            double precision,
  reason_code       text,
  note              text,
  version           integer NOT NULL
);
CREATE INDEX decisions_recommendation ON decisions (recommendation_id, at);
