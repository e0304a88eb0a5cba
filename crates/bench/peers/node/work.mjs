// Validation, sealing and saving: HPKE's steps by Node's own cryptography (X25519, HKDF-SHA256, ChaCha20-Poly1305;
// without ML-KEM, which costs us the more), a commit with synchronous=FULL, and a synced append.
import { createHash, diffieHellman, generateKeyPairSync, createCipheriv, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function work(folder) {
  const database = new DatabaseSync(`${folder}/requests.db`);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  database.exec(
    `CREATE TABLE request (id TEXT PRIMARY KEY, code TEXT UNIQUE, kind TEXT, language TEXT, saved INTEGER,
       hash TEXT, masked TEXT, sealed BLOB)`,
  );
  const insert = database.prepare('INSERT INTO request VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const log = openSync(`${folder}/requests.log`, 'a');
  const central = generateKeyPairSync('x25519').publicKey;
  process.on('exit', () => closeSync(log));
  let chain = Buffer.alloc(32);
  return function save(answers) {
    const wrong = errors(answers);
    if (wrong.length > 0) throw new Error(`refused: ${wrong}`);
    const id = randomUUID();
    const code = trackingCode();
    const header = JSON.stringify({ id, code, kind: answers.purpose, language: answers.language });
    const sealed = seal(central, answers, header);
    const [local, domain] = answers.newEmail.split('@');
    const masked = `${local[0]}•••${domain === 'gmail.com' ? `@${domain}` : ''}`;
    const hash = createHash('sha256').update(sealed).digest('hex');
    insert.run(id, code, answers.purpose, answers.language, Date.now(), hash, masked, sealed);
    const record = Buffer.from(JSON.stringify({ header, sealed: sealed.toString('base64'), masked }));
    chain = createHash('sha256').update(chain).update(record).digest();
    writeSync(log, Buffer.concat([chain, record]));
    fdatasyncSync(log);
    return code;
  };
}

function errors(answers) {
  const wrong = [];
  const { nif, niss, phone } = answers.identity;
  if (!isNif(nif)) wrong.push('nif');
  if (!isNiss(niss)) wrong.push('niss');
  if (!/^(\+351)?9[1236]\d{7}$/.test(phone)) wrong.push('phone');
  if (!isEmail(answers.newEmail)) wrong.push('new-email');
  if (answers.oldEmail.answer === 'given' && answers.oldEmail.address.length > 254) wrong.push('old-email');
  return wrong;
}

function isNif(text) {
  if (!/^(1|2|3|45)\d+$/.test(text) || text.length !== 9) return false;
  const sum = [...text.slice(0, 8)].reduce((sum, digit, index) => sum + Number(digit) * (9 - index), 0);
  const check = 11 - (sum % 11);
  return Number(text[8]) === (check > 9 ? 0 : check);
}

function isNiss(text) {
  const weights = [29, 23, 19, 17, 13, 11, 7, 5, 3, 2];
  if (!/^1\d{10}$/.test(text)) return false;
  const sum = weights.reduce((sum, weight, index) => sum + weight * Number(text[index]), 0);
  return Number(text[10]) === 9 - (sum % 10);
}

function isEmail(text) {
  return text.length <= 254 && /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@([a-z0-9-]+\.)+[a-z]{2,}$/i.test(text);
}

function trackingCode() {
  const symbols = [...randomBytes(9)].map((byte) => SYMBOLS[byte & 31]).join('');
  const text = `4F${symbols}`;
  const check = [...text].reduce((sum, symbol, index) => sum ^ (SYMBOLS.indexOf(symbol) * (index + 1)), 0) & 31;
  const whole = text + SYMBOLS[check];
  return `${whole.slice(0, 4)}-${whole.slice(4, 8)}-${whole.slice(8)}`;
}

function seal(central, answers, header) {
  const own = generateKeyPairSync('x25519');
  const shared = diffieHellman({ privateKey: own.privateKey, publicKey: central });
  const encapped = own.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const keys = Buffer.from(hkdfSync('sha256', shared, encapped, 'aima-kiosk request content v1', 44));
  const plain = Buffer.from(JSON.stringify(answers).padEnd(1024, ' '));
  const cipher = createCipheriv('chacha20-poly1305', keys.subarray(0, 32), keys.subarray(32), { authTagLength: 16 });
  cipher.setAAD(Buffer.from(header), { plaintextLength: plain.length });
  return Buffer.concat([encapped, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}
