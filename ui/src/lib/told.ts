// Sentences with values that central sets, or that follow from them: senders, complaint routes, dated steps.
// The receipt's are made alike (crates/texts/src/told.rs).

import type { Complaints, NextStep } from './page-types';
import { dateInWords } from './reading';
import { counted, text } from './texts';

export function senders(language: string, domains: readonly string[]): string {
  return domains.length > 0 ? text(language, 'receipt-sender', { senders: domains.join(', ') }) : '';
}

export function complaints(language: string, { counter, site }: Complaints): string {
  if (site === null) return text(language, 'receipt-complaints-counter');
  return text(language, counter ? 'receipt-complaints' : 'receipt-complaints-site', { site });
}

/** By when a step is taken, where that is certain, and what it is. */
export function stepInWords(language: string, { step, date, days }: NextStep) {
  const id = `step-${step}`;
  const day = date === null ? '' : dateInWords(language, date);
  if (days !== null) return { name: step, words: text(language, id, { days: counted(days), date: day }) };
  const words = text(language, id);
  return date === null
    ? { name: step, words }
    : { name: step, when: text(language, 'step-by', { date: day }), words };
}
