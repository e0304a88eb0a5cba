import { describe, expect, it } from 'vitest';
import { advance, AT_WELCOME, otherKind, progress, type Journey, type Move } from './journey';

const walk = (...moves: Move[]) => moves.reduce(advance, AT_WELCOME);
const next: Move = { to: 'next' };
const back: Move = { to: 'back' };
const begin: Move = { to: 'begin' };
const choose = (kind: 'correct-email' | 'reactivate'): Move => ({ to: 'choose', kind });
const toCheck = (kind: 'correct-email' | 'reactivate') =>
  walk(begin, choose(kind), ...Array<Move>(kind === 'reactivate' ? 3 : 4).fill(next));
const from = (start: Journey, ...moves: Move[]) => moves.reduce(advance, start);

describe('the way through a request', () => {
  it('asks every question of a correction, one after the other', () => {
    const seen = [walk(begin, choose('correct-email'))];
    for (let i = 0; i < 4; i++) seen.push(advance(seen.at(-1)!, next));
    expect(seen.map((j) => j.screen)).toEqual(['privacy', 'identity', 'old-email', 'new-email', 'check']);
  });

  it('asks for no new address in a reactivation', () => {
    const seen = [walk(begin, choose('reactivate'))];
    for (let i = 0; i < 3; i++) seen.push(advance(seen.at(-1)!, next));
    expect(seen.map((j) => j.screen)).toEqual(['privacy', 'identity', 'old-email', 'check']);
  });

  it('goes back one screen at a time, and from the purpose to the welcome', () => {
    let journey = toCheck('correct-email');
    const seen: string[] = [];
    for (let i = 0; i < 6; i++) seen.push((journey = advance(journey, back)).screen);
    expect(seen).toEqual(['new-email', 'old-email', 'identity', 'privacy', 'purpose', 'welcome']);
    expect(journey).toEqual(AT_WELCOME);
  });

  it('has nothing before the welcome', () => expect(advance(AT_WELCOME, back)).toBe(AT_WELCOME));

  it('never passes the check page by Continue', () => {
    const check = toCheck('correct-email');
    expect(advance(check, next)).toBe(check);
  });

  it('lets nobody skip the purpose', () => {
    const purpose = walk(begin);
    expect(advance(purpose, next)).toBe(purpose);
    expect(advance(purpose, { to: 'saved' })).toBe(purpose);
  });

  it('can be chosen again after going back', () => {
    const other = from(walk(begin, choose('correct-email'), back), choose('reactivate'));
    expect(other).toMatchObject({ screen: 'privacy', kind: 'reactivate' });
  });
});

describe('Change on the check page', () => {
  it.each(['identity', 'old-email', 'new-email'] as const)(
    'returns from %s to the check page',
    (question) => {
      const changing = from(toCheck('correct-email'), { to: 'change', question });
      expect(changing).toMatchObject({ screen: question, changing: true });
      expect(advance(changing, next)).toMatchObject({ screen: 'check', changing: false });
      expect(advance(changing, back)).toMatchObject({ screen: 'check', changing: false });
    },
  );

  it('exists on the check page alone', () => {
    const purpose = walk(begin);
    expect(advance(purpose, { to: 'change', question: 'identity' })).toBe(purpose);
  });
});

describe('the code to the new address', () => {
  const confirm: Move = { to: 'confirm' };
  const atNewEmail = walk(begin, choose('correct-email'), next, next, next);
  const atCode = advance(atNewEmail, confirm);

  it('is asked for between the address and the check page, within the same step', () => {
    expect(atCode.screen).toBe('confirm-code');
    expect(progress(atCode)).toEqual(progress(atNewEmail));
    expect(advance(atCode, next).screen).toBe('check');
    expect(from(atCode, { to: 'resend' }).kind).toBe('correct-email');
  });

  it('leads back to the address, and the check page leads there too', () => {
    expect(advance(atCode, back).screen).toBe('new-email');
    expect(from(atCode, next, back).screen).toBe('new-email');
  });

  it('is asked for again on the way to and from the check page', () => {
    const changing = from(atCode, next, { to: 'change', question: 'new-email' }, confirm);
    expect(changing).toMatchObject({ screen: 'confirm-code', changing: true });
    expect(advance(changing, next)).toMatchObject({ screen: 'check', changing: false });
    expect(advance(changing, back)).toMatchObject({ screen: 'new-email', changing: true });
    expect(from(changing, back, back)).toMatchObject({ screen: 'check', changing: false });
  });

  it('is asked for nowhere else', () => {
    for (const journey of [AT_WELCOME, walk(begin), toCheck('reactivate'), toCheck('correct-email')])
      expect(advance(journey, confirm)).toBe(journey);
  });

  it('belongs to a second request as to a first', () => {
    const second = from(toCheck('reactivate'), { to: 'saved' }, { to: 'another' }, confirm);
    expect(second.screen).toBe('confirm-code');
    expect(advance(second, next).screen).toBe('check');
    expect(from(second, back, back).screen).toBe('done');
  });
});

