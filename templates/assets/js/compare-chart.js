// Draws the chart of a comparison: lines over time, or bars where one period is chosen. `null` where neither would be honest.
// A point is {place, name, period, label, end, stretch, value, printed, firm}; `form` is {percent, lower, rank, texts}.
const compareChart = (() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const SHAPES = [
    (x, y) => `M${x - 4.5},${y}a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0z`,
    (x, y) => `M${x - 4},${y - 4}h8v8h-8z`,
    (x, y) => `M${x},${y - 5}l5,9h-10z`,
    (x, y) => `M${x},${y - 5.5}l5.5,5.5l-5.5,5.5l-5.5,-5.5z`,
    (x, y) => `M${x},${y + 5}l5,-9h-10z`,
    (x, y) => `M${x - 5},${y - 2}h3v-3h4v3h3v4h-3v3h-4v-3h-3z`,
  ];
  const element = (name, attributes, ...children) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const printed = (value, form) => {
    const { texts } = form;
    const [power, pattern] = texts.scales.find(([own]) => Math.abs(value) >= 10 ** own && own >= 6) ?? [0, "{number}"];
    const digits = Number((value / 10 ** power).toPrecision(6));
    const [whole, fraction] = String(Math.abs(digits)).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, texts.group);
    const text = (digits < 0 ? texts.minus : "") + grouped + (fraction ? texts.decimal + fraction : "");
    return (form.percent ? texts.percent : pattern).replace("{number}", text);
  };

  // At most six round steps that hold all values; of amounts the first is zero.
  const ticks = (values, form) => {
    const low = form.rank ? 1 : Math.min(0, ...values);
    const high = Math.max(...values, low + (form.rank ? 4 : 0));
    const rough = (high - low) / 5 || 1;
    const magnitude = 10 ** Math.floor(Math.log10(rough));
    const least = form.rank ? 1 : 0;
    const step = Math.max(least, [1, 2, 2.5, 5, 10].map((one) => one * magnitude).find((one) => one >= rough * 0.999));
    const start = form.rank ? 0 : Math.floor(low / step) * step;
    const found = [];
    for (let at = start; at < high + step * 0.999; at += step) found.push(Number(at.toPrecision(12)));
    return form.rank ? [1, ...found.filter((one) => one > 1)] : found;
  };

  // Keeps labels at least `least` apart, as near to their points as that allows.
  const apart = (labels, least, low, high) => {
    labels.sort((one, other) => one.y - other.y);
    let floor = low;
    for (const label of labels) floor = (label.y = Math.max(label.y, floor)) + least;
    let ceiling = high;
    for (const label of [...labels].reverse()) ceiling = (label.y = Math.min(label.y, ceiling)) - least;
  };

  const text = (content, attributes) => element("text", attributes, content);
  const ruler = document.createElement("canvas").getContext("2d");
  const longest = (texts) => {
    const root = document.querySelector(".compare") ?? document.body;
    ruler.font = `13px ${getComputedStyle(root).getPropertyValue("--figures")}`;
    return Math.ceil(Math.max(0, ...texts.map((one) => ruler.measureText(one).width)));
  };
  const about = (point, { texts }) => texts.tip.replace("{name}", `${point.name}, ${point.label}`).replace("{value}", point.printed);

  const lines = (points, form, width) => {
    const series = new Map();
    for (const point of points) series.set(point.place, [...(series.get(point.place) ?? []), point]);
    const periods = [...new Map(points.map((point) => [point.end, point.label]))].sort(([one], [other]) => one - other);
    const marks = ticks(points.map((point) => point.value), form);
    const narrow = width < 520;
    const names = [...series.values()].map(([point]) => point.name);
    const left = longest(marks.map((one) => printed(one, form))) + 12;
    const right = narrow ? 12 : Math.min(width * 0.4, longest(names) + 16);
    const keys = narrow ? names.length * 20 + 8 : 0;
    const height = 300;
    const [top, bottom] = [16, height - 36];
    const [first, last] = [periods[0][0], periods[periods.length - 1][0]];
    const x = (end) => left + ((end - first) / (last - first)) * (width - left - right - 8) + 4;
    const upside = form.rank ? -1 : 1;
    const [least, most] = [marks[0], marks[marks.length - 1]];
    const y = (value) => {
      const share = (value - least) / (most - least);
      return upside > 0 ? bottom - share * (bottom - top) : top + share * (bottom - top);
    };
    const drawing = element("svg", { viewBox: `0 0 ${width} ${height + keys}`, width, height: height + keys, class: "chart" });
    for (const mark of marks) {
      drawing.append(element("path", { class: mark === 0 ? "base" : "grid", d: `M${left},${y(mark)}H${width - right}` }));
      drawing.append(text(printed(mark, form), { class: "tick", x: left - 8, y: y(mark) + 4, "text-anchor": "end" }));
    }
    let free = -Infinity;
    for (const [end, label] of periods) {
      const half = longest([label]) / 2;
      const middle = Math.min(Math.max(x(end), half), width - half);
      drawing.append(element("path", { class: "grid", d: `M${x(end)},${bottom}v5` }));
      if (middle - half < free) continue;
      drawing.append(text(label, { class: "tick", x: middle, y: bottom + 20, "text-anchor": "middle" }));
      free = middle + half + 8;
    }
    const labels = [];
    [...series.values()].forEach((own, number) => {
      own.sort((one, other) => one.end - other.end);
      const group = element("g", { class: `series series-${number < 6 ? number + 1 : "more"}` });
      for (const stretch of new Set(own.map((point) => point.stretch))) {
        const run = own.filter((point) => point.stretch === stretch);
        group.append(element("path", { class: "line", d: `M${run.map((point) => `${x(point.end)},${y(point.value)}`).join("L")}` }));
      }
      for (const point of own) {
        const shape = SHAPES[number % SHAPES.length](x(point.end), y(point.value));
        group.append(element("path", { class: point.firm ? "mark" : "mark hollow", d: shape }, element("title", {}, about(point, form))));
      }
      drawing.append(group);
      labels.push({ name: own[0].name, y: y(own[own.length - 1].value) + 4, group, number });
    });
    if (narrow) {
      labels.forEach((label, row) => {
        const at = height + 12 + row * 20;
        label.group.append(element("path", { class: "mark", d: SHAPES[label.number % SHAPES.length](10, at - 4) }));
        label.group.append(text(label.name, { class: "name", x: 22, y: at }));
      });
    } else {
      apart(labels, 17, top, bottom);
      for (const label of labels) label.group.append(text(label.name, { class: "name", x: width - right + 10, y: label.y }));
    }
    return drawing;
  };

  const bars = (points, form, width) => {
    const sorted = [...points].sort((one, other) => (form.lower ? one.value - other.value : other.value - one.value));
    const marks = ticks(points.map((point) => point.value), { ...form, rank: false });
    const left = Math.min(width * 0.4, longest(sorted.map((point) => point.name)) + 12);
    const right = longest(sorted.map((point) => point.printed)) + 8;
    const most = Math.max(...marks.map(Math.abs));
    const scale = (width - left - Math.min(right, width * 0.35)) / most;
    const drawing = element("svg", { viewBox: `0 0 ${width} ${sorted.length * 30 + 8}`, width, height: sorted.length * 30 + 8, class: "chart" });
    sorted.forEach((point, row) => {
      const top = row * 30 + 5;
      const length = Math.max(1, Math.abs(point.value) * scale);
      const group = element("g", { class: "series series-1" }, element("title", {}, about(point, form)));
      group.append(text(point.name, { class: "tick", x: left - 8, y: top + 15, "text-anchor": "end" }));
      group.append(element("path", { class: point.firm ? "bar" : "bar hollow", d: `M${left},${top}h${length}v22h${-length}z` }));
      group.append(text(point.printed, { class: "name", x: left + length + 6, y: top + 15 }));
      drawing.append(group);
    });
    drawing.append(element("path", { class: "base", d: `M${left},0v${sorted.length * 30 + 4}` }));
    return drawing;
  };

  return (points, form, width, title) => {
    const periods = new Set(points.map((point) => point.period));
    const places = new Set(points.map((point) => point.place));
    const joined = points.some((one) => points.some((other) => one !== other && one.place === other.place && one.stretch === other.stretch));
    // Bars are lengths: of ranks, and of what may be negative, they would mislead.
    const measurable = !form.rank && points.every((point) => point.value >= 0);
    const draw = periods.size > 1 ? joined && lines : places.size > 1 && measurable && bars;
    if (!draw) return null;
    const drawing = draw(points, form, Math.max(300, Math.min(width, 860)));
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", title);
    return drawing;
  };
})();
