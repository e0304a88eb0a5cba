// The receipt by pdfkit, which shapes by fontkit: one column on a roll of 80 mm, in our sizes.
import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';

const MM = 72 / 25.4;
const LEFT = 4 * MM;
const WIDTH = 72 * MM;
const LATIN = '/usr/share/fonts/truetype/noto/NotoSans-';

// The fonts' files are read once and handed to each document as bytes.
export function receipts(given, read) {
  const kept = {};
  const bytes = (file) => (kept[file] ??= read(file));
  for (const words of Object.values(given)) {
    bytes(words.fonts.regular.file);
    bytes(words.fonts.bold.file);
  }
  bytes(`${LATIN}Regular.ttf`);
  bytes(`${LATIN}Bold.ttf`);
  return (language, code) => draw(given[language], code, bytes);
}

function draw(words, code, bytes) {
  return new Promise((done, failed) => {
    const document = new PDFDocument({
      size: [80 * MM, 420 * MM],
      margin: 0,
      info: { Title: words.title[0].text },
    });
    const chunks = [];
    document.on('data', (chunk) => chunks.push(chunk));
    document.on('end', () => done(Buffer.concat(chunks)));
    document.on('error', failed);
    register(document, words, bytes);
    let y = 5 * MM;
    const say = (said, bold, size, inset = 0) => {
      const own = said.language === words.language && words.language !== 'pt';
      const pieces = own ? byFont(said.text) : [[false, said.text]];
      document.fontSize(size);
      // The Latin letters inside another script are in the Latin font, as a change of font within the text.
      pieces.forEach(([other, text], index) => {
        document.font(`${other ? 'own' : 'latin'}-${bold ? 'bold' : 'regular'}`);
        const place = { width: WIDTH - inset, continued: index < pieces.length - 1 };
        if (own && words.rtl) place.align = 'right';
        if (index === 0) document.text(text, LEFT + (words.rtl && own ? 0 : inset), y, place);
        else document.text(text, place);
      });
      y = document.y;
    };
    const both = (all, bold, size) => all.forEach((said) => say(said, bold, size));
    const pt = (text) => ({ language: 'pt', text });
    say(pt('AIMA'), true, 19);
    both(words.office, false, 7.5);
    both(words.title, true, 15);
    both(words.kind, false, 11);
    both(words.codeLabel, false, 8);
    say(pt(code), true, 23);
    y = qr(document, words.qr.replace(words.code, code), y + 4);
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
        for (const point of section.points) {
          document.rect(LEFT, y + 4, 2.7, 2.7).fill('black');
          say(point, false, 9, 9);
        }
      }
    }
    document.end();
  });
}

function register(document, words, bytes) {
  for (const [weight, name] of [['regular', 'Regular'], ['bold', 'Bold']]) {
    const { file } = words.fonts[weight];
    // In a collection: that of mainland China.
    const family = file.endsWith('.ttc') ? `NotoSansCJKsc-${name}` : undefined;
    document.registerFont(`own-${weight}`, bytes(file), family);
    document.registerFont(`latin-${weight}`, bytes(`${LATIN}${name}.ttf`));
  }
}

// Stretches of Latin letters and digits, and of the rest; what is neither goes with what stands before it.
function byFont(text) {
  const pieces = [];
  for (const character of text) {
    const latin = /[A-Za-z0-9À-ɏ@]/.test(character);
    const neither = !latin && /[\s\p{P}\p{S}]/u.test(character);
    const last = pieces.at(-1);
    if (last && (neither || last[0] === !latin)) last[1] += character;
    else pieces.push([!latin && !neither, character]);
  }
  return pieces;
}

function qr(document, url, y) {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'H' });
  const module = (6 * 72) / 203;
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column))
        document.rect(LEFT + (4 + column) * module, y + (4 + row) * module, module, module);
  document.fill('black');
  return y + (modules.size + 8) * module;
}
