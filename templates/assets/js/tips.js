// Says of a chart's mark which figure it is: by mouse, by finger, and by arrow keys once the chart has the focus.
// The words are in the drawing already. Escape takes them away; the pointer may move onto them (WCAG 1.4.13).
(() => {
  "use strict";
  const charts = [...document.querySelectorAll("svg.chart")].filter((chart) => chart.querySelector("[data-tip]"));
  if (!charts.length) return;
  const tip = document.createElement("div");
  tip.className = "chart-tip";
  tip.setAttribute("role", "status");
  document.body.append(tip);
  let current = null;
  const hide = () => {
    current?.classList.remove("chart-current");
    current = null;
    tip.textContent = "";
  };
  const middle = (mark) => {
    const box = mark.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2, box];
  };
  const show = (mark) => {
    if (mark === current) return;
    hide();
    current = mark;
    mark.classList.add("chart-current");
    tip.textContent = mark.dataset.tip;
    const [x, , box] = middle(mark);
    const width = document.documentElement.clientWidth;
    tip.style.left = "0px";
    const left = Math.max(8, Math.min(x - tip.offsetWidth / 2, width - tip.offsetWidth - 8));
    const above = box.top - tip.offsetHeight - 6;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${(above > 0 ? above : box.bottom + 6) + scrollY}px`;
  };
  // Outlines of long bars are hit anywhere; small marks by a finger beside them as well.
  const distance = (mark, event) => {
    const box = mark.getBoundingClientRect();
    const across = Math.max(box.left - event.clientX, 0, event.clientX - box.right);
    const down = Math.max(box.top - event.clientY, 0, event.clientY - box.bottom);
    return Math.hypot(across, down);
  };
  for (const chart of charts) {
    const marks = [...chart.querySelectorAll("[data-tip]")];
    const point = (event) => {
      const [near, nearest] = marks.map((mark) => [distance(mark, event), mark]).sort(([one], [other]) => one - other)[0];
      if (near < 28) show(nearest);
      else hide();
    };
    chart.tabIndex = 0;
    chart.addEventListener("pointermove", point);
    chart.addEventListener("pointerdown", point);
    chart.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse" && event.relatedTarget !== tip) hide();
    });
    chart.addEventListener("blur", hide);
    chart.addEventListener("keydown", (event) => {
      const at = marks.indexOf(current);
      const steps = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 };
      if (!(event.key in steps)) return;
      event.preventDefault();
      show(marks[Math.max(0, Math.min(steps[event.key], marks.length - 1))]);
    });
  }
  tip.addEventListener("pointerleave", hide);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest("svg.chart, .chart-tip")) hide();
  });
})();
