// Opens what a link names: a requirement, or an exchange that is not on the page yet.
(() => {
  const { archive } = window.rolecall;

  const reveal = (element) => {
    for (let at = element; at; at = at.parentElement) if (at.localName === 'details') at.open = true;
    if (element.closest('[hidden]')) document.dispatchEvent(new CustomEvent('rolecall:reveal'));
    element.scrollIntoView({ block: 'start' });
    const focus = element.localName === 'details' ? element.querySelector('summary') : element;
    if (focus !== element && focus) focus.focus({ preventScroll: true });
    element.classList.add('named');
  };

  const showExchange = (anchor) => {
    const [place, id] = anchor.split(/\/x(?=\d+$)/);
    if (id === undefined) return;
    for (const box of document.querySelectorAll('.exchanges')) {
      if (box.dataset.place !== place || !archive.holds(box.dataset.ids, Number(id))) continue;
      document.addEventListener(
        'rolecall:shown',
        () => {
          const element = document.getElementById(anchor);
          if (element) reveal(element);
        },
        { once: true },
      );
      box.dispatchEvent(new CustomEvent('rolecall:show', { detail: Number(id) }));
      return;
    }
  };

  const follow = () => {
    for (const named of document.querySelectorAll('.named')) named.classList.remove('named');
    if (location.hash === '' || location.hash.startsWith('#?')) return;
    const anchor = decodeURIComponent(location.hash.slice(1));
    const element = document.getElementById(anchor);
    if (element) reveal(element);
    else showExchange(anchor);
  };

  addEventListener('hashchange', follow);
  // A second click on the same link changes no hash.
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) follow();
  });
  follow();
})();
