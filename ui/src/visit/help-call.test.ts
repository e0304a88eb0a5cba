import { describe, expect, it } from 'vitest';
import type { Core, HelpCall } from '../lib/core';
import { hasText } from '../lib/texts';
import { canCall, wordsOfCall } from './help-call';
import { held, scripted, STATE } from './scripted';
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
    withdrawCall: async () => void heard.push('withdraw'),
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

  it('is withdrawn after the press has been heard, however soon the help is closed', async () => {
    const pressed = held<void>();
    const heard: string[] = [];
    const { visit } = asked({
      callStaff: () => pressed.promise.then(() => void heard.push('call')),
      withdrawCall: async () => void heard.push('withdraw'),
    });
    void visit.callStaff('welcome');
    const closed = visit.withdrawCall();
    pressed.resolve();
    await closed;
    expect(heard).toEqual(['call', 'withdraw']);
  });

  it('is not withdrawn where nobody called', async () => {
    const { visit, heard } = asked();
    await visit.withdrawCall();
    expect(heard).toEqual([]);
  });

  it('of an earlier visit ends that visit and leaves nothing on the screen', async () => {
    const { visit } = asked({ callStaff: async () => Promise.reject({ code: 'stale-visit' }) });
    await visit.chooseLanguage('pt');
    await visit.callStaff('purpose');
    expect(visit.screen).toBe('welcome');
  });
});
