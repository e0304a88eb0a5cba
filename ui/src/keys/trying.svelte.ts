// Somebody tries the keys: each is told and does nothing; Back twice in a row leads out.

import type { Does } from './pad';

export class Trying {
  /** The last key that was pressed. */
  pressed = $state<Does | null>(null);

  /** Whether the person has had enough. */
  press(does: Does): boolean {
    const over = does === 'back' && this.pressed === 'back';
    this.pressed = over ? null : does;
    return over;
  }
}
