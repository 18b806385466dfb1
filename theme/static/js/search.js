// The search page: the index that Pagefind made of this site is asked here, in the reader's own browser.
const STEP = 10;
const LONGEST = 200;
const root = document.querySelector(".search");
const form = root.querySelector("form");
const boxes = [...form.querySelectorAll("[name=type]")];
const status = root.querySelector(".search__status");
const found = root.querySelector(".search__found");
const list = root.querySelector(".search__results");
const more = root.querySelector(".search__more");
const nothing = root.querySelector(".search__nothing");
const unfilter = root.querySelector(".search__unfilter");
const title = document.title;
// « l’école » is in the index as two words, the first of which says nothing: see plugins/publish/search.py.
const ELIDED = /(?<!\p{L})((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’])\s*/giu;

let index = null;
let results = [];
let asked = "";
let turn = 0;

/** Pagefind, loaded once somebody needs it. A browser remembers that it failed until the page is loaded again. */
function load() {
  index ??= import("/pagefind/pagefind.js").then(async (pagefind) => {
    await pagefind.options({ excerptLength: 28 });
    await pagefind.init();
    return pagefind;
  });
  return index;
}

const joined = (text) => text.replace(ELIDED, "$1");
const apart = (words) => words.replace(ELIDED, " ").trim() || words;
const counted = (number) => (number < 2 ? `${number} résultat` : `${number} résultats`);

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** An excerpt of a page: text, where what was looked for is marked, and nothing else; with dots where it is cut. */
function excerpt(html) {
  const made = element("p");
  for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
    made.append(node.nodeName === "MARK" ? element("mark", "", node.textContent) : joined(node.textContent));
  }
  if (/^\p{Ll}/u.test(made.textContent)) made.prepend("… ");
  if (!/[.!?]\s*$/.test(made.textContent)) made.append("…");
  return made;
}

/** The element, said to be in the language of a page that is not in the site's own. */
function inItsLanguage(made, page) {
  if (page.meta.lang) {
    made.lang = page.meta.lang;
    made.dir = "auto";
  }
  return made;
}

function result(page) {
  const made = element("li", "search-result");
  const heading = element("h3", "search-result__title");
  const link = inItsLanguage(element("a", "", joined(page.meta.title)), page);
  link.href = page.url;
  heading.append(link);
  made.append(heading, element("p", "search-result__type", page.filters.type?.join(", ")), inItsLanguage(excerpt(page.excerpt), page));
  return made;
}

/** Say that nothing came, and tell the console why. */
function apologise(error) {
  console.error(error);
  status.textContent = "La recherche ne répond pas. Vérifiez votre connexion, puis rechargez la page.";
}

/** Show the next results; the first of them. */
async function showMore(mine) {
  const next = results.slice(list.children.length, list.children.length + STEP);
  const pages = await Promise.all(next.map((one) => one.data()));
  if (mine !== turn) return null;
  const items = pages.map(result);
  list.append(...items);
  more.hidden = list.children.length >= results.length;
  return items[0];
}

function clear() {
  results = [];
  list.replaceChildren();
  found.hidden = nothing.hidden = more.hidden = true;
}

/** Answer the question of the form. */
async function answer() {
  const mine = ++turn;
  const words = form.elements.q.value.trim().slice(0, LONGEST);
  const types = boxes.filter((box) => box.checked).map((box) => box.value);
  if (!words) {
    clear();
    document.title = title;
    status.textContent = asked ? "Écrivez un ou plusieurs mots, puis lancez la recherche." : "";
    return;
  }
  root.classList.add("search--asked");
  const slow = setTimeout(() => (status.textContent = "Recherche en cours…"), 1000);
  try {
    const pagefind = await load();
    const answered = await pagefind.search(apart(words), { filters: types.length ? { type: { any: types } } : {} });
    if (mine !== turn) return;
    clear();
    results = answered.results;
    await showMore(mine);
    if (mine !== turn) return;
    const count = results.length ? counted(results.length) : "Aucun résultat";
    clearTimeout(slow);
    found.hidden = results.length === 0;
    nothing.hidden = results.length > 0;
    unfilter.hidden = types.length === 0;
    status.textContent = `${count} pour «\u00a0${words}\u00a0»`;
    document.title = `${words}\u00a0: ${count.toLowerCase()} – ${title}`;
  } catch (error) {
    if (mine !== turn) return;
    clear();
    nothing.hidden = false;
    apologise(error);
  } finally {
    clearTimeout(slow);
  }
}

/** Put the question of the address into the form, and answer it. */
function read() {
  // Links within the page change the address too.
  if (location.search === asked) return;
  asked = location.search;
  const parameters = new URLSearchParams(asked);
  form.elements.q.value = (parameters.get("q") ?? "").slice(0, LONGEST);
  for (const box of boxes) box.checked = parameters.getAll("type").includes(box.value);
  answer();
}

/** Put the question of the form into the address, so that « back » returns to the one before. */
function ask() {
  const parameters = new URLSearchParams(new FormData(form));
  const wanted = `?${parameters}`;
  if (wanted !== asked) {
    asked = wanted;
    history.pushState(null, "", wanted);
  }
  answer();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
for (const box of boxes) {
  box.addEventListener("change", () => {
    if (form.elements.q.value.trim()) ask();
  });
}
form.elements.q.addEventListener("input", () => load().catch(() => {}), { once: true });
more.addEventListener("click", async () => {
  try {
    const first = await showMore(++turn);
    if (!first) return;
    first.querySelector("a").focus();
    status.textContent = `${list.children.length} résultats affichés sur ${results.length}`;
  } catch (error) {
    apologise(error);
  }
});
addEventListener("popstate", read);
read();
