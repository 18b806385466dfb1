/**
 * The filters of the findings. Without this script everything is shown.
 *
 * Their state is the fragment of the address, `#findings&severity=error&theme=1&origin=theme&text=accueil`:
 * first the place in the page, if any, then what is chosen. So it can be reloaded, shared and gone back to.
 */
(() => {
  "use strict";

  const form = document.getElementById("filters");
  const result = document.getElementById("result");
  const plain = (text) =>
    text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();

  openForPrinting();
  if (!form) return;

  const groups = [...document.querySelectorAll(".rule")].map((element) => ({ element, items: null }));
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  const severities = [...form.querySelectorAll("[name=severity]")].map((box) => box.value);
  const pages = [...document.querySelectorAll("#pages tbody [data-key]")].map((cell) => plain(cell.textContent));
  const total = result.textContent;
  let filtered = false;
  let timer = 0;

  /** What is chosen: `severity`, `origin`, `theme` and `text`, without what leaves everything as it is. */
  function chosen() {
    const data = new FormData(form);
    const state = new URLSearchParams();
    const some = data.getAll("severity");
    if (some.length < severities.length) state.set("severity", some.join(",") || "none");
    for (const name of ["origin", "theme", "text"]) {
      const value = data.get(name).trim();
      if (value) state.set(name, value);
    }
    return state;
  }

  /** Set the fields to a state. */
  function choose(state) {
    const some = state.has("severity") ? state.get("severity").split(",") : severities;
    for (const box of form.querySelectorAll("[name=severity]")) box.checked = some.includes(box.value);
    for (const radio of form.querySelectorAll("[name=origin]")) radio.checked = radio.value === (state.get("origin") ?? "");
    if (!form.querySelector("[name=origin]:checked")) form.querySelector("[name=origin]").checked = true;
    form.elements.theme.value = state.get("theme") ?? "";
    if (form.elements.theme.selectedIndex < 0) form.elements.theme.value = "";
    form.elements.text.value = state.get("text") ?? "";
  }

  /** The place and the state that the address names. */
  function read() {
    const parts = location.hash.slice(1).split("&");
    const place = parts[0].includes("=") ? "" : parts.shift();
    return { place, state: new URLSearchParams(parts.join("&")) };
  }

  /** Write the state into the address, as a step of its own to go back from, or in the place of the last one. */
  function write(state, step) {
    const text = state.toString();
    const hash = text ? `#findings&${text}` : "#findings";
    if (hash !== location.hash) history[step ? "pushState" : "replaceState"](null, "", hash);
  }

  /** What can be searched in a group, gathered when it is first needed. */
  function itemsOf(group) {
    if (group.items) return group.items;
    const head = plain(`${group.element.querySelector("h3").textContent} ${group.element.querySelector(".rule__id").textContent}`);
    group.rest = group.element.querySelector("details");
    group.items = [...group.element.querySelectorAll("[data-severity]")].map((element) => {
      const files = [...element.querySelectorAll(".file")].map((code) => code.textContent);
      const { severity, theme, origin, count, pages: some, also } = element.dataset;
      // Pages beyond the first few are named by their rows.
      const others = also ? also.split(" ").map((row) => pages[row]) : [];
      const text = `${head} ${plain(files.join(" "))} ${some ? plain(some) : ""} ${others.join(" ")}`;
      return { element, severity, themes: theme.split(" "), origin, text, count: Number(count ?? 1), compact: count !== undefined };
    });
    return group.items;
  }

  /** Show what matches, and say how many that are. */
  function apply() {
    const state = chosen();
    const any = state.size > 0;
    if (!any && !filtered) return;
    filtered = any;
    const some = state.has("severity") ? state.get("severity").split(",") : severities;
    const [origin, theme, text] = [state.get("origin"), state.get("theme"), plain(state.get("text") ?? "")];
    let shown = 0;
    for (const group of groups) {
      let [full, compact] = [0, 0];
      for (const item of itemsOf(group)) {
        const matches =
          some.includes(item.severity) &&
          (!origin || item.origin === origin) &&
          (!theme || item.themes.includes(theme)) &&
          (!text || item.text.includes(text));
        if (item.element.hidden === matches) item.element.hidden = !matches;
        if (matches && item.compact) compact += item.count;
        else if (matches) full += 1;
      }
      group.element.hidden = full + compact === 0;
      if (group.rest) {
        group.rest.hidden = compact === 0;
        if (any && !full) group.rest.open = true;
      }
      shown += full + compact;
    }
    const words = shown ? result.dataset.some.replace("#", numbers.format(shown)) : result.dataset.none;
    result.textContent = any ? words : total;
  }

  /** Do as the address says; go to its place, which the browser does not find behind a state. */
  function follow() {
    const { place, state } = read();
    const chosenThere = state.size > 0;
    if (place && !chosenThere && filtered) {
      // A link of the page leads elsewhere in it: what is chosen stays.
      history.replaceState(null, "", `#${place}&${chosen()}`);
      return;
    }
    choose(state);
    apply();
    if (place && chosenThere) goTo(place);
  }

  function goTo(place) {
    const target = document.getElementById(place);
    if (!target) return;
    target.scrollIntoView({ behavior: "instant" });
    const heading = target.querySelector("h2") ?? target;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  /** What is counted somewhere leads to what was counted. */
  function link(element) {
    const { key, value } = element.dataset;
    const anchor = document.createElement("a");
    anchor.href = `${location.href.split("#")[0]}#findings&${new URLSearchParams([[key, value]])}`;
    anchor.append(...element.childNodes);
    element.append(anchor);
  }

  /** Words that are typed on are one step, not one a letter. */
  function search() {
    clearTimeout(timer);
    write(chosen(), !read().state.has("text"));
    apply();
  }

  form.addEventListener("change", (event) => {
    if (event.target.name === "text") return;
    write(chosen(), true);
    apply();
  });
  form.addEventListener("input", (event) => {
    if (event.target.name !== "text") return;
    clearTimeout(timer);
    timer = setTimeout(search, 250);
  });
  form.addEventListener("reset", () => {
    clearTimeout(timer);
    // The fields are reset after this event.
    setTimeout(() => {
      write(chosen(), true);
      apply();
    });
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  addEventListener("hashchange", follow);
  addEventListener("popstate", follow);

  document.querySelectorAll("[data-key]").forEach(link);
  form.hidden = false;
  follow();

  /** What is folded is printed too. */
  function openForPrinting() {
    let folded = [];
    addEventListener("beforeprint", () => {
      folded = [...document.querySelectorAll("details:not([open])")];
      for (const details of folded) details.open = true;
    });
    addEventListener("afterprint", () => {
      for (const details of folded) details.open = false;
    });
  }
})();
