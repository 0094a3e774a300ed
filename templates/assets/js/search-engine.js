// Asks the index of one language, which `bulletin/render/search/` wrote, and shows what it finds. Loaded with the index,
// when somebody is about to search.
window.bulletinSearch = (() => {
  "use strict";
  const SHOWN = ["path", "anchor", "title", "language", "before", "value", "unit", "place", "period", "note", "extract", "on"];
  const FIGURE = 0;
  const PASSAGE = 6;
  // Of things that fit equally well, a page comes before the figures that stand on it, and prose comes last. In the
  // order of the kinds: figure, indicator, domain, place, period, bulletin, passage.
  const WEIGHTS = [1, 1.3, 1.5, 1.5, 1.5, 1.3, 0.7];
  const WORD = /[\p{L}\p{M}\p{N}]+(?:[.,][0-9]+)*/gu;
  const EXTRACT = 180;
  const index = bulletinMatch.make();
  const shards = [];
  // Of every document of all shards, its shard.
  const homes = [];

  // The same rule as in bulletin/render/search/folding.py.
  const words = (text) =>
    text
      .toLowerCase()
      .normalize("NFD")
      .replace(/[\u17e0-\u17e9]/g, (digit) => digit.charCodeAt(0) - 0x17e0)
      .replace(/([0-9])[.,](?=[0-9])/g, "$1")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/đ/g, "d")
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter(Boolean);

  // The first shard says how many there are, and has the words that the interface needs.
  const add = (json) => {
    const { terms, postings, ...shard } = JSON.parse(json);
    const first = index.add({ count: shard.documents.length, terms, postings });
    const whole = { ...shard, first };
    shards.push(whole);
    for (let number = 0; number < shard.documents.length; number += 1) homes.push(whole);
  };
  const isComplete = () => shards.length === shards[0].shards;
  const row = (id) => homes[id].documents[id - homes[id].first];
  const shownText = (id, name) => homes[id].texts[row(id)[SHOWN.indexOf(name) + 2]];

  // How much of the title was asked for, and how much of the query was found. A figure that is wholly told by its name,
  // place and period is what was looked for, and comes before the pages that tell of it among other things.
  const fitness = ({ match, queryTerms }, titleLength, kind, terms) => {
    const fields = Object.entries(match);
    const ofTitle = Math.min(1, fields.filter(([, own]) => own.includes("title")).length / (titleLength || 1));
    const ofQuery = queryTerms.length / terms.length;
    const named = (term) => ["title", "about"].some((field) => match[term]?.includes(field));
    const whole = terms.every((term) => match[term]?.includes("title")) && ofTitle === 1;
    const placed = terms.some((term) => match[term]?.includes("about"));
    const told = kind === FIGURE && placed && terms.every(named) ? 1 + 2 * Math.min(1, 1.5 * ofTitle) : 1;
    return (0.6 + 0.4 * ofTitle) * ofQuery * ofQuery * told * (whole && kind !== FIGURE && kind !== PASSAGE ? 2 : 1);
  };

  const found = (terms, all) => {
    const results = index.search(terms, all).map((one) => {
      const [kind, titleLength] = row(one.id);
      const score = one.score * WEIGHTS[kind] * fitness(one, titleLength, kind, terms);
      const on = shownText(one.id, "on");
      return { id: one.id, kind, score: Number(score.toPrecision(5)), on, terms: new Set(Object.keys(one.match)) };
    });
    // Equals: the latest first, then in the order of the index.
    return results.sort((a, b) => b.score - a.score || (a.on < b.on) - (a.on > b.on) || a.id - b.id);
  };

  // All words must be there; else all but the small ones; else as many as possible, which `loose` tells.
  const search = (query) => {
    const terms = words(query);
    const small = new Set(words(shards[0].words.small));
    const heavy = terms.filter((term) => !small.has(term));
    if (!terms.length) return { loose: false, results: [] };
    for (const attempt of heavy.length && heavy.length < terms.length ? [terms, heavy] : [terms]) {
      const results = found(attempt, true);
      if (results.length) return { loose: false, results };
    }
    const results = found(heavy.length ? heavy : terms, false);
    return { loose: results.length > 0, results };
  };

  const shown = ({ id, kind }) => ({ kind, ...Object.fromEntries(SHOWN.map((name) => [name, shownText(id, name)])) });

  const marked = (text, terms) => {
    const fragment = document.createDocumentFragment();
    let end = 0;
    for (const match of text.matchAll(WORD)) {
      if (!words(match[0]).some((word) => terms.has(word))) continue;
      const mark = document.createElement("mark");
      mark.textContent = match[0];
      fragment.append(text.slice(end, match.index), mark);
      end = match.index + match[0].length;
    }
    fragment.append(text.slice(end));
    return fragment;
  };

  // The part of a text in which words that were asked for stand closest together.
  const extract = (text, terms) => {
    if (text.length <= EXTRACT) return text;
    const places = [...text.matchAll(WORD)].map((match) => [match.index, words(match[0])]);
    const hits = places.filter(([, own]) => own.some((word) => terms.has(word)));
    let best = [0, 0];
    for (const [start] of hits) {
      const near = new Set(hits.filter(([at]) => at >= start && at < start + EXTRACT).flatMap(([, own]) => own));
      if (near.size > best[1]) best = [start, near.size];
    }
    const start = best[0] < EXTRACT / 3 ? 0 : places.find(([at]) => at >= best[0] - EXTRACT / 4)[0];
    const end = start + EXTRACT < text.length ? text.lastIndexOf(" ", start + EXTRACT) : text.length;
    return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? "\u00a0…" : "");
  };

  const piece = (name, content, language) => {
    const element = document.createElement("span");
    element.className = name;
    if (language) element.lang = language;
    element.append(content);
    return element;
  };

  // What a result says, its words marked: for a link in the list of results or an option below the search box.
  const content = (result, withExtract) => {
    const one = shown(result);
    const about = [one.kind === FIGURE ? "" : shards[0].words.kinds[one.kind], one.place, one.period, one.note];
    if (one.kind !== FIGURE) about.push(one.unit);
    const fragment = document.createDocumentFragment();
    fragment.append(piece("found-title", marked(one.title, result.terms), one.language), " ");
    if (one.value) {
      const value = piece("found-value", "");
      if (one.before) value.append(piece("before", one.before), " ");
      const number = document.createElement("b");
      number.append(marked(one.value, result.terms));
      value.append(number);
      if (one.unit) value.append(" ", piece("unit", one.unit));
      fragment.append(value, " ");
    }
    fragment.append(piece("found-about", marked(about.filter(Boolean).join(" · "), result.terms)));
    if (withExtract && one.extract)
      fragment.append(" ", piece("found-extract", marked(extract(one.extract, result.terms), result.terms), one.language));
    return fragment;
  };

  // From the folder of the language.
  const path = ({ id }) => {
    const anchor = shownText(id, "anchor");
    return `${shownText(id, "path")}index.html${anchor && "#"}${anchor}`;
  };
  return { add, content, isComplete, path, search, shards, words };
})();
