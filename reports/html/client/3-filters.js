// Filters live in the hash as `#?outcome=fail&text=owner`, so that a link shows what its sender saw.
(() => {
  const form = document.getElementById('filters');
  const shown = document.getElementById('shown');
  const items = [...document.querySelectorAll('.card, .row')];
  const groups = [...document.querySelectorAll('[data-group]')].reverse();
  const names = ['text', 'outcome', 'contract', 'family', 'status'];
  const texts = new WeakMap();

  const textOf = (item) => {
    const known = texts.get(item);
    if (known !== undefined) return known;
    const group = item.closest('.group')?.querySelector('h3')?.textContent ?? '';
    const text = `${group} ${item.textContent}`.toLowerCase();
    texts.set(item, text);
    return text;
  };

  const chosen = () => Object.fromEntries(names.map((name) => [name, form.elements[name].value.trim()]));

  const fits = (item, wanted, words) =>
    (wanted.outcome === '' || item.dataset.outcome === wanted.outcome) &&
    (wanted.contract === '' || item.dataset.contract === wanted.contract) &&
    (wanted.family === '' || item.dataset.family === wanted.family) &&
    (wanted.status === '' || item.dataset.statuses.split(' ').includes(wanted.status)) &&
    words.every((word) => textOf(item).includes(word));

  const apply = () => {
    const wanted = chosen();
    const words = wanted.text.toLowerCase().split(/\s+/).filter(Boolean);
    const any = names.some((name) => wanted[name] !== '');
    const seen = new Set();
    for (const item of items) {
      const fit = fits(item, wanted, words);
      item.hidden = !fit;
      const link = item.classList.contains('row') ? item.querySelector('a').hash.slice(1) : item.id;
      if (fit) seen.add(link);
    }
    for (const group of groups) group.hidden = any && !group.querySelector('.card:not([hidden]), .row:not([hidden])');
    const all = items.filter((item) => item.classList.contains('card')).length;
    shown.textContent = any ? `${seen.size} of ${all} verdicts shown` : '';
    return wanted;
  };

  const toHash = () => {
    const filled = Object.entries(apply()).filter(([, value]) => value !== '');
    const hash = filled.length > 0 ? `#?${new URLSearchParams(filled)}` : location.pathname;
    history.replaceState(null, '', filled.length > 0 ? hash : location.href.replace(/#.*$/, ''));
  };

  const fromHash = () => {
    if (!location.hash.startsWith('#?')) return;
    const wanted = new URLSearchParams(location.hash.slice(2));
    for (const name of names) form.elements[name].value = wanted.get(name) ?? '';
    apply();
  };

  form.addEventListener('input', toHash);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(toHash));
  addEventListener('hashchange', fromHash);
  // Whoever follows a link to something hidden wants to see it.
  document.addEventListener('rolecall:reveal', () => {
    form.reset();
    apply();
  });
  const finder = document.getElementById('finder');
  finder.hidden = false;
  // On a narrow screen the failures come first.
  finder.open = location.hash.startsWith('#?') || matchMedia('(min-width: 62rem)').matches;
  fromHash();
})();
