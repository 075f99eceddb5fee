// Fills what was left to script: all exchanges of a verdict, and all its findings, some at a time.
(() => {
  const { archive } = window.rolecall;
  const atOnce = 20;

  const button = (text) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    return made;
  };

  const idsOf = (ranges) =>
    ranges.split(' ').flatMap((range) => {
      const [from, to = from] = range.split('-').map(Number);
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    });

  const exchangeElement = async (place, id) => {
    const element = document.createElement('article');
    element.className = 'exchange';
    const anchor = `${place}/x${id}`;
    if (!document.getElementById(anchor)) element.id = anchor;
    const link = document.createElement('a');
    link.href = `#${anchor}`;
    link.textContent = `Exchange ${id}`;
    element.append(link);
    const markup = await archive.exchange(place, id);
    if (markup) element.append(archive.pieceOf(markup));
    else element.append(' is told in run.jsonl alone.');
    return element;
  };

  /** Adds a list that grows by twenty; `make` gives the element of one item. */
  const growing = (box, items, word, make) => {
    const list = document.createElement('div');
    const more = button(`Show ${word}`);
    let shown = 0;
    const show = async (count) => {
      const next = items.slice(shown, shown + count);
      shown += next.length;
      list.append(...(await Promise.all(next.map(make))));
      more.hidden = shown >= items.length;
      more.textContent = `Show more (${items.length - shown})`;
      document.dispatchEvent(new CustomEvent('rolecall:added', { detail: list }));
    };
    more.addEventListener('click', () => show(atOnce));
    box.append(list, more);
    return show;
  };

  const fillSlots = async (block) => {
    for (const slot of block.querySelectorAll('[data-slot]')) {
      const [place, id] = slot.dataset.exchange.split(/\/x(?=\d+$)/);
      const markup = await archive.exchange(place, Number(id));
      const part = markup && archive.pieceOf(markup).querySelector(`.${slot.dataset.slot}`);
      slot.replaceWith(part || 'told in run.jsonl alone');
    }
    return block;
  };

  for (const box of document.querySelectorAll('.exchanges')) {
    const ids = idsOf(box.dataset.ids);
    const show = growing(box, ids, `transcripts of ${ids.length}`, (id) => exchangeElement(box.dataset.place, id));
    // A link to one of them shows it, whatever stands before it.
    box.addEventListener('rolecall:show', async (event) => {
      const place = ids.indexOf(event.detail);
      if (place > 0) ids.unshift(...ids.splice(place, 1));
      await show(1);
      document.dispatchEvent(new CustomEvent('rolecall:shown', { detail: event.detail }));
    });
  }

  for (const box of document.querySelectorAll('[data-findings]:not(template)')) {
    const more = button('Show each in full');
    more.addEventListener('click', async () => {
      more.remove();
      const blocks = await archive.findings(box.dataset.findings);
      box.querySelector('.lines').remove();
      const make = (markup) => fillSlots(archive.pieceOf(markup).firstElementChild);
      await growing(box, blocks, 'findings', make)(atOnce);
    });
    box.append(more);
  }
  for (const hint of document.querySelectorAll('.noscript')) hint.remove();
})();
