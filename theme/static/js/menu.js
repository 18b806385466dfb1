// Escape closes what is open in the menu, the innermost first, and gives the focus back to what opened it.
for (const menu of document.querySelectorAll(".main-nav")) {
  menu.addEventListener("keydown", (event) => {
    const open = [...menu.querySelectorAll("details[open]")].findLast((each) => each.firstElementChild.checkVisibility());
    if (event.key !== "Escape" || !open) return;
    open.firstElementChild.focus();
    // Not at once: a screen reader that hears of both together says « réduit », and not of what.
    setTimeout(() => (open.open = false), 50);
  });
}
