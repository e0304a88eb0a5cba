// What the gallery shows: a state of every screen, overlay and outcome, and what is measured of each in whatever
// engine shows it. In the preview build alone.

import { LANGUAGES, text } from '../src/lib/texts';
import { capitals, measure } from './measure';
import type { States } from './states';

/** The first state whose name begins so stands for its kind. */
const CHOSEN = [
  'welcome',
  'welcome help',
  'welcome announced',
  'welcome printing',
  'out-of-service disk-full',
  'purpose',
  'purpose printer-out-of-paper',
  'purpose call called late',
  'purpose language',
  'purpose look',
  'privacy correct-email',
  'privacy closed',
  'identity given nothing',
  'identity given passport+nif',
  'identity error nothing',
  'identity-passport',
  'identity-passport passport-form',
  'country',
  'identity-nif',
  'identity-niss',
  'identity-phone',
  'identity-phone question 2',
  'old-email 0 null false',
  'old-email 0 unknown',
  'new-email correct-email 0',
  'new-email correct-email email-form',
  'new-email correct-email question 13',
  'confirm-code 13 sent',
  'confirm-code 13 sent  code-wrong',
  'confirm-code 13 spent',
  'check correct-email passport+nif',
  'check reactivate',
  'check closed',
  'not-saved disk-full',
  'done 1 all correct-email yes',
  'done 1 not correct-email',
  'done 1 unsure reactivate',
  'done 2 all resend',
  'done another-person',
  'leave typed',
  'track',
  'track being-checked',
  'track done',
  'track stopped',
  'help identity',
] as const;
/** These speak all languages at once: one picture is enough. */
const OF_ALL = /^(welcome|out-of-service)/;

/** Of one state, in millimetres of the screen. */
export interface Sizes {
  findings: string[];
  target: number;
  gap: number;
  /** Of what must be read, and where; of all other words. */
  capital: number | null;
  where: string;
  aside: number | null;
}

export interface Gallery {
  languages(): readonly string[];
  /** A short name and the state that it stands for. */
  names(language: string): [string, string][];
  sizes(mayScroll: boolean): Sizes;
  /** The messages whose words stand on the screen. */
  said(language: string): string[];
  /** Every message in each of the languages. */
  words(languages: string[]): [string, string[]][];
}

declare global {
  interface Window {
    gallery?: Gallery;
  }
}

const FILES = import.meta.glob<string>('../../locales/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const IDS = [...FILES['../../locales/pt.ftl']!.matchAll(/^([a-z][a-z0-9-]*) =/gm)].map((match) => match[1]!);

const shows = (element: Element) =>
  getComputedStyle(element).visibility !== 'hidden' &&
  getComputedStyle(element).clipPath === 'none' &&
  element.getClientRects().length > 0;

function sizes(mayScroll: boolean): Sizes {
  const mm = parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
  const top: Element = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  const boxes = [...top.querySelectorAll('button, input, a[href]')]
    .filter(shows)
    .map((control) => ({ control, box: control.getBoundingClientRect() }));
  const target = Math.min(...boxes.map(({ box }) => Math.min(box.width, box.height)));
  let gap = Infinity;
  boxes.forEach(({ control, box }, index) => {
    for (const { control: other, box: its } of boxes.slice(index + 1)) {
      if (control.contains(other) || other.contains(control)) continue;
      const wide = Math.max(box.left, its.left) - Math.min(box.right, its.right);
      const high = Math.max(box.top, its.top) - Math.min(box.bottom, its.bottom);
      gap = Math.min(gap, Math.max(wide, high));
    }
  });
  const { read, aside } = capitals();
  return {
    findings: measure(mayScroll),
    target: target / mm,
    gap: gap / mm,
    capital: read?.mm ?? null,
    where: read?.where ?? '',
    aside: aside?.mm ?? null,
  };
}

/** The pieces of a message between its values; none where it is a value alone. */
function pieces(language: string, id: string): string[] {
  const words = text(language, id).replace(/[\u2066-\u2069]/g, '');
  return words
    .split(/\{[^}]*\}/)
    .map((piece) => piece.trim())
    .filter((piece) => piece.length > 0);
}

function said(language: string): string[] {
  const labels = [...document.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label')!);
  const shown = [document.body.textContent ?? '', ...labels]
    .join('\n')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ');
  return IDS.filter((id) => {
    const parts = pieces(language, id);
    return parts.length > 0 && parts.every((part) => shown.includes(part.replace(/\s+/g, ' ')));
  });
}

export function showGallery(states: States): void {
  window.gallery = {
    names(language) {
      const all = states.names(language);
      return CHOSEN.filter((short) => language === 'pt' || !OF_ALL.test(short)).map((short) => {
        const name = all.find((each) => each === short) ?? all.find((each) => each.startsWith(short));
        if (!name) throw new Error(`no state is called ${short}`);
        return [short, name];
      });
    },
    languages: () => LANGUAGES,
    sizes,
    said,
    words: (languages) => IDS.map((id) => [id, languages.map((language) => text(language, id))]),
  };
}
