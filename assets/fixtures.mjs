// Prints a component's own fixtures, cut to what a test needs: name, parameters, expected HTML.
import { readFileSync } from "node:fs";

const MOST = 60_000; // characters a component; the first fixtures are the plainest
const { component, fixtures } = JSON.parse(readFileSync(process.argv[2], "utf8"));
let size = 0;
const kept = fixtures
  .filter((fixture) => !fixture.callBlock)
  .map(({ name, context, html }) => ({ name, context, html }))
  .filter((fixture) => (size += JSON.stringify(fixture).length) < MOST);
console.log(JSON.stringify({ component, fixtures: kept }, null, 1));
