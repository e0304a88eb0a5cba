// The receipt by typst, whose compiler lives in this process: its fonts are read before, and what it keeps of earlier
// compilations is thrown away before each measurement where that is asked for.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import QRCode from 'qrcode';

import { serve } from './lines.mjs';

const FAMILIES = {
  ar: 'Noto Sans Arabic',
  ur: 'Noto Nastaliq Urdu',
  hi: 'Noto Sans Devanagari',
  ne: 'Noto Sans Devanagari',
  bn: 'Noto Sans Bengali',
  pa: 'Noto Sans Gurmukhi',
  gu: 'Noto Sans Gujarati',
  'zh-Hans': 'Noto Sans CJK SC',
};

let given;
let compiler;

serve(async (asked) => {
  if (asked.do === 'set-up') {
    given = asked.receipts;
    const fontPaths = ['/usr/share/fonts/truetype/noto', '/usr/share/fonts/opentype/noto'];
    compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontPaths }] });
    return { says: 'typst 0.14 in one process (typst-ts-node-compiler 0.7.0)' };
  }
  const source = document(given[asked.language], asked.code);
  if (asked.emptied) compiler.evictCache(0);
  const began = performance.now();
  const file = compiler.pdf({ mainFileContent: source }, { pdfTags: false });
  return { ms: performance.now() - began, bytes: file.length };
});

const text = (value) => `#${JSON.stringify(value)}`;

function document(words, code) {
  const lines = [];
  const say = (said, bold, size, point = false) => {
    const own = said.language !== 'pt';
    const direction = own && words.rtl ? 'rtl' : 'ltr';
    const set = `lang: "${said.language.split('-')[0]}", dir: ${direction}, size: ${size}pt, weight: ${bold ? '"bold"' : '"regular"'}`;
    lines.push(`#block(width: 100%)[#set text(${set})\n${point ? '- ' : ''}${text(said.text)}]`);
  };
  const both = (all, bold, size) => all.forEach((said) => say(said, bold, size));
  const pt = (value) => ({ language: 'pt', text: value });
  say(pt('AIMA'), true, 19);
  both(words.office, false, 7.5);
  both(words.title, true, 15);
  both(words.kind, false, 11);
  both(words.codeLabel, false, 8);
  say(pt(code), true, 23);
  lines.push(qr(words.qr.replace(words.code, code)));
  say(pt(words.domain), true, 10);
  both(words.domainNote, false, 8);
  for (const fact of words.facts) {
    both(fact.label, false, 8);
    both(fact.value, true, 10);
  }
  for (const block of words.blocks) {
    say(block.saved, true, 9.5);
    for (const section of block.sections) {
      say(section.heading, true, 9.5);
      for (const point of section.points) say(point, false, 9, true);
    }
  }
  const family = FAMILIES[words.language];
  const fonts = ['Noto Sans', family].filter(Boolean).map((name) => JSON.stringify(name));
  return `#set page(width: 80mm, height: auto, margin: (x: 4mm, y: 5mm))
#set text(font: (${fonts},), fallback: false)
#set par(spacing: 2pt, leading: 3pt)
#set block(spacing: 2pt)
${lines.join('\n')}`;
}

// One path, as ours.
function qr(url) {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'H' });
  const parts = [];
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) {
        let end = column;
        while (end < modules.size && modules.get(row, end)) end++;
        const [x, y, to] = [column, row, end].map((place) => `${(place * 2.128).toFixed(3)}pt`);
        const below = `${((row + 1) * 2.128).toFixed(3)}pt`;
        parts.push(`curve.move((${x}, ${y})), curve.line((${to}, ${y})), curve.line((${to}, ${below})), curve.line((${x}, ${below})), curve.close()`);
        column = end;
      }
  return `#pad(8.5pt, curve(fill: black, ${parts.join(', ')}))`;
}
