import { describe, expect, it } from 'vitest';
import { BETWEEN_LINES_MS, DEAF_MS, END_MS, ReaderWatch } from './reader';

const TD3 = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
const TD1 = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
];

/** A field that has the focus, and a reader or a person who types at it. */
class Scene {
  now = 10_000;
  /** What stands in the field. */
  value: string;
  read: string[] = [];
  passed: string[] = [];
  private former: string;
  readonly watch = new ReaderWatch({
    typed: (letters) => void (this.value += letters),
    takenBack: () => void (this.value = this.former),
    read: (text) => void this.read.push(text),
  });

  constructor(
    value = '',
    private readonly inField = true,
  ) {
    this.value = this.former = value;
  }

  key(key: string, more: { composed?: boolean; ctrlKey?: boolean; repeat?: boolean } = {}): void {
    const pressed = { key, ctrlKey: false, repeat: false, at: this.now, ...more };
    this.watch.timePasses(this.now);
    if (this.watch.isBetween(this.now)) this.former = this.value;
    if (this.watch.key(pressed, this.inField) === 'pass' && key.length > 1 && key !== 'Shift')
      this.passed.push(key);
  }

  type(text: string, pace: number): this {
    for (const letter of text) {
      this.passes(pace);
      if (letter !== letter.toLowerCase()) this.key('Shift');
      this.key(letter === '\n' ? 'Enter' : letter === '\t' ? 'Tab' : letter);
    }
    return this;
  }

  passes(ms: number): this {
    for (let end = this.now + ms; this.now < end;) {
      this.now += 1;
      this.watch.timePasses(this.now);
    }
    return this;
  }
}

describe('a reader', () => {
  const cases = [TD3, TD1].flatMap((lines) =>
    ['\n', '\t', ''].flatMap((end) =>
      ['', '*', ']Z1'].flatMap((prefix) =>
        [2, 8, 20].flatMap((pace) =>
          ['', '200000020'].flatMap((stood) =>
            [true, false].map((inField) => ({ lines, end, prefix, pace, stood, inField })),
          ),
        ),
      ),
    ),
  );

  it.each(cases)(
    'is heard whole and changes nothing: $prefix, $end, $pace ms, over "$stood", in a field: $inField',
    ({ lines, end, prefix, pace, stood, inField }) => {
      const text = prefix + lines.join(end) + end;
      const scene = new Scene(stood, inField).type(text, pace).passes(BETWEEN_LINES_MS + 1);
      expect(scene.read).toEqual([text]);
      expect([scene.value, scene.passed]).toEqual([stood, []]);
    },
  );

  it('may rest between two lines', () => {
    const scene = new Scene('1')
      .type(`${TD3[0]!}\n`, 8)
      .passes(600)
      .type(`${TD3[1]!}\n`, 8)
      .passes(END_MS + 50);
    expect(scene.read).toEqual([`${TD3[0]!}\n${TD3[1]!}\n`]);
    expect(scene.value).toBe('1');
  });

  it('that presses Ctrl+J for Enter is understood', () => {
    const scene = new Scene().type('ABCDEF', 5);
    scene.key('j', { ctrlKey: true });
    expect(scene.passes(END_MS + 1).read).toEqual(['ABCDEF\n']);
  });

  it.each([
    ['`P', '`P<UTOD2314'],
    ['Ì', 'I<UTOD2314'],
  ])('whose prefix is an accent of the machine loses no letter: %s', (composed, read) => {
    const scene = new Scene('2000');
    scene.key('Unidentified');
    for (const letter of composed) scene.key(letter.normalize('NFD'), { composed: true });
    // The letter was pressed later than the accent, and is not told so.
    expect(
      scene
        .passes(20)
        .type('<UTOD2314', 20)
        .passes(END_MS + 1).read,
    ).toEqual([read]);
    expect([scene.value, scene.passed]).toEqual(['2000', ['Unidentified']]);
  });

  it('whose prefix is an accent beside every field loses no letter', () => {
    const scene = new Scene('', false);
    scene.key('Dead');
    expect(scene.type('I<UTOD2314', 5).passes(END_MS + 1).read).toEqual(['~I<UTOD2314']);
  });

  it('that leaves the ç of another layout leaves it whole', () => {
    expect(new Scene().type('HTTPSÇ--', 5).passes(END_MS + 1).read).toEqual(['HTTPSÇ--']);
  });

  it.each(['Enter', 'Tab', ' '])('presses no button after fewer keys than a reading has: %s', (key) => {
    const scene = new Scene('', false).type(']C1', 5);
    scene.now += 5;
    scene.key(key);
    expect(scene.passed).toEqual([]);
  });

  it('of which a part came late changes no field and presses nothing', () => {
    const scene = new Scene('2000').type('P<UTOERIK', 5);
    // The page saw no key for long, and then one that was pressed right after the last.
    scene.watch.timePasses(scene.now + END_MS + 1);
    scene.type('SSON<<\n', 5).passes(END_MS + 1);
    expect([scene.value, scene.read, scene.passed]).toEqual(['2000', ['P<UTOERIK', 'SSON<<\n'], []]);
  });

  it('is heard whole where the next key tells that it has ended', () => {
    const scene = new Scene().type('ABCDEF', 5);
    scene.now += END_MS + 50;
    expect(scene.type('a', 0).passes(100).read).toEqual(['ABCDEF']);
    expect(scene.value).toBe('a');
  });

  it('is heard twice when it reads twice', () => {
    const text = TD3.join('\n');
    const scene = new Scene().type(text, 5).passes(2000).type(text, 5).passes(2000);
    expect(scene.read).toEqual([text, text]);
  });

  it('is heard whole by a page that was busy when it began', () => {
    const scene = new Scene('ana@');
    for (const letter of 'P<') {
      scene.now += 5;
      scene.key(letter);
    }
    // The timer comes before the keys that wait already, whose time is told by themselves.
    scene.watch.timePasses(scene.now + 300);
    expect(scene.value).toBe('ana@P<');
    for (const letter of 'UTOERIK') {
      scene.now += 5;
      scene.key(letter);
    }
    scene.passes(END_MS + 1);
    expect([scene.value, scene.read]).toEqual(['ana@', ['P<UTOERIK']]);
  });

  it('that the end of a visit interrupts is dropped, and what still comes of it', () => {
    const scene = new Scene().type(TD3[0]!.slice(0, 20), 5);
    scene.watch.forget(scene.now);
    scene.type(`${TD3[0]!.slice(20)}\n`, 5).passes(DEAF_MS + END_MS);
    expect([scene.value, scene.read, scene.passed]).toEqual(['', [], []]);
    expect(scene.type('a', 80).passes(100).value).toBe('a');
  });

  it('that is slow and goes on for longer than a second after the visit is dropped whole', () => {
    const scene = new Scene().type('P<UTO', 20);
    scene.watch.forget(scene.now);
    scene.type(`${TD3[0]!}\n${TD3[1]!}\n`, 20).passes(DEAF_MS);
    expect([scene.value, scene.read, scene.passed]).toEqual(['', [], []]);
  });
});

