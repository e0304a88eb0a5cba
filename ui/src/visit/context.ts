// The visit, for every part of the page that draws or moves it.

import { getContext, setContext } from 'svelte';
import type { Visit } from './visit.svelte';

const KEY = Symbol('visit');

export const provideVisit = (visit: Visit): Visit => setContext(KEY, visit);
export const useVisit = (): Visit => getContext<Visit>(KEY);

/** The same for a part that is drawn by itself. */
export const contextOf = (visit: Visit) => new Map<symbol, Visit>([[KEY, visit]]);
