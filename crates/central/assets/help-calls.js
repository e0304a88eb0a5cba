// Keeps the list of calls fresh. The page is whole without it. What has not changed stays as it is, and the
// keyboard's focus stays on the button it was on; when central does not answer, the page says that it is old.

const EVERY_MS = 4000;
const list = document.querySelector('[data-live]');
const howMany = document.getElementById('how-many');
const stale = document.getElementById('stale');
const title = document.title;

function show(markup) {
  const parsed = new DOMParser().parseFromString(markup, 'text/html').body.firstElementChild;
  const shown = list.firstElementChild;
  if (!parsed?.matches('[data-open-calls]')) throw new Error('not the list');
  document.title = parsed.dataset.openCalls === '0' ? title : `(${parsed.dataset.openCalls}) ${title}`;
  if (howMany.textContent !== parsed.dataset.howMany) howMany.textContent = parsed.dataset.howMany;
  if (parsed.isEqualNode(shown)) return;
  const focused = list.contains(document.activeElement) ? document.activeElement : null;
  const before = focused?.closest('section');
  for (const call of parsed.querySelectorAll('section')) {
    const same = document.getElementById(call.id);
    if (same?.isEqualNode(call)) call.replaceWith(same);
  }
  shown.replaceWith(parsed);
  if (!focused) return;
  const again = document.getElementById(focused.id) ?? document.getElementById(before?.id)?.querySelector('button');
  (again ?? document.getElementById('title')).focus();
}

async function look() {
  try {
    const answer = await fetch(list.dataset.live, { cache: 'no-store' });
    // The session is over: the page leads to the sign-in, which says so.
    if (answer.redirected) return void location.reload();
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.text());
    stale.hidden = true;
  } catch {
    stale.hidden = false;
  }
  setTimeout(look, EVERY_MS);
}

setTimeout(look, EVERY_MS);
if (list.firstElementChild.dataset.openCalls !== '0') document.title = `(${list.firstElementChild.dataset.openCalls}) ${title}`;
