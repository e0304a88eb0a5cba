// @vitest-environment jsdom
// What people do not have: an e-mail, a second paper, a receipt, the country of their telephone number, the
// language. What the drawn page then says, and offers as a way on.

import { describe, expect, it, vi } from 'vitest';
import { countryName } from '../lib/countries';
import type { Core, IdentityAnswer } from '../lib/core';
import { LANGUAGES as ALL, text } from '../lib/texts';
import { drawnForTests, KIOSK, LANGUAGES, wayTo, type Drawn, type Language } from './drawn';

let page: Drawn;
const open = drawnForTests();
const at = async (...asked: Parameters<typeof open>) => (page = await open(...asked));

describe('somebody without any e-mail', () => {
  const WORDS = { pt: /não tenho e-mail/, en: /no e-mail/, ar: /ليس لديّ بريد إلكتروني/ };

  it.each(LANGUAGES)('finds themselves on the first question and calls somebody, in %s', async (language) => {
    const callStaff = vi.fn<Core['callStaff']>(async () => undefined);
    await at(wayTo('purpose', language), { callStaff });
    expect(page.said('[data-action="call-staff"]')).toMatch(WORDS[language]);
    expect(page.said('[data-action="call-staff"]')).toContain(text(language, 'purpose-call-staff-detail'));
    await page.touch('call-staff');
    expect(callStaff.mock.calls).toEqual([['v1', 'purpose']]);
    await page.is({ helpCall: { stage: 'called', late: false } });
    expect([page.screen, page.find('[data-call]')?.dataset.call]).toEqual(['purpose', 'called']);
    expect(page.said('[data-call]')).toContain(text(language, 'call-called'));
  });

  it('is told where to go when nobody can be called', async () => {
    await at(wayTo('purpose', 'en'));
    await page.touch('call-staff');
    await page.is({ helpCall: { stage: 'offline' } });
    expect(page.said('[data-call]')).toContain(text('en', 'call-offline'));
    expect(page.find('[data-call] [data-action="call-staff"]')).not.toBeNull();
  });

  it.each(LANGUAGES)(
    'who comes as far as the new address calls from the help there, in %s',
    async (language) => {
      const callStaff = vi.fn<Core['callStaff']>(async () => undefined);
      await at([...wayTo('new-email', language), 'type', 'help'], { callStaff });
      const button = page.said('[data-overlay="help"] [data-action="call-staff"]');
      expect(button.trim()).toBe(text(language, 'help-call'));
      // The sentence names the button by its own words.
      expect(page.said('[data-overlay="help"] .words')).toContain(button.trim());
      await page.touch('[data-overlay="help"] [data-action="call-staff"]');
      expect(callStaff.mock.calls).toEqual([['v1', 'new-email']]);
      await page.touch('close-help');
      expect([page.screen, page.field?.value]).toEqual(['new-email', 'typed']);
    },
  );
});

