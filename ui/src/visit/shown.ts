// How much of a page's content has been on the screen: nothing is sent that was not visible. Pure, in pixels from
// the content's top.

/** Sizes in millimetres are seldom whole pixels. */
const SLACK = 2;

export interface Window {
  top: number;
  height: number;
}

/**
 * How far down everything has been shown, now that this part of the content is on the screen. What a jump left out
 * was not shown: with 500 px shown,
 *
 * | on the screen | shown to |
 * | ------------- | -------- |
 * | 0–500         | 500      |
 * | 400–900       | 900      |
 * | 502–1000      | 1000     |
 * | 600–1100      | 500      |
 */
export function shownTo(before: number, { top, height }: Window): number {
  return top > before + SLACK ? before : Math.max(before, top + height);
}

export function allShown(shown: number, content: number): boolean {
  return shown >= content - SLACK;
}
