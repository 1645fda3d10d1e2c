CREATE TABLE citizens (
  id           uuid PRIMARY KEY,
  -- HMAC of the number: finds a citizen without keeping the number readable. Null once forgotten.
  phone_index  bytea UNIQUE,
  phone_cipher bytea,
  name_cipher  bytea,
  language     text NOT NULL DEFAULT 'en',
  is_demo      boolean NOT NULL DEFAULT false,
  created_at   timestamptz NOT NULL,
  last_seen_at timestamptz,
  forgotten_at timestamptz
);

CREATE TABLE one_time_codes (
  id          uuid PRIMARY KEY,
  phone_index bytea NOT NULL,
  code_hash   bytea NOT NULL,
  -- The citizen that a first sign-in makes speaks it too.
  language    text NOT NULL,
  tries       integer NOT NULL DEFAULT 0,
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  used_at     timestamptz
);
-- The newest code of a phone is the one that counts.
CREATE INDEX one_time_codes_phone ON one_time_codes (phone_index, created_at DESC);
CREATE INDEX one_time_codes_expiry ON one_time_codes (expires_at);

CREATE TABLE staff (
  id            uuid PRIMARY KEY,
  email         text NOT NULL UNIQUE CHECK (email = lower(email)),
  name          text NOT NULL,
  role          text NOT NULL CHECK (role IN ('officer', 'admin', 'planner', 'analyst', 'auditor')),
  password_hash text NOT NULL,
  totp_cipher   bytea,
  totp_enabled  boolean NOT NULL DEFAULT false,
  -- The last 30 s step whose code was accepted: a code works once.
  totp_step     bigint,
  language      text NOT NULL DEFAULT 'en',
  active        boolean NOT NULL DEFAULT true,
  is_demo       boolean NOT NULL DEFAULT false,
  version       integer NOT NULL DEFAULT 1,
  created_at    timestamptz NOT NULL,
  last_seen_at  timestamptz
);
CREATE INDEX staff_name ON staff (name, id);

CREATE TABLE staff_zones (
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  zone_id  text NOT NULL REFERENCES zones,
  PRIMARY KEY (staff_id, zone_id)
);
CREATE INDEX staff_zones_zone ON staff_zones (zone_id);

CREATE TABLE refresh_tokens (
  id         uuid PRIMARY KEY,
  -- All tokens that descend from one sign-in; reuse of a spent one revokes them together.
  family_id  uuid NOT NULL,
  user_kind  text NOT NULL CHECK (user_kind IN ('citizen', 'staff')),
  user_id    uuid NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz,
  revoked_at timestamptz
);
CREATE INDEX refresh_tokens_family ON refresh_tokens (family_id);
CREATE INDEX refresh_tokens_user ON refresh_tokens (user_kind, user_id);
CREATE INDEX refresh_tokens_expiry ON refresh_tokens (expires_at);

-- Messages to people, encrypted: the queue only carries their ids.
CREATE TABLE messages (
  id          uuid PRIMARY KEY,
  channel     text NOT NULL CHECK (channel IN ('sms')),
  to_index    bytea NOT NULL,
  to_cipher   bytea NOT NULL,
  body_cipher bytea NOT NULL,
  code_cipher bytea,
  status      text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sent', 'failed')),
  provider_id text,
  error       text,
  created_at  timestamptz NOT NULL,
  sent_at     timestamptz
);
CREATE INDEX messages_newest ON messages (created_at DESC, id DESC);
CREATE INDEX messages_to ON messages (to_index, created_at DESC);
