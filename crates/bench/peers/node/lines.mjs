// One line of JSON in, one out.
import { createInterface } from 'node:readline';

export function serve(answer) {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', async (line) => {
    let said;
    try {
      said = await answer(JSON.parse(line));
    } catch (error) {
      said = { error: String(error?.stack ?? error) };
    }
    process.stdout.write(`${JSON.stringify(said)}\n`);
  });
}
