/*
 * Narrows a list of objectives down: one field for each way of reading, one for words. What is
 * chosen stands in the address, so that it can be linked to. Without this script, the page of
 * every value lists its objectives.
 */
(() => {
  'use strict';

  const table = document.querySelector('table[data-list]');
  if (!table || table.tBodies[0].rows.length < 2) return;

  const fold = (text) =>
    text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();

  /* What a link leads to is the identity of a value: its folder. */
  const identify = (link) => {
    const parts = link.getAttribute('href').split('/');
    return decodeURIComponent(parts[parts.length - 2]);
  };

  const headings = [...table.tHead.rows[0].cells];
  const rows = [...table.tBodies[0].rows].map((row) => ({
    row,
    text: fold(row.textContent),
    values: {},
  }));

  /* The values of a column: identity and label, in the order of the list. */
  const collect = (key, column) => {
    const options = new Map();
    for (const item of rows) {
      const cell = item.row.cells[column];
      const links = [...cell.querySelectorAll('a')];
      item.values[key] = links.length ? links.map(identify) : [cell.textContent.trim()];
      item.values[key].forEach((value, position) =>
        options.set(value, links.length ? links[position].textContent : value));
    }
    return options;
  };

  const add = (parent, name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    parent.append(element);
    return element;
  };

  const form = document.createElement('form');
  form.className = 'filters';
  form.setAttribute('role', 'search');
  form.setAttribute('aria-label', 'Filtra gli obiettivi');

  const fields = [];
  const addField = (key, label, name, properties, ...children) => {
    const box = add(form, 'div', {});
    add(box, 'label', { htmlFor: 'filtro-' + key, textContent: label });
    const field = add(box, name, { id: 'filtro-' + key, ...properties }, ...children);
    fields.push({ key, field });
  };

  addField('testo', 'Parole', 'input', { type: 'search', autocomplete: 'off' });
  headings.forEach((heading, column) => {
    const key = heading.dataset.filter;
    if (!key) return;
    const options = collect(key, column);
    if (options.size < 2) return;
    addField(key, heading.textContent, 'select', {}, new Option('Tutti', ''),
      ...[...options].map(([value, label]) => new Option(label, value)));
  });
  add(add(form, 'div', {}), 'button',
    { type: 'reset', className: 'btn btn-outline-primary', textContent: 'Mostra tutto' });

  const count = document.createElement('p');
  count.className = 'filters-count';
  count.setAttribute('role', 'status');
  count.setAttribute('aria-live', 'polite');

  const matches = (item, chosen) =>
    chosen.every(([key, value]) =>
      key === 'testo'
        ? fold(value).split(/\s+/).every((word) => item.text.includes(word))
        : item.values[key].includes(value));

  const apply = () => {
    const chosen = fields
      .map(({ key, field }) => [key, field.value.trim()])
      .filter(([, value]) => value !== '');
    let shown = 0;
    for (const item of rows) {
      item.row.hidden = !matches(item, chosen);
      if (!item.row.hidden) shown++;
    }
    count.textContent = shown + (shown === 1 ? ' obiettivo' : ' obiettivi') +
      (shown < rows.length ? ' su ' + rows.length : '');
    return chosen;
  };

  const remember = (chosen) => {
    const query = new URLSearchParams(chosen).toString();
    history.replaceState(null, '', location.pathname + (query && '?' + query) + location.hash);
  };

  const asked = new URLSearchParams(location.search);
  for (const { key, field } of fields) {
    if (asked.has(key)) field.value = asked.get(key);
    if (field.selectedIndex === -1) field.value = '';
  }
  form.addEventListener('input', () => remember(apply()));
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(() => remember(apply())));

  const region = table.closest('.table-responsive');
  region.before(form, count);
  apply();
})();
