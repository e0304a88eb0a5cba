import { build, preview } from 'vite';
import { Chromium, LANDSCAPE, PORTRAIT } from './chromium';
await build({ mode: 'preview', logLevel: 'error' });
const server = await preview({
  mode: 'preview',
  preview: { port: 0, host: '127.0.0.1' },
  build: { outDir: 'dist-preview' },
  logLevel: 'error',
});
const url = server.resolvedUrls!.local[0]!;
const chromium = await Chromium.start();
const langs = (process.env.LANGS ?? 'pt,en,ar').split(',');
const shapes = [PORTRAIT, LANDSCAPE].filter((s) => !process.env.SHAPE || s.name === process.env.SHAPE);
const shots = process.env.SHOTS?.split(';');
for (const shape of shapes)
  for (const lang of langs) {
    const t0 = Date.now();
    const tab = await chromium.open(`${url}?mm=${shape.mmPerPx}&real`, shape);
    await tab.until(`window.states && document.querySelector('[data-screen]')`);
    await tab.value('document.fonts.ready.then(() => 1)');
    if (shots) {
      let i = 0;
      for (const name of shots) {
        i++;
        await tab.value(`states.show(${JSON.stringify(lang)}, ${JSON.stringify(name)})`);
        await new Promise((d) => setTimeout(d, 250));
        await tab.picture(
          `/tmp/look/${name.replace(/[^a-z0-9]+/gi, '-').slice(0, 40)}.${shape.name}.${lang}.png`,
        );
      }
    } else {
      const r = await tab.value<any>(
        `states.measure(${JSON.stringify(lang)}, ${JSON.stringify(process.env.ONLY ?? '')})`,
      );
      console.log(`== ${shape.name} ${lang}: ${r.states} states, ${Date.now() - t0} ms`);
      console.log(
        '   ',
        Object.entries(r.closest)
          .filter(([k]) => !k.endsWith(' 0'))
          .map(([k, n]) => `${k}: ${n}`)
          .join(', '),
      );
      for (const [line, n, name] of r.found) console.log(`   ${line}   [${n}: ${name}]`);
    }
    await tab.close();
  }
await chromium.stop();
await server.close();
process.exit(0);
