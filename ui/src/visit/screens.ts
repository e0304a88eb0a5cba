// Every screen, in one list: what draws it, what the bar at the bottom offers, its keyboard, how long it waits
// for somebody who does nothing. Back, leaving and help have fixed places in the bar.

import type { Component } from 'svelte';
import type { KeyboardKind } from '../lib/keys';
import Check from '../screens/Check.svelte';
import ConfirmCode from '../screens/ConfirmCode.svelte';
import Done from '../screens/Done.svelte';
import Identity from '../screens/Identity.svelte';
import IdentityPaper from '../screens/IdentityPaper.svelte';
import NewEmail from '../screens/NewEmail.svelte';
import NotSaved from '../screens/NotSaved.svelte';
import OldEmail from '../screens/OldEmail.svelte';
import OutOfService from '../screens/OutOfService.svelte';
import Privacy from '../screens/Privacy.svelte';
import Purpose from '../screens/Purpose.svelte';
import Track from '../screens/Track.svelte';
import Welcome from '../screens/Welcome.svelte';
import StaffPanel from '../staff/StaffPanel.svelte';
import StaffPin from '../staff/StaffPin.svelte';
import type { Rests } from './idle';
import type { Screen } from './state';
import type { Visit } from './visit.svelte';

export interface Actions {
  /** The one way on. */
  primary?: {
    action: string;
    label: string;
    working?: string;
    run: (visit: Visit) => unknown;
    /** It is offered then alone; else always. */
    when?: (visit: Visit) => boolean;
    /** Only once the whole page has been on the screen. */
    readFirst?: boolean;
  };
  back?: boolean;
  /** Both end the visit; `finish` where there is nothing to give up. */
  leave?: 'cancel' | 'finish';
  help?: boolean;
}

export interface ScreenEntry {
  component: Component;
  actions: Actions;
  /** With which the screen begins; a screen without one takes no text. */
  keyboard?: KeyboardKind;
  rests: Rests;
}

const goOn = { action: 'continue', label: 'continue', run: (visit: Visit) => visit.goOn() };
const question: Actions = { primary: goOn, back: true, leave: 'cancel', help: true };
const paper = (keyboard: KeyboardKind): ScreenEntry => ({
  component: IdentityPaper,
  actions: question,
  keyboard,
  rests: 'slow',
});

export const SCREENS: Record<Screen, ScreenEntry> = {
  'out-of-service': { component: OutOfService, actions: {}, rests: 'never' },
  welcome: { component: Welcome, actions: { help: true }, rests: 'never' },
  purpose: {
    component: Purpose,
    actions: { back: true, leave: 'cancel', help: true },
    rests: 'question',
  },
  privacy: { component: Privacy, actions: question, rests: 'question' },
  identity: { component: Identity, actions: question, rests: 'slow' },
  'identity-passport': paper('document'),
  'identity-nif': paper('digits'),
  'identity-niss': paper('digits'),
  'identity-phone': paper('phone'),
  'old-email': { component: OldEmail, actions: question, keyboard: 'email', rests: 'slow' },
  'new-email': {
    component: NewEmail,
    actions: { ...question, primary: { ...goOn, working: 'code-sending' } },
    keyboard: 'email',
    rests: 'slow',
  },
  'confirm-code': {
    component: ConfirmCode,
    actions: {
      ...question,
      // A code that can no longer be typed leaves one thing to do, and it is not this.
      primary: {
        ...goOn,
        working: 'one-moment',
        when: (visit) => visit.state.mailbox.code !== 'spent',
      },
    },
    keyboard: 'digits',
    rests: 'slow',
  },
  check: {
    component: Check,
    actions: {
      ...question,
      primary: {
        action: 'send',
        label: 'send',
        working: 'sending',
        readFirst: true,
        run: (visit) => visit.send(),
      },
    },
    rests: 'slow',
  },
  'not-saved': {
    component: NotSaved,
    actions: {
      primary: { action: 'try-again', label: 'try-again', working: 'sending', run: (visit) => visit.send() },
      leave: 'finish',
      help: true,
    },
    rests: 'question',
  },
  done: {
    component: Done,
    actions: { primary: { action: 'finish', label: 'finish', run: (visit) => visit.leave() }, help: true },
    rests: 'question',
  },
  track: {
    component: Track,
    actions: { ...question, primary: { ...goOn, label: 'track-look-up', working: 'track-looking-up' } },
    keyboard: 'document',
    rests: 'slow',
  },
  // Both draw their own bar.
  'staff-pin': { component: StaffPin, actions: {}, keyboard: 'digits', rests: 'question' },
  staff: { component: StaffPanel, actions: {}, rests: 'staff' },
};
