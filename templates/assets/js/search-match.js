// Finds which documents hold which words and how much that says, in the parts of the index that `bulletin/render/search/`
// wrote. What it gives is what MiniSearch gives for the same documents, to which a test holds it; but an index is read
// here only where it is asked, so that a phone need not unpack all of it first.
window.bulletinMatch = (() => {
  "use strict";
  const FIELDS = ["title", "about", "amount", "text"];
  const BOOSTS = [4, 2, 2, 0.5];
  // Half of what a whole word says for one that is typed in part; less for one that is mistyped by a letter.
  const PREFIX = 0.5;
  const FUZZY = 0.3;
  // What BM25+ leaves of a word's weight where every field holds each word once, and its length does not matter.
  const ONCE = 1.5;
  const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  const BASE = 32;

  // Documents are written as steps from one to the next; a digit of the upper half says that more digits follow.
  const documents = (written, first) => {
    const found = [];
    let [at, step] = [first - 1, 0];
    for (const digit of written) {
      const value = DIGITS.indexOf(digit);
      step = step * BASE + (value % BASE);
      if (value >= BASE) continue;
      at += step;
      found.push(at);
      step = 0;
    }
    return found;
  };
  // Where a word stands among words in order, or would stand.
  const place = (terms, term) => {
    let [low, high] = [0, terms.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (terms[middle] < term) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const fieldsOf = (part, term) => {
    const number = place(part.terms, term);
    if (part.terms[number] !== term) return [];
    if (!part.read.has(term)) {
      part.read.set(term, part.postings[number].split(",").map((written) => documents(written, part.first)));
    }
    return part.read.get(term);
  };

  // Whether one letter more, less or another makes one word of the other.
  const near = (one, other) => {
    if (Math.abs(one.length - other.length) > 1) return false;
    let same = 0;
    while (same < one.length && one[same] === other[same]) same += 1;
    const [rest, others] = [one.slice(same), other.slice(same)];
    return rest.slice(1) === others.slice(1) || rest.slice(1) === others || rest === others.slice(1);
  };

  // An index of nothing yet.
  const make = () => {
    const parts = [];
    let size = 0;

    // The words stand in order, parted by blanks; so do, for each, its documents in each field, parted by commas.
    const add = ({ count, terms, postings }) => {
      parts.push({ first: size, terms: terms.split(" "), postings: postings.split(" "), read: new Map() });
      size += count;
      return size - count;
    };

    // The words of the index that a word of the query may mean, with what each is worth. The last word may be on its way;
    // short ones before it are whole syllables.
    const meant = (term, isLast) => {
      const found = new Map([[term, 1]]);
      if (isLast || term.length > 3) {
        for (const { terms } of parts) {
          for (let number = place(terms, term); terms[number]?.startsWith(term); number += 1) {
            const own = terms[number];
            if (own !== term) found.set(own, (PREFIX * own.length) / (own.length + 0.3 * (own.length - term.length)));
          }
        }
      }
      if (!/^\D{5,}$/.test(term)) return found;
      for (const { terms } of parts) {
        for (const own of terms) if (!found.has(own) && near(own, term)) found.set(own, (FUZZY * own.length) / (own.length + 1));
      }
      return found;
    };

    // By document, how well one word of the query fits, and in which fields which words were found for it.
    const ofTerm = (term, isLast) => {
      const results = new Map();
      for (const [own, worth] of meant(term, isLast)) {
        FIELDS.forEach((field, number) => {
          const ids = parts.flatMap((part) => fieldsOf(part, own)[number] ?? []);
          const rarity = Math.log(1 + (size - ids.length + 0.5) / (ids.length + 0.5));
          for (const id of ids) {
            if (!results.has(id)) results.set(id, { score: 0, terms: new Set([term]), match: {} });
            const result = results.get(id);
            result.score += worth * BOOSTS[number] * rarity * ONCE;
            (result.match[own] ??= []).push(field);
          }
        });
      }
      return results;
    };

    // The documents that have all of the words, or any of them. The more of the words, the more each of them counts.
    const search = (terms, all) => {
      const found = terms.map((term, number) => ofTerm(term, number === terms.length - 1));
      const results = found.shift() ?? new Map();
      for (const others of found) {
        if (all) for (const id of results.keys()) if (!others.has(id)) results.delete(id);
        for (const [id, other] of others) {
          const own = results.get(id);
          if (own) {
            own.score += other.score;
            Object.assign(own.match, other.match);
            for (const term of other.terms) own.terms.add(term);
          } else if (!all) results.set(id, other);
        }
      }
      return [...results].map(([id, { score, terms: matched, match }]) => ({
        id, score: score * matched.size, match, queryTerms: [...matched],
      }));
    };

    return { add, search };
  };

  return { make };
})();
