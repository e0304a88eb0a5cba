// For tests: every language loaded before they begin.

import { LANGUAGES, load } from './texts';

await Promise.all(LANGUAGES.map(load));
