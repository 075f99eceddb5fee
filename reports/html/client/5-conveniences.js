// Copy buttons, keys, and what is to be seen on paper.
(() => {
  const say = (button, text) => {
    button.textContent = text;
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 1500);
  };

  const copyable = (pre) => {
    const box = document.createElement('div');
    box.className = 'copying';
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', `Copy ${pre.dataset.copy}`);
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(pre.textContent);
        say(button, 'Copied');
      } catch {
        // The browser does not let us: the text is selected, so that the user can.
        getSelection().selectAllChildren(pre);
        say(button, 'Selected');
      }
    });
    pre.replaceWith(box);
    box.append(pre, button);
  };

  const copyAll = (root) => {
    for (const pre of root.querySelectorAll('pre[data-copy]'))
      if (!pre.parentElement.matches('.copying')) copyable(pre);
  };

  // Only cards that are opened get their buttons: most never are.
  document.addEventListener('toggle', (event) => copyAll(event.target), true);
  document.addEventListener('rolecall:added', (event) => copyAll(event.detail));
  for (const open of document.querySelectorAll('details[open]')) copyAll(open);

  for (const hidden of document.querySelectorAll('.script-only')) hidden.hidden = false;
  const keys = document.getElementById('keys');
  const step = (by) => {
    const cards = [...document.querySelectorAll('#failures .card, #not-tried .card')].filter(
      (card) => !card.closest('[hidden]'),
    );
    const at = cards.findIndex((card) => card.contains(document.activeElement));
    const next = cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : at + by];
    if (!next) return;
    next.querySelector('summary').focus();
    next.scrollIntoView({ block: 'nearest' });
  };
  const search = () => {
    document.getElementById('finder').open = true;
    document.querySelector('#filters [name="text"]').focus();
  };
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof Element && event.target.closest('input, select, textarea');
    if (!keys.checked || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else if (event.key === '/') search();
    else return;
    event.preventDefault();
  });

  window.rolecall.ready = true;
  performance.mark('rolecall-ready');
})();