describe('the same address again', () => {
  const atNewEmail = walk(begin, choose('correct-email'), next, next, next);

  it('becomes a request to send the payment data again', () => {
    expect(from(atNewEmail, { to: 'resend' }, next)).toMatchObject({ screen: 'check', kind: 'resend' });
  });

  it('becomes a correction again when the address is changed', () => {
    const check = from(atNewEmail, { to: 'resend' }, next);
    expect(from(check, { to: 'change', question: 'new-email' }, { to: 'correct' }, next)).toMatchObject({
      screen: 'check',
      kind: 'correct-email',
    });
  });

  it('is not asked of a reactivation', () => {
    const check = toCheck('reactivate');
    expect(advance(check, { to: 'resend' })).toBe(check);
    expect(advance(check, { to: 'correct' })).toBe(check);
  });
});

describe('after sending', () => {
  it('a request that could not be saved may be tried again', () => {
    const failed = from(toCheck('reactivate'), { to: 'not-saved' });
    expect(failed.screen).toBe('not-saved');
    expect(advance(failed, { to: 'not-saved' }).screen).toBe('not-saved');
    expect(advance(failed, { to: 'saved' })).toMatchObject({ screen: 'done', saved: ['reactivate'] });
  });

  it('an answer that comes after the visit ended changes nothing', () => {
    expect(advance(AT_WELCOME, { to: 'saved' })).toBe(AT_WELCOME);
    expect(advance(AT_WELCOME, { to: 'not-saved' })).toBe(AT_WELCOME);
  });

  it('there is no way back into a saved request', () => {
    const done = from(toCheck('correct-email'), { to: 'saved' });
    expect(advance(done, back)).toBe(done);
    expect(advance(done, next)).toBe(done);
  });
});

describe('another request in the same visit', () => {
  const done = from(toCheck('correct-email'), { to: 'saved' });

  it('goes from a correction straight to the check of a reactivation', () => {
    expect(advance(done, { to: 'another' })).toMatchObject({ screen: 'check', kind: 'reactivate' });
  });

  it('goes from a reactivation to the new address', () => {
    const first = from(toCheck('reactivate'), { to: 'saved' });
    const second = advance(first, { to: 'another' });
    expect(second).toMatchObject({ screen: 'new-email', kind: 'correct-email' });
    expect(advance(second, next).screen).toBe('check');
    expect(from(second, next, back, back).screen).toBe('done');
  });

  it('can change who is asking', () => {
    const changing = from(done, { to: 'another' }, { to: 'change', question: 'identity' });
    expect(advance(changing, next)).toMatchObject({ screen: 'check', kind: 'reactivate' });
  });

  it('is offered once', () => {
    const both = from(done, { to: 'another' }, { to: 'saved' });
    expect(both.saved).toEqual(['correct-email', 'reactivate']);
    expect(otherKind(both.saved)).toBeNull();
    expect(advance(both, { to: 'another' })).toBe(both);
  });

  it('follows a resend as it follows a correction', () => {
    expect(otherKind(['resend'])).toBe('reactivate');
    expect(otherKind([])).toBeNull();
  });
});

describe('tracking', () => {
  it('starts at the purpose and goes back to it', () => {
    const track = walk(begin, { to: 'track' });
    expect(track).toMatchObject({ screen: 'track', kind: null });
    expect(advance(track, back).screen).toBe('purpose');
    expect(advance(track, next)).toBe(track);
  });
});

describe('the step count', () => {
  it('counts the screens of this request', () => {
    expect(progress(toCheck('correct-email'))).toEqual({ step: 5, steps: 5 });
    expect(progress(walk(begin, choose('reactivate')))).toEqual({ step: 1, steps: 4 });
  });

  it('is silent where counting would not help', () => {
    expect(progress(AT_WELCOME)).toBeNull();
    expect(progress(walk(begin))).toBeNull();
    expect(progress(from(toCheck('correct-email'), { to: 'change', question: 'identity' }))).toBeNull();
    expect(progress(from(toCheck('correct-email'), { to: 'saved' }, { to: 'another' }))).toBeNull();
  });
});
