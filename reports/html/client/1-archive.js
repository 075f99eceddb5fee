// Transcripts and findings lie compressed in templates; a script that needs one asks with an event. What comes out is
// HTML that was escaped when the page was made.
(() => {
  /** @type {Map<Element, Promise<any>>} */
  const unpacked = new Map();

  /** @param {string} ranges `1-40 55` @param {number} id */
  const holds = (ranges, id) =>
    ranges.split(' ').some((range) => {
      const [from, to = from] = range.split('-').map(Number);
      return id >= from && id <= to;
    });

  /** @param {HTMLTemplateElement} chunk */
  const unpack = (chunk) => {
    const known = unpacked.get(chunk);
    if (known) return known;
    const bytes = Uint8Array.from(atob(chunk.content.textContent.trim()), (character) => character.charCodeAt(0));
    const text = new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
    const entries = text.then(JSON.parse);
    unpacked.set(chunk, entries);
    return entries;
  };

  const chunks = [...document.querySelectorAll('template.chunk')];

  /** HTML of an exchange, or nothing when the page does not hold it. */
  const exchange = async (place, id) => {
    for (const chunk of chunks) {
      if (chunk.dataset.place !== place || !holds(chunk.dataset.ids, id)) continue;
      const found = (await unpack(chunk)).find(([number]) => number === id);
      if (found) return found[1];
    }
    return undefined;
  };

  /** HTML of the findings of a requirement after its first. */
  const findings = async (anchor) => {
    const own = chunks.filter((chunk) => chunk.dataset.findings === anchor);
    return (await Promise.all(own.map(unpack))).flat();
  };

  /** A piece of the page from HTML. */
  const pieceOf = (markup) => {
    const template = document.createElement('template');
    template.innerHTML = markup;
    return template.content;
  };

  window.rolecall = { archive: { exchange, findings, holds, pieceOf }, ready: false };
})();