describe('the welcome', () => {
  const FACTS_OF = {
    pt: [/e-mail/i, /grátis/i, /passaporte/],
    en: [/e-mail/i, /free/i, /passport/],
    ar: [/البريد/, /مجان/, /جواز السفر/],
  };

  it.each([0, 2])(
    'says on each button in its language what it is for, that it is free, what to bring (%i more)',
    async (more) => {
      const others = ['fr', 'es'].slice(0, more).map((code) => ({ code, name: code, rtl: false }));
      await at([], {}, { ...KIOSK, languages: [...KIOSK.languages, ...others] });
      for (const { code, name, rtl } of KIOSK.languages) {
        const button = page.find(`[data-lang="${code}"]`)!;
        expect([button.lang, button.dir]).toEqual([code, rtl ? 'rtl' : 'ltr']);
        expect(button.textContent).toContain(name);
        for (const said of FACTS_OF[code as Language]) expect(button.textContent).toMatch(said);
      }
    },
  );

  it('has help in every language, and a person comes without a language chosen', async () => {
    const callStaff = vi.fn<Core['callStaff']>(async () => undefined);
    await at([], { callStaff });
    for (const language of LANGUAGES)
      expect(page.said('[data-action="help"]')).toContain(text(language, 'help'));
    await page.touch('help');
    for (const language of LANGUAGES) {
      const words = page.said(`[data-overlay="help"] [lang="${language}"]`);
      expect(words).toContain(text(language, 'help-welcome'));
      expect(words).toContain(text(language, 'help-staff'));
      for (const button of ['call-staff', 'close-help'])
        expect(page.said(`[data-overlay="help"] [data-action="${button}"]`)).toContain(
          text(language, button === 'call-staff' ? 'help-call' : 'help-close'),
        );
    }
    await page.touch('call-staff');
    expect(callStaff.mock.calls).toEqual([[null, 'welcome']]);
  });

  it('has of fifteen languages a button in each to have somebody come', async () => {
    const languages = ALL.map((code) => ({ code, name: code, rtl: false }));
    await at([], {}, { ...KIOSK, languages });
    for (const language of ALL) expect(page.said('[data-action="help"]')).toContain(text(language, 'help'));
    await page.touch('help');
    for (const language of ALL) {
      const its = page.said(`[data-overlay="help"] [lang="${language}"] [data-action="call-staff"]`);
      expect(its.trim()).toBe(text(language, 'help-call'));
      expect(page.said('[data-action="close-help"]')).toContain(text(language, 'close'));
    }
  });

  it('says in every language that it did not work', async () => {
    await at(['[data-lang="ar"]'], { beginVisit: () => Promise.reject({ code: 'broken' }) });
    expect(page.screen).toBe('welcome');
    for (const language of LANGUAGES)
      expect(page.said(`[data-trouble] [lang="${language}"]`)).toBe(text(language, 'welcome-trouble'));
  });
});

describe('somebody with one paper only', () => {
  const checkIdentity: Core['checkIdentity'] = async (_visit, shown): Promise<IdentityAnswer> => {
    const given = [shown.nif, shown.niss, shown.passport, shown.phone].filter(Boolean).length;
    const errors = given < 2 ? [{ field: 'identity', code: 'identity-need-two' } as const] : [];
    return { ok: given > 1, errors, shown };
  };
  const WORDS = {
    pt: /balcão com o passaporte/,
    en: /counter with your passport/,
    ar: /الشباك ومعك جواز السفر/,
  };
  const one = ['[data-paper="phone"]', 'type', 'continue', 'continue'];

  it.each(LANGUAGES)('is told what to do, and calls from there, in %s', async (language) => {
    const callStaff = vi.fn<Core['callStaff']>(async () => undefined);
    await at([...wayTo('identity', language), ...one], { checkIdentity, callStaff });
    expect([page.screen, page.find('[data-too-few]')?.dataset.tooFew]).toEqual(['identity', '1']);
    expect(page.said('[data-too-few]')).toMatch(WORDS[language]);
    expect(page.said('[data-too-few] [data-action="call-staff"]').trim()).toBe(text(language, 'help-call'));
    await page.touch('[data-too-few] [data-action="call-staff"]');
    expect(callStaff.mock.calls).toEqual([['v1', 'identity']]);
    // One call is enough.
    await page.is({ helpCall: { stage: 'coming' } });
    expect(page.find('[data-too-few] [data-action="call-staff"]')).toHaveProperty('disabled', true);
    expect(page.find('[data-paper="phone"]')?.dataset.state).toBe('given');
  });

  it('who finds a second one goes on', async () => {
    await at([...wayTo('identity'), ...one, '[data-paper="nif"]', 'type', 'continue'], { checkIdentity });
    expect(page.find('[data-too-few]')).toBeNull();
    await page.touch('continue');
    expect(page.screen).toBe('old-email');
  });

  it('or none, is told the same', async () => {
    await at([...wayTo('identity'), 'continue'], { checkIdentity });
    expect(page.find('[data-too-few]')?.dataset.tooFew).toBe('0');
    expect(page.said('[data-too-few]')).toMatch(WORDS.pt);
  });
});

