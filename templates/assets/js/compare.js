// The page for comparing: what is chosen stands in the address, so that it can be shared; figures are loaded when wanted.
// ?i=postal_revenue,digital_certificates:person&p=tra-vinh,long-an&t=2020,2023 – without p or t, all places or periods.
const compareFigures = (() => {
  "use strict";
  const form = document.getElementById("compare");
  const texts = JSON.parse(document.getElementById("compare-texts").textContent);
  const result = document.getElementById("compare-result");
  const status = document.getElementById("compare-status");
  const select = document.getElementById("compare-indicator");
  const boxes = { p: document.getElementById("compare-places"), t: document.getElementById("compare-periods") };
  const loaded = new Map();
  const LINE = { lengths: texts.lengths, hollow: texts.estimate, broken: texts.broken };

  const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const options = (group) => [...boxes[group].querySelectorAll("input")];
  const periods = new Map(options("t").map((box) => [box.value, { label: box.dataset.label, end: Date.parse(box.dataset.end) }]));
  const places = new Map(options("p").map((box) => [box.value, box.dataset.label]));
  const links = new Map([...document.querySelectorAll("#compare-without a")].map((link) => [link.dataset.id, link]));
  const make = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const read = () => {
    const query = new URLSearchParams(location.search);
    const list = (name) => (query.get(name) ?? "").split(",").filter(Boolean);
    const chosen = list("i").map((one) => one.split(":")).filter(([id]) => links.has(id));
    return {
      i: chosen.map(([id, category = ""]) => ({ id, category })),
      p: list("p").filter((id) => places.has(id)),
      t: list("t").filter((code) => periods.has(code)),
    };
  };
  let choice = read();

  const write = () => {
    const parts = [];
    if (choice.i.length) parts.push(`i=${choice.i.map(({ id, category }) => (category ? `${id}:${category}` : id)).join(",")}`);
    for (const group of ["p", "t"]) if (choice[group].length) parts.push(`${group}=${choice[group].join(",")}`);
    history.replaceState(null, "", location.pathname + (parts.length ? `?${parts.join("&")}` : ""));
  };

  const load = (id) => {
    if (loaded.has(id)) return;
    loaded.set(id, null);
    const script = make("script", { src: `${id}.js` });
    script.addEventListener("error", () => {
      loaded.set(id, "failed");
      show();
    });
    document.head.append(script);
  };

  const among = (list, one) => list.length === 0 || list.includes(one);
  const points = (data, category) =>
    data.rows
      .filter((row) => row[3] === category && among(choice.p, row[0]) && among(choice.t, row[1]))
      .map(([place, period, months, , stretch, value, printed, remark, firm, href]) => {
        const { label, end } = periods.get(period);
        const name = places.get(place);
        return { place, name, period, label, end, months, stretch, value: value === null ? null : Number(value), plain: value, printed, remark, firm, href };
      });

  // Of flows the length that most figures have is drawn alone.
  const drawable = (data, own) => {
    const measured = own.filter((point) => point.value !== null);
    if (!data.flow) return [measured, ""];
    const counts = new Map();
    for (const point of measured) counts.set(point.months, (counts.get(point.months) ?? 0) + 1);
    const [length] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? [];
    const words = length === 1 ? texts.month : length === 12 ? texts.year : length > 12 ? texts.years : filled(texts.months, { count: length });
    return [measured.filter((point) => point.months === length), counts.size > 1 ? filled(LINE.lengths, { length: words }) : ""];
  };

  const chart = (data, own, name) => {
    const [drawn, note] = drawable(data, own);
    const title = filled(texts.chart, { indicator: name, count: drawn.length });
    const drawing = compareChart(drawn, { ...data, texts }, result.clientWidth, title);
    if (!drawing) return [];
    const notes = [note];
    if (drawn.some((point) => !point.firm)) notes.push(LINE.hollow);
    if (drawn.some((point) => point.stretch > 0) && drawing.querySelector(".line")) notes.push(LINE.broken);
    return [make("figure", { class: "compare-chart" }, drawing, make("figcaption", { class: "aside" }, notes.filter(Boolean).join(" ")))];
  };

  const table = (data, own, name) => {
    const columns = [...places].filter(([id]) => own.some((point) => point.place === id));
    const rows = [...new Set(own.map((point) => point.period))].sort((one, other) => periods.get(one).end - periods.get(other).end);
    const head = make("tr", {}, make("th", { scope: "col" }, texts.period));
    for (const [, label] of columns) head.append(make("th", { scope: "col", class: "value" }, label));
    const body = make("tbody");
    for (const period of rows) {
      const row = make("tr", {}, make("th", { scope: "row" }, periods.get(period).label));
      for (const [place] of columns) {
        const cell = make("td", { class: "value" });
        const point = own.find((one) => one.place === place && one.period === period);
        if (point) cell.append(make("a", { href: point.href }, point.printed));
        if (point?.remark) cell.append(make("span", { class: "circumstance" }, point.remark));
        row.append(cell);
      }
      body.append(row);
    }
    const made = make("table", { class: "figures", "aria-label": name }, make("thead", {}, head), body);
    return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": name }, made);
  };

  const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
  const download = (chosen, own) => {
    const lines = own.map((point) => [chosen.id, chosen.category, point.place, point.period, point.plain ?? "", point.printed].map(quoted).join(","));
    const blob = new Blob([`\ufeffindicator,category,place,period,value,printed\r\n${lines.join("\r\n")}\r\n`], { type: "text/csv" });
    const link = make("a", { href: URL.createObjectURL(blob), download: `${chosen.id}.csv` });
    link.click();
    URL.revokeObjectURL(link.href);
  };

  const section = (chosen, number) => {
    const data = loaded.get(chosen.id);
    const label = links.get(chosen.id).textContent;
    const category = data?.categories?.find(([id]) => id === chosen.category)?.[1] ?? "";
    const name = category ? filled(texts.part, { indicator: label, category }) : label;
    const made = make("section", { class: "section compared" }, make("h2", {}, name));
    const remove = make("button", { type: "button", "aria-label": filled(texts.remove, { name }) }, "×");
    remove.addEventListener("click", () => {
      choice.i.splice(number, 1);
      show();
      select.focus();
    });
    made.append(remove);
    if (data === "failed") made.append(make("p", { class: "notice" }, filled(texts.unreadable, { name })));
    if (!data?.rows) return made;
    const own = points(data, chosen.category);
    const facts = make("p", { class: "aside" }, `${texts.unit} ${data.unit} · `, make("a", { href: links.get(chosen.id).getAttribute("href") }, texts.about));
    if (data.categories.length) facts.append(" · ", breakdown(chosen, data));
    made.append(facts);
    if (!own.length) return made.append(make("p", {}, texts.empty)) ?? made;
    const save = make("button", { type: "button" }, texts.download);
    save.addEventListener("click", () => download(chosen, own));
    made.append(...chart(data, own, name), table(data, own, name), make("p", { class: "actions" }, save));
    return made;
  };

  const breakdown = (chosen, data) => {
    const list = make("select");
    const stated = new Set(data.rows.map((row) => row[3]));
    for (const [id, label] of [["", texts.total], ...data.categories]) if (stated.has(id)) list.append(make("option", { value: id }, label));
    list.value = chosen.category;
    list.addEventListener("change", () => {
      chosen.category = list.value;
      show();
    });
    return make("label", {}, `${texts.breakdown} `, list);
  };

  const show = () => {
    write();
    for (const group of ["p", "t"]) for (const box of options(group)) box.checked = choice[group].includes(box.value);
    if (choice.t.length) boxes.t.open = true;
    for (const { id } of choice.i) load(id);
    for (const chosen of choice.i) {
      // Where no total is stated, the first category is.
      const data = loaded.get(chosen.id);
      if (data?.rows && !data.rows.some((row) => row[3] === chosen.category)) chosen.category = data.rows[0]?.[3] ?? "";
    }
    result.replaceChildren(...choice.i.map(section));
    result.hidden = choice.i.length === 0;
    document.getElementById("compare-suggested").hidden = choice.i.length > 0;
  };

  // Not on change: with the keyboard, every step through the list would be one.
  document.getElementById("compare-add").addEventListener("click", () => {
    if (select.value && !choice.i.some((one) => one.id === select.value)) choice.i.push({ id: select.value, category: "" });
    select.value = "";
    show();
  });
  for (const group of ["p", "t"]) {
    boxes[group].addEventListener("change", () => {
      choice[group] = options(group).filter((box) => box.checked).map((box) => box.value);
      show();
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("compare-clear").addEventListener("click", () => {
    choice = { i: [], p: [], t: [] };
    show();
  });
  document.getElementById("compare-copy").addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    status.textContent = texts.copied;
    status.classList.remove("visually-hidden");
  });
  let width = result.clientWidth;
  addEventListener("resize", () => {
    if (result.clientWidth !== width && (width = result.clientWidth)) show();
  });
  addEventListener("popstate", () => {
    choice = read();
    show();
  });
  for (const head of document.querySelectorAll("#compare-without h2")) {
    const group = make("optgroup", { label: head.textContent });
    for (const item of head.nextElementSibling.children) group.append(make("option", { value: item.firstChild.dataset.id }, item.textContent));
    select.append(group);
  }
  form.hidden = false;
  document.getElementById("compare-without").hidden = true;
  // The figures of an indicator arrive by this call, from a script of their own.
  setTimeout(show);
  return (id, data) => {
    loaded.set(id, data);
    show();
  };
})();
