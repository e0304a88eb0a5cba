// What ZXing reads in pictures (PGM, binary, 8 bits): one line a picture, empty where it reads nothing. Another
// decoder than zbar, with another way to find a code: a receipt must not be made for one of them.
// node read-codes.mjs PICTURE…
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasmBinary = readFileSync(
  createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'),
);
await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });

/** `P5 width height 255`, then a byte a pixel. */
function picture(path) {
  const bytes = readFileSync(path);
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString('latin1'));
  if (!head) throw new Error(`${path} is no PGM`);
  const [width, height] = [Number(head[1]), Number(head[2])];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  bytes.subarray(head[0].length).forEach((grey, at) => data.fill(grey, 4 * at, 4 * at + 3));
  return { data, width, height, colorSpace: 'srgb' };
}

for (const path of process.argv.slice(2)) {
  const [code] = await readBarcodes(picture(path), { formats: ['QRCode'] });
  console.log(code?.text ?? '');
}
