// Staff mode, for every part of the page that draws or moves it.

import { getContext, setContext } from 'svelte';
import type { Staff } from './staff.svelte';

const KEY = Symbol('staff');

export const provideStaff = (staff: Staff): Staff => setContext(KEY, staff);
export const useStaff = (): Staff => getContext<Staff>(KEY);
