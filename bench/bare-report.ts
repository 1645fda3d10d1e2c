// The least a Node server can do to keep a report: parse it, one INSERT, answer.
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.argv[2], max: 16 });
await pool.query(
  'CREATE TABLE bare_reports (id bigserial PRIMARY KEY, category text, description text, lat float8, lng float8)',
);
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { category, description, lat, lng } = JSON.parse(Buffer.concat(chunks).toString());
  const { rows } = await pool.query(
    'INSERT INTO bare_reports (category, description, lat, lng) VALUES ($1, $2, $3, $4) RETURNING id',
    [category, description, lat, lng],
  );
  response.writeHead(201, { 'content-type': 'application/json' });
  response.end(JSON.stringify(rows[0]));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
});
