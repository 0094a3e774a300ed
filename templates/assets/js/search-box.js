// Turns the link to the search page into a box that finds as one types: a combobox with a listbox below it. The index is
// loaded when the box is first focused. Without this script, the link leads to the indexes of the site.
window.bulletinSearchBox = (() => {
  "use strict";
  const LONGEST = 8;
  const SHORTCUT = "bulletin-search-shortcut";
  const place = document.querySelector("[data-search]");
  if (!place) return undefined;
  const { home, files, label, failed } = place.dataset;
  const name = place.querySelector("a").textContent;

  let loading;
  // Scripts, since a page on disk may fetch nothing. They run in this order, though they may arrive together.
  const run = (file) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.async = false;
      script.src = file;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  // The engine and the index of pages, then one by one the shards of bulletins, from the latest on. `ready` is called
  // with the engine for each of them, and `failing` where one is missing.
  const load = (ready, failing) => {
    const [engine, first] = files.split(" ");
    loading ??= Promise.all([engine, first].map(run));
    loading = loading.then(async () => {
      const { bulletinSearch } = window;
      ready(bulletinSearch);
      for (let number = bulletinSearch.shards[0].shards - bulletinSearch.shards.length; number > 0; number -= 1) {
        await run(first.replace(/\.js$/, `-${number}.js`));
        ready(bulletinSearch);
      }
    });
    loading.catch(failing);
  };
  const address = (query) => `${home}search/index.html?q=${encodeURIComponent(query)}`;

  // Readers may turn the key off on the search page, as a single key can be struck by accident or by speech.
  const remembered = () => {
    try {
      return localStorage.getItem(SHORTCUT) !== "off";
    } catch {
      return true;
    }
  };
  const remember = (on) => {
    try {
      localStorage.setItem(SHORTCUT, on ? "on" : "off");
    } catch {
      // Where nothing can be kept, the key works as everywhere.
    }
  };
  const focusOnSlash = (input) =>
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || !remembered()) return;
      event.preventDefault();
      input.focus();
    });

  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  const box = () => {
    const input = make("input", {
      type: "text", role: "combobox", placeholder: name, "aria-label": label, "aria-autocomplete": "list",
      "aria-expanded": "false", "aria-controls": "search-results", autocomplete: "off", autocapitalize: "off",
      spellcheck: "false", enterkeyhint: "search", maxlength: "200",
    });
    const list = make("ul", { role: "listbox", id: "search-results", "aria-label": label });
    const advice = make("p", { class: "search-advice" });
    const status = make("p", { role: "status", class: "visually-hidden" });
    const panel = make("div", { class: "search-panel", hidden: "" }, advice, list);
    const key = make("kbd", { "aria-hidden": "true" }, "/");
    key.hidden = !remembered();
    place.setAttribute("role", "search");
    place.replaceChildren(input, key, panel, status);
    place.classList.add("search-ready");
    let engine, active = -1, telling;

    const tell = (text) => {
      clearTimeout(telling);
      telling = setTimeout(() => { status.textContent = text; }, 400);
    };
    const close = () => {
      panel.hidden = true;
      input.setAttribute("aria-expanded", "false");
      choose(-1);
    };
    const choose = (position) => {
      active = position;
      [...list.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === position)));
      const chosen = list.children[position];
      if (chosen) {
        input.setAttribute("aria-activedescendant", chosen.id);
        chosen.scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    };
    const option = (target, className, ...content) => {
      const attributes = { role: "option", class: className, id: `search-result-${list.children.length}`, "aria-selected": "false" };
      const element = make("li", attributes, ...content);
      element.dataset.target = target;
      list.append(element);
    };
    const show = () => {
      const query = input.value.trim();
      if (!engine || !query) {
        tell("");
        return close();
      }
      const { loose, results } = engine.search(query);
      // What is not among the latest may still come.
      if ((loose || !results.length) && !engine.isComplete()) return undefined;
      const said = engine.shards[0].words;
      const count = said.count.replace("{count}", results.length);
      const none = said.none.replace("{query}", query);
      list.replaceChildren();
      for (const result of results.slice(0, LONGEST)) option(home + engine.path(result), "", engine.content(result, false));
      if (results.length > LONGEST) option(address(query), "search-all", said.all.replace("{count}", results.length));
      advice.textContent = results.length ? (loose ? said.loose : "") : `${none} ${said.advice}`;
      list.hidden = !results.length;
      panel.hidden = false;
      input.setAttribute("aria-expanded", String(results.length > 0));
      choose(-1);
      tell(results.length ? `${loose ? `${said.loose} ` : ""}${count}` : none);
      return undefined;
    };
    const open = () =>
      load(
        (loaded) => {
          engine = loaded;
          // What comes later disturbs nobody who is choosing already, or has gone on.
          if (active < 0 && document.activeElement === input) show();
        },
        () => {
          advice.textContent = failed;
          list.hidden = true;
          panel.hidden = false;
        },
      );
    const go = (target) => location.assign(target);
    const move = (step) => {
      if (panel.hidden) show();
      const places = list.children.length + 1;
      choose(((active + 1 + step + places) % places) - 1);
    };
    const keys = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => input.value.trim() && go(list.children[active]?.dataset.target ?? address(input.value.trim())),
      Escape: () => {
        if (panel.hidden) input.value = "";
        close();
      },
    };
    input.addEventListener("focus", open);
    input.addEventListener("input", show);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || !keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
    // The focus stays in the box, so that its list does not close before the click arrives.
    panel.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const target = event.target.closest("[data-target]")?.dataset.target;
      if (target) go(target);
    });
    focusOnSlash(input);
  };

  if (!document.querySelector("[data-search-page]")) box();
  return { focusOnSlash, home, load, make, remember, remembered };
})();
