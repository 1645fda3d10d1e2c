import { openEmbeddedDatabase } from '../embedded.ts';

/** A server process for the tests: says where its database is, and closes it when stdin ends. */
const [dataFolder = '', placesFolder = ''] = process.argv.slice(2);
const server = await openEmbeddedDatabase({ dataFolder, placesFolders: [placesFolder] }).catch(
  (error: Error) => {
    console.log(JSON.stringify({ error: error.message }));
    process.exit(1);
  },
);
console.log(JSON.stringify({ connection: server.connection }));
process.stdin.resume();
process.stdin.on('end', async () => {
  await server.close();
  process.exit(0);
});
