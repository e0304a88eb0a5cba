// The peer on Node.
import { readFileSync } from 'node:fs';

import { serve } from './lines.mjs';
import { receipts } from './receipt.mjs';
import { work } from './work.mjs';

let draw;
let save;

serve(async (asked) => {
  if (asked.do === 'set-up') {
    draw = receipts(asked.receipts, readFileSync);
    if (asked.data) save = work(asked.data);
    return {
      says: `Node ${process.versions.node}: node:sqlite, pdfkit (shapes by fontkit, orders no mixed lines), qrcode; seals by X25519 alone`,
    };
  }
  const began = performance.now();
  const code = asked.do === 'submit' ? save(asked.answers) : asked.code;
  const file = await draw(asked.language, code);
  return { ms: performance.now() - began, bytes: file.length };
});
