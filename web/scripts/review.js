// The review queue by keyboard: Alt with the key's place, so that any layout works and single letters stay free.
document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const digit = /^Digit([1-9])$/.exec(event.code);
  const templates = document.querySelector("select[name=reason_template]");
  if (digit && templates && templates.options[Number(digit[1])]) {
    event.preventDefault();
    templates.selectedIndex = Number(digit[1]);
    templates.focus();
    return;
  }
  const target = document.querySelector(`[data-review-key="${event.code}"]`);
  if (!target) return;
  event.preventDefault();
  const reason = document.querySelector("textarea[name=reason]");
  // Returning without a reason leads to the field instead of a refusal.
  if (target.value === "returned" && reason && !reason.value.trim() && !templates?.value) reason.focus();
  else target.click();
});
