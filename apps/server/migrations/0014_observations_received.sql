-- What was received since a moment, wherever it belongs in time: found in order of arrival.
CREATE INDEX observations_received ON observations USING brin (received_at);
