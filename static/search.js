/*
 * Searches the whole site with the index that Pagefind made of it. Nothing is fetched before
 * someone searches. Where there is no index, the page says so and the plain one remains.
 */
(() => {
  'use strict';

  const MOST = 30;
  const form = document.getElementById('ricerca');
  const field = document.getElementById('parole');
  const told = document.getElementById('esito');
  const list = document.getElementById('risultati');
  const source = new URL('../pagefind/pagefind.js', location.href.split(/[?#]/)[0]);
  const site = new URL('../', location.href.split(/[?#]/)[0]);
  let engine;
  let newest = 0;

  const load = () => {
    engine ??= import(source.href).then(async (pagefind) => {
      await pagefind.options({ baseUrl: site.pathname, excerptLength: 24 });
      return pagefind;
    });
    return engine;
  };

  /* The excerpt is text with <mark> around what was found: taken apart, never as markup. */
  const addExcerpt = (item, excerpt) => {
    const paragraph = document.createElement('p');
    const plain = new DOMParser().parseFromString(excerpt, 'text/html');
    for (const node of plain.body.childNodes) {
      const part = document.createElement(node.nodeName === 'MARK' ? 'mark' : 'span');
      part.textContent = node.textContent;
      paragraph.append(part);
    }
    item.append(paragraph);
  };

  const show = (results) => {
    list.replaceChildren(...results.map((result) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = result.url;
      link.textContent = result.meta.title;
      item.append(link);
      addExcerpt(item, result.excerpt);
      return item;
    }));
  };

  const search = async (words) => {
    const number = ++newest;
    told.textContent = 'Ricerca in corso…';
    try {
      const pagefind = await load();
      const { results } = await pagefind.search(words);
      const pages = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
      if (number !== newest) return;
      show(pages);
      told.textContent = results.length === 0
        ? 'Nessuna pagina per «' + words + '».'
        : results.length === 1 ? '1 pagina.' : results.length + ' pagine'
          + (results.length > MOST ? ', le prime ' + MOST + ' qui sotto.' : '.');
    } catch {
      told.textContent = 'Qui la ricerca non è disponibile: c’è l’indice, qui sotto.';
    }
  };

  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const words = field.value.trim();
    history.replaceState(null, '', location.pathname + (words && '?' + new URLSearchParams({ q: words })));
    if (words) search(words);
  });
  const asked = new URLSearchParams(location.search).get('q');
  if (asked) {
    field.value = asked;
    search(asked);
  }
})();