describe('a telephone number as it is said at home', () => {
  const candidates = [
    { value: '+8801712345678', shown: '+880 1712-345678', country: 'BGD' },
    { value: '+911712345678', shown: '+91 1712 345678', country: 'IND' },
  ];
  const checkPaper: Core['checkPaper'] = async (_visit, { paper, value, country }) => {
    const shown = { value, country };
    if (paper !== 'phone' || value.startsWith('+')) return { ok: true, error: null, shown, question: null };
    return { ok: false, error: null, shown, question: { ask: 'phone-country', candidates: [...candidates] } };
  };
  async function asked(language: Language, ...before: string[]) {
    await at([...wayTo('identity', language), ...before, '[data-paper="phone"]'], { checkPaper });
    await page.type('01712345678');
    await page.touch('continue');
  }

  it.each(LANGUAGES)('is a question that names the country, and no error, in %s', async (language) => {
    await asked(language);
    expect([page.screen, page.find('[data-error]')]).toEqual(['identity-phone', null]);
    expect(page.said('[data-question="phone-country"] h2')).toBe(text(language, 'phone-country-title'));
    const answer = page.said('[data-action="phone-BGD"]');
    expect(answer).toContain(countryName(language, 'BGD'));
    expect(answer).toContain('+880 1712-345678');
    await page.touch('phone-BGD');
    expect([page.screen, page.find('[data-paper="phone"]')?.dataset.state]).toEqual(['identity', 'given']);
    expect(page.said('[data-paper="phone"] .value').replace(/\D/g, '')).toBe('8801712345678');
  });

  it('puts the country of the passport first, and else none', async () => {
    const primary = () => page.all('[data-question] .primary').map((each) => each.dataset.action);
    await asked('en');
    expect(primary()).toEqual([]);
    const country = ['[name="passport-country"]', '[data-country="BGD"]'];
    await asked('en', '[data-paper="passport"]', 'type', ...country, 'continue');
    expect(primary()).toEqual(['phone-BGD']);
  });

  it('waits for its answer, and takes none that was not given', async () => {
    await asked('en');
    await page.touch('continue');
    expect([page.screen, page.field?.value]).toEqual(['identity-phone', '01712345678']);
    expect(page.find('[data-question="phone-country"]')).not.toBeNull();
    await page.touch('back');
    expect(page.find('[data-paper="phone"]')?.dataset.state).toBe('empty');
  });

  it('of none of these countries is corrected by hand', async () => {
    await asked('en');
    await page.touch('phone-other');
    expect([page.find('[data-question]'), page.field?.value]).toEqual([null, '01712345678']);
    expect(document.activeElement).toBe(page.field);
    await page.type('+97701712345678');
    await page.touch('continue');
    expect(page.screen).toBe('identity');
  });
});
describe('without paper', () => {
  // Photograph, write down, show to the staff, who can print: in this order, the consequence before all.
  const ORDER = {
    pt: /^Não saiu recibo\..*fotografia.*escreva.*equipa.*imprimi/,
    en: /^No receipt came out\..*photograph.*write.*staff.*print/,
    ar: /^لم يخرج أي إيصال\..*صورة.*اكتبه.*للموظفين.*طباعته/,
  };
  const BEFORE = {
    pt: /^Agora não sai recibo\..*fotografe.*escreva.*equipa/,
    en: /^No receipt comes out now\..*photograph.*write.*staff/,
    ar: /^لا يخرج إيصال الآن\..*صورة.*اكتبه.*للموظفين/,
  };

  it.each(LANGUAGES)(
    'the end says what follows and what can be done, and the cause last, in %s',
    async (language) => {
      await at(wayTo('done', language));
      expect(page.find('[data-no-receipt]')).toBeNull();
      await page.facts({ printed: 'not-printed', printFault: 'printer-out-of-paper' });
      const cause = text(language, 'fault-printer-out-of-paper-person');
      const paragraphs = page.all('[data-no-receipt] p').map((each) => each.textContent!.trim());
      expect(paragraphs[0]).toMatch(ORDER[language]);
      expect(paragraphs.slice(1)).toEqual([cause]);
      expect(page.said('[data-fact="printed"]')).not.toContain(cause);
      await page.facts({ printed: 'printed', printFault: null });
      expect(page.find('[data-no-receipt]')).toBeNull();
    },
  );

  it.each(LANGUAGES)('it is said before anything is typed, in the same order, in %s', async (language) => {
    await at(wayTo('purpose', language), {}, { ...KIOSK, notices: ['no-network', 'printer-jam'] });
    const paragraphs = page.all('.notice p').map((each) => each.textContent!.trim());
    expect(paragraphs[0]).toMatch(BEFORE[language]);
    expect(paragraphs.slice(1)).toEqual(
      ['no-network', 'printer-jam'].map((fault) => text(language, `fault-${fault}-person`)),
    );
  });
});
