// The button « Copier l’adresse » shows where the browser can copy; what came of it is written beside it.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const status = button.parentElement.querySelector("[role=status]");
    button.addEventListener("click", async () => {
      status.textContent = "";
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        status.textContent = status.dataset.copied;
      } catch {
        status.textContent = `${status.dataset.refused} ${button.dataset.copy}`;
      }
    });
    button.parentElement.hidden = false;
  }
}
