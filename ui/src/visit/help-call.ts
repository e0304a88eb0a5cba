// What the person reads of a call for help. It says what the core knows and never more: "called" is that the
// counter has it, "coming" that somebody there has said so.

import type { HelpCall } from '../lib/core';

/** The text for a call, or for none. */
export function wordsOfCall(call: HelpCall | null): string {
  if (!call) return 'help-staff';
  return call.stage === 'called' && call.late ? 'help-call-late' : `help-call-${call.stage}`;
}

/** The same in a few words, where it stands in all languages at once. */
export function shortWordsOfCall(call: HelpCall): string {
  return call.stage === 'called' && call.late ? 'call-late' : `call-${call.stage}`;
}

/** Whether the button is offered: not while a call is open, since a second press would make no second one. */
export function canCall(call: HelpCall | null): boolean {
  return !call || call.stage === 'offline' || call.stage === 'ended';
}
