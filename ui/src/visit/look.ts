// How large the letters are, in which colours, and how low everything lies that is touched: the person's choice, gone
// with their visit.

export const SCALES = [1, 1.25, 1.5, 2] as const;
export type Scale = (typeof SCALES)[number];

/** `usual` is 4.5 to 1 and more; the others 7 to 1 and more (WCAG 2.2, 1.4.6). */
export const COLOURS = ['usual', 'light', 'dark'] as const;
export type Colours = (typeof COLOURS)[number];

export interface Look {
  readonly scale: Scale;
  readonly colours: Colours;
  /** On an upright screen every control lies within reach from a wheelchair: `--reach` in styles/sizes.css. */
  readonly lower: boolean;
}

export const USUAL: Look = { scale: 1, colours: 'usual', lower: false };

/** Shows the whole page in it. */
export function wear({ scale, colours, lower }: Look, root: HTMLElement): void {
  root.style.setProperty('--scale', String(scale));
  root.dataset['scale'] = String(scale);
  root.dataset['colours'] = colours;
  root.toggleAttribute('data-lower', lower);
}
