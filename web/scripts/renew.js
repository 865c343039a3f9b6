// Lists renewed in place by htmx: new pieces get their scripts, and an answer that is not the list we asked for (the
// session ended, the server failed) is opened as a page of its own instead of being dropped.
export function watchRenewals(enhance) {
  document.addEventListener("htmx:after:swap", () => enhance(document));
  document.addEventListener("htmx:before:swap", (event) => {
    const ctx = event.detail?.ctx;
    const wanted = ctx?.select;
    if (!wanted?.startsWith("#") || ctx.text?.includes(`id='${wanted.slice(1)}'`)) return;
    event.preventDefault();
    location.assign(ctx.request.action);
  });
  document.addEventListener("htmx:error", (event) => {
    const address = event.detail?.ctx?.request?.action;
    if (address) location.assign(address);
  });
}
