import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FAULTS } from './faults';
import { counted, hasText, LANGUAGES, text } from './texts';

const SRC = fileURLToPath(new URL('..', import.meta.url));
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(svelte|ts)$/.test(name) && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(SRC, name), 'utf8'))
  .join('\n');

const KINDS = ['correct-email', 'reactivate', 'resend', 'closed'];
const SCREENS =
  'welcome purpose privacy identity identity-passport identity-nif identity-niss identity-phone old-email new-email confirm-code check not-saved done track'.split(
    ' ',
  );
const STATES = ['not-here-yet', 'being-checked', 'done', 'come-to-the-counter', 'stopped'];
const ERRORS =
  'nif-length nif-check nif-company nif-placeholder nif-prefix niss-length niss-check niss-prefix niss-placeholder ' +
  'passport-form passport-mrz passport-other-paper country-missing country-unknown phone-invalid identity-need-two email-empty ' +
  'email-same email-form email-too-long email-invisible email-mixed-script email-domain tracking-code paper-empty code-form code-wrong code-spent other';

it('every text that the page names has words', () => {
  const named = [...sources.matchAll(/\bt(?:ext)?\((?:['\w]+, )?'([a-z0-9-]+)'/g)].map((match) => match[1]!);
  expect(named.length).toBeGreaterThan(60);
  for (const id of named) expect(hasText(id), id).toBe(true);
});

it('every text that the page puts together has words', () => {
  const ids = [
    ...KINDS.map((kind) => `check-lead-${kind}`),
    ...SCREENS.map((screen) => `help-${screen}`),
    ...STATES.flatMap((state) => [`state-${state}`, `state-${state}-detail`]),
    ...ERRORS.split(' ').map((code) => `error-${code}`),
    ...Object.keys(FAULTS).flatMap((code) => [`fault-${code}-person`, `fault-${code}-staff`]),
    ...['who', 'what', 'kept', 'basis', 'sharing', 'how-long', 'rights', 'authority'].map(
      (of) => `privacy-${of}`,
    ),
    ...['continue', 'send', 'sending', 'try-again', 'finish', 'cancel', 'track-offline', 'track-slow-down'],
    ...[
      'sent-again',
      'offline',
      'slow-down',
      'sending',
      'lead',
      'lead-waiting',
      'first-wait',
      'resend-wait',
    ].map((of) => `code-${of}`),
    ...['confirmed', 'skipped', 'offline'].map((of) => `check-mailbox-${of}`),
    ...KINDS.map((kind) => `kind-${kind}`),
    ...['typed', 'printing', 'no-receipt', 'not-saved'].flatMap((lost) =>
      ['-title', '', '-stay', '-anyway'].map((part) => `leave-${lost}${part}`),
    ),
    ...(
      'passport visa residence-card identity-card other-card long-number misread unknown tracking-code no-code ' +
      'not-here'
    )
      .split(' ')
      .map((read) => `reader-${read}`),
    ...['unknown', 'none', 'helpers'].flatMap((of) => [`old-email-${of}`, `check-old-email-${of}`]),
    ...['check-assisted-yes', 'check-passport-renewed', 'slow-answer', 'slow-saving'],
    ...['resend-email', 'new-email'].flatMap((of) =>
      ['title', 'lead', 'label', 'own'].map((part) => `${of}-${part}`),
    ),
    ...['calling', 'called', 'late', 'coming', 'offline', 'ended'].map((of) => `help-call-${of}`),
    ...[
      'done-another-reactivate',
      'done-another-correct-email',
      'fact-printing',
      'fact-printed',
      'fact-not-printed',
      'fact-unconfirmed',
    ],
  ];
  for (const id of ids) expect(hasText(id), id).toBe(true);
});

it.each(LANGUAGES)('a sentence that sends somebody to a button names it by its words, in %s', (language) => {
  const BUTTONS = {
    'help-call': ['help-staff', 'help-purpose', 'help-new-email'],
    'paper-none': ['help-identity-passport', 'help-identity-nif', 'help-identity-phone', 'error-paper-empty'],
    'old-email-unknown': ['help-old-email'],
    'code-resend': ['error-code-spent'],
    'code-skip': ['code-offline', 'code-slow-down', 'help-confirm-code'],
    back: ['code-address-wrong', 'resend-email-own', 'slow-answer'],
    'purpose-correct-email': ['resend-email-own'],
    send: ['help-check'],
    'check-change': ['help-check'],
    finish: ['help-done'],
    continue: ['help-privacy'],
  };
  for (const [button, sentences] of Object.entries(BUTTONS))
    for (const id of sentences) expect(text(language, id), id).toContain(text(language, button));
});

it('a value inside a sentence is isolated from its direction', () => {
  expect(text('ar', 'fact-saved', { time: '14:32' })).toContain('\u206814:32\u2069');
});

it('an unknown language speaks Portuguese, an unknown text its own name', () => {
  expect(text('xx', 'back')).toBe('Voltar');
  expect(text('pt', 'no-such-text')).toBe('no-such-text');
});

it('the Portuguese statement of a reactivation is the one that is sealed', () => {
  const rust = readFileSync(join(SRC, '../../crates/protocol/src/request.rs'), 'utf8');
  const sealed = /REACTIVATION_STATEMENT: &str =\s*"([^"]*)"/.exec(rust)?.[1]?.replace(/\\\n\s*/g, '');
  expect(text('pt', 'reactivation-statement')).toBe(sealed);
});

describe('a count', () => {
  it('chooses the plural and keeps the digits of the rest', () => {
    const checked = (days: number) =>
      text('ar', 'step-checked-if-today', { days: counted(days), date: '7 ديسمبر 2026' });
    expect(checked(3)).toContain('\u20683\u2069 أيام');
    expect(checked(2)).toContain('يومي');
  });
});
