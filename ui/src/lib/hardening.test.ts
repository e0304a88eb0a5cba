import { describe, expect, it } from 'vitest';
import { isShortcut } from './hardening';

const key = (name: string, held: 'ctrl' | 'alt' | 'meta' | 'altgr' | null = null) => ({
  key: name,
  ctrlKey: held === 'ctrl',
  altKey: held === 'alt' || held === 'altgr',
  metaKey: held === 'meta',
  getModifierState: (modifier: string) => modifier === 'AltGraph' && held === 'altgr',
});

describe('a key of a real keyboard', () => {
  it.each([
    ['F5', null],
    ['F12', null],
    ['p', 'ctrl'],
    ['+', 'ctrl'],
    ['c', 'ctrl'],
    ['ArrowLeft', 'alt'],
    ['q', 'meta'],
    ['ContextMenu', null],
  ] as const)('%s with %s is stopped', (name, held) => expect(isShortcut(key(name, held))).toBe(true));

  it.each([
    ['a', null],
    ['F', null],
    ['Enter', null],
    ['@', 'altgr'],
    ['v', 'ctrl'],
    ['Tab', null],
  ] as const)('%s with %s is left alone', (name, held) => expect(isShortcut(key(name, held))).toBe(false));
});
