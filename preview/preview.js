// The preview's part of a page: refreshes it after a build, and shows what is wrong over the last
// good page. `vetro serve` puts it into pages as it sends them; it is never in the site.
(() => {
  "use strict";

  const version = document.currentScript.dataset.version;
  const host = document.createElement("div");
  let closed = ""; // the errors that someone has put aside

  function add(parent, name, text, className) {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (className) element.className = className;
    parent.append(element);
    return element;
  }

  function placeOf({ file, line, column }) {
    return [file, line, column].filter(Boolean).join(":");
  }

  function showError(list, error) {
    const item = add(list, "li");
    const place = placeOf(error);
    if (place) add(item, "code", place);
    add(item, "p", error.code ? `${error.code}: ${error.message}` : error.message, "vetro-message");
    if (error.hint) add(item, "p", `Che cosa fare: ${error.hint}`, "vetro-hint");
  }

  function showErrors(errors) {
    const key = JSON.stringify(errors);
    host.replaceChildren();
    if (errors.length === 0 || key === closed) return;
    const panel = add(host, "section", "", "vetro-errors");
    panel.setAttribute("role", "alert");
    panel.setAttribute("aria-labelledby", "vetro-errors-title");
    const count = errors.length === 1 ? "un errore" : `${errors.length} errori`;
    add(panel, "h2", `Il contenuto ha ${count}`).id = "vetro-errors-title";
    add(panel, "p", "Sotto c’è la pagina come era prima. Questo avviso sparisce da solo appena l’errore è corretto e il file salvato.");
    const list = add(panel, "ol");
    for (const error of errors) showError(list, error);
    const button = add(panel, "button", "Mostra la pagina");
    button.type = "button";
    button.addEventListener("click", () => {
      closed = key;
      host.replaceChildren();
    });
  }

  function showLost() {
    host.replaceChildren();
    add(host, "p", "L’anteprima è ferma: vetro serve non risponde.", "vetro-lost").setAttribute("role", "status");
  }

  host.id = "vetro-preview";
  document.body.append(host);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") host.querySelector(".vetro-errors button")?.click();
  });

  const source = new EventSource("/.vetro/events");
  source.addEventListener("message", (event) => {
    const state = JSON.parse(event.data);
    if (state.version !== version) location.reload();
    else showErrors(state.errors);
  });
  source.addEventListener("error", () => {
    setTimeout(() => {
      if (source.readyState !== EventSource.OPEN) showLost();
    }, 1500);
  });
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
})();
