// What somebody who leaves now would lose. Pure. Leaving is a question wherever that is something.

import type { Facts } from '../lib/core';
import { losesTyping, type State } from './state';

/**
 * `printing`: a receipt is coming out. `no-receipt`: one did not, so that the code on the screen is all there
 * is. `not-saved`: the request that could not be saved. `typed`: what was typed.
 */
export type Loss = 'printing' | 'no-receipt' | 'not-saved' | 'typed';

/** The worst of it; null where nothing would be lost. */
export function loss(state: State, facts: readonly Facts[]): Loss | null {
  if (facts.some(({ printed }) => printed === 'waiting')) return 'printing';
  if (facts.some(({ printed }) => printed !== 'printed')) return 'no-receipt';
  if (state.screen === 'not-saved') return 'not-saved';
  return losesTyping(state) ? 'typed' : null;
}
