-- A citizen who signs in for the first time gets the language that the code was asked for in.
ALTER TABLE one_time_codes ADD COLUMN language text NOT NULL DEFAULT 'en';
