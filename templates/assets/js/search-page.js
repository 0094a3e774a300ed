// The search page: all results of the query in its address (`?q=…&kind=…`), which changes as one types so that it can be
// passed on. Without this script the page offers the indexes of the site alone.
(() => {
  "use strict";
  const STEP = 30;
  // Results are first shown when this many shards beside the first are there, rather than shifted by each.
  const AHEAD = 3;
  const page = document.querySelector("[data-search-page]");
  const { focusOnSlash, home, load, make, remember, remembered } = window.bulletinSearchBox;
  const [input, status, advice, kinds, list, more, indexes, shortcut] = [
    "input", "[role=status]", ".search-advice", ".kinds", ".found", ".more", ".search-indexes", ".search-shortcut input",
  ].map((selector) => document.querySelector(`main ${selector}`));
  const asked = new URLSearchParams(location.search);
  // In the order in which an index numbers them.
  const KINDS = ["figure", "indicator", "domain", "place", "period", "bulletin", "passage"];
  const wanted = KINDS.indexOf(asked.get("kind"));
  let kind = wanted < 0 ? undefined : wanted;
  let engine, limit = STEP, telling;

  const keep = (query) => {
    const parts = new URLSearchParams(query ? { q: query } : {});
    if (query && kind !== undefined) parts.set("kind", KINDS[kind]);
    const search = parts.size ? `?${parts}` : "";
    if (search !== location.search) history.replaceState(null, "", location.pathname + search);
  };
  const filter = (results, words) => {
    const count = (one) => results.filter((result) => result.kind === one).length;
    const button = (one, label, number) => {
      const element = make("button", { type: "button", "aria-pressed": String(one === kind) }, label, " ", make("span", {}, String(number)));
      element.addEventListener("click", () => {
        kind = one;
        limit = STEP;
        show();
        [...kinds.querySelectorAll("button")].find((other) => other.getAttribute("aria-pressed") === "true")?.focus();
      });
      return make("li", {}, element);
    };
    const present = words.groups.map((label, one) => [one, label, count(one)]).filter(([, , number]) => number);
    kinds.replaceChildren(button(undefined, words.everything, results.length), ...present.map((one) => button(...one)));
    kinds.hidden = present.length < 2 && kind === undefined;
  };
  const show = () => {
    const query = input.value.trim();
    keep(query);
    if (!engine) return;
    const { words } = engine.shards[0];
    const { loose, results } = engine.search(query);
    if (query && !engine.isComplete() && (loose || !results.length || engine.shards.length <= AHEAD)) return;
    document.documentElement.classList.remove("asked");
    // Where nothing is found, they are other ways on.
    indexes.hidden = results.length > 0;
    if (kind !== undefined && !results.some((result) => result.kind === kind)) kind = undefined;
    const chosen = results.filter((result) => kind === undefined || result.kind === kind);
    const none = words.none.replace("{query}", query);
    advice.textContent = query && !results.length ? `${none} ${words.advice}` : loose ? words.loose : "";
    list.replaceChildren(
      ...chosen.slice(0, limit).map((result) => {
        const link = make("a", { href: home + engine.path(result) }, engine.content(result, true));
        return make("li", { class: `of-kind-${result.kind}` }, link);
      }),
    );
    filter(results, words);
    more.hidden = chosen.length <= limit;
    more.textContent = words.more;
    clearTimeout(telling);
    telling = setTimeout(() => {
      const count = words.count.replace("{count}", chosen.length);
      status.textContent = !query ? "" : results.length ? `${loose ? `${words.loose} ` : ""}${count}` : none;
    }, 400);
  };

  input.value = asked.get("q") ?? "";
  input.addEventListener("input", () => {
    limit = STEP;
    show();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    input.value = "";
    show();
  });
  more.addEventListener("click", () => {
    const reached = limit;
    limit += STEP;
    show();
    list.children[reached]?.querySelector("a").focus();
  });
  shortcut.checked = remembered();
  shortcut.addEventListener("change", () => remember(shortcut.checked));
  focusOnSlash(input);
  if (!input.value) input.focus({ preventScroll: true });
  show();
  load(
    (loaded) => {
      engine = loaded;
      show();
    },
    () => {
      advice.textContent = page.dataset.failed;
      document.documentElement.classList.remove("asked");
    },
  );
})();
