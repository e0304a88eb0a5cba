import { describe, expect, it } from 'vitest';
import type { Core, HelpCall } from '../lib/core';
import { hasText } from '../lib/texts';
import { canCall, wordsOfCall } from './help-call';
import { scripted, STATE } from './scripted';
import { Visit } from './visit.svelte';

const CALLS: (HelpCall | null)[] = [
  null,
  { stage: 'calling' },
  { stage: 'called', late: false },
  { stage: 'called', late: true },
  { stage: 'coming' },
  { stage: 'offline' },
  { stage: 'ended' },
];

/** A visit, and what the core was asked about help, in order. */
function asked(more: Partial<Core> = {}) {
  const heard: string[] = [];
  const core = scripted({
    callStaff: async (visit, screen) => void heard.push(`call ${visit} ${screen}`),
    endCall: async () => void heard.push('end'),
    endVisit: async () => void heard.push('end of visit'),
    ...more,
  });
  const visit = new Visit(core);
  visit.kioskStateChanged(STATE);
  return { visit, heard };
}

describe('a call for help', () => {
  it('has words of its own for everything that can be said of it', () => {
    const words = CALLS.map(wordsOfCall);
    expect(new Set(words).size).toBe(CALLS.length);
    for (const id of words) expect(hasText(id), id).toBe(true);
  });

  it('can be made again when it came to nothing, and not while it is open', () => {
    expect(CALLS.map(canCall)).toEqual([true, false, false, false, false, true, true]);
  });

  it('names the visit and the screen, and before a language is chosen no visit', async () => {
    const { visit, heard } = asked();
    await visit.callStaff('welcome');
    await visit.chooseLanguage('pt');
    await visit.callStaff('purpose');
    expect(heard).toEqual(['call null welcome', 'call v1 purpose']);
  });

  it('lives until the person ends it, whatever is answered meanwhile', async () => {
    const { visit, heard } = asked();
    await visit.chooseLanguage('pt');
    await visit.callStaff('purpose');
    visit.kioskStateChanged({ ...STATE, helpCall: { stage: 'called', late: false } });
    await visit.choosePurpose('resend');
    await visit.goOn();
    expect([visit.callOpen, heard]).toEqual([true, ['call v1 purpose']]);
    await visit.endCall();
    expect(heard.at(-1)).toBe('end');
  });

  it('outlives going back to the welcome, and ends when the person leaves', async () => {
    const { visit, heard } = asked();
    await visit.chooseLanguage('pt');
    visit.kioskStateChanged({ ...STATE, helpCall: { stage: 'coming' } });
    visit.goBack();
    expect([visit.screen, heard]).toEqual(['welcome', ['end of visit']]);
    await visit.chooseLanguage('pt');
    visit.leave();
    expect(heard.slice(1)).toEqual(['end', 'end of visit']);
  });

  it('of an earlier visit ends that visit and leaves nothing on the screen', async () => {
    const { visit } = asked({ callStaff: async () => Promise.reject({ code: 'stale-visit' }) });
    await visit.chooseLanguage('pt');
    await visit.callStaff('purpose');
    expect(visit.screen).toBe('welcome');
  });
});