describe('a person at a plain keyboard', () => {
  it.each([60, 80, 120, 400])('types at %i ms a key', (pace) => {
    const scene = new Scene().type('ana.Silva@gmail.com\n', pace).passes(300);
    expect([scene.value, scene.read, scene.passed]).toEqual(['ana.Silva@gmail.com', [], ['Enter']]);
  });

  it('rolls two keys over, again and again', () => {
    const scene = new Scene();
    for (const pair of ['an', 'as', 'il', 'va', '12', '34']) scene.passes(70).type(pair, 15);
    expect([scene.passes(300).value, scene.read]).toEqual(['anasilva1234', []]);
  });

  it.each([60, 90, 120])('types whole addresses at %i ms a key, with pairs at 15 ms', (pace) => {
    const scene = new Scene();
    const text = 'joana.fernandes.silva@example.pt';
    for (let at = 0; at < text.length; at += 2)
      scene
        .passes(pace - 15)
        .type(text[at]!, 0)
        .type(text[at + 1]!, 15);
    scene.passes(pace).key('Enter');
    expect([scene.value, scene.read, scene.passed]).toEqual([text, [], ['Enter']]);
  });

  it('presses a button a moment after a letter', () => {
    const scene = new Scene('', false).type('a', 60).passes(60);
    scene.key('Enter');
    expect(scene.passed).toEqual(['Enter']);
  });

  it('types an accent with its letter', () => {
    const scene = new Scene().type('m', 80).passes(80);
    scene.key('Unidentified');
    scene.key('é'.normalize('NFD'));
    expect(scene.passes(300).value).toBe('mé');
  });

  it('holds a key down', () => {
    const scene = new Scene().type('a', 60);
    for (let times = 0; times < 30; times += 1) {
      scene.passes(30);
      scene.key('a', { repeat: true });
    }
    expect(scene.passes(300).read).toEqual([]);
  });

  it('deletes and moves at once, after what was typed', () => {
    const scene = new Scene().type('ab', 15);
    scene.key('Backspace');
    expect([scene.value, scene.passed]).toEqual(['ab', ['Backspace']]);
  });

  it('presses a button with the space bar', () => {
    const scene = new Scene('', false);
    expect(scene.watch.key({ key: ' ', ctrlKey: false, repeat: false, at: 1 }, false)).toBe('pass');
  });
});
