// For tests: pages that are broken on purpose, each of which the walks must find.

import type { Core } from '../lib/core';
import type { Clock } from './idle';
import { Visit } from './visit.svelte';

export type Making = (core: Core, clock: Pick<Clock, 'now'>) => Visit;

class BackRestoresTypedAlone extends Visit {
  override goBack() {
    const { changing, before, answers } = this.state;
    super.goBack();
    if (!changing || !before || this.state.changing || this.saving) return;
    // What was agreed and understood meanwhile stays.
    const { resendSame, newEmail } = answers;
    const given = { ...this.state.answers.newEmail, given: newEmail.given };
    this['go']({ ...this.state, answers: { ...this.state.answers, resendSame, newEmail: given } });
  }
}

class CancelWhileSaving extends Visit {
  override get saving() {
    return false;
  }
}

/** The page draws the answers of before the last change: what is read is not what is sent. */
class SendsWhatWasTyped extends Visit {
  constructor(core: Core, clock: Pick<Clock, 'now'>) {
    super(
      {
        ...core,
        send: (visit, draft) => {
          const typed = this.answers.newEmail.typed;
          return core.send(visit, draft.newEmail === null ? draft : { ...draft, newEmail: typed });
        },
      },
      clock,
    );
  }
}

/** Of a visit's requests the facts of the last alone. */
class FactsOfTheLast extends Visit {
  override get facts() {
    return super.facts.slice(-1);
  }
}

export const backRestoresTypedAlone: Making = (core, clock) => new BackRestoresTypedAlone(core, clock);

export const cancelWhileSaving: Making = (core, clock) => new CancelWhileSaving(core, clock);

export const sendsWhatWasTyped: Making = (core, clock) => new SendsWhatWasTyped(core, clock);

export const factsOfTheLast: Making = (core, clock) => new FactsOfTheLast(core, clock);

export const languageToldToThePageAlone: Making = (core, clock) => {
  let told = 'pt';
  return new Visit(
    {
      ...core,
      beginVisit: (language) => core.beginVisit((told = language)),
      send: (visit, draft) => core.send(visit, { ...draft, language: told }),
    },
    clock,
  );
};

/** "Somebody is helping me" is drawn, and not sent. */
export const forgetsTheHelper: Making = (core, clock) =>
  new Visit({ ...core, send: (visit, draft) => core.send(visit, { ...draft, assisted: false }) }, clock);
