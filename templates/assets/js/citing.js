// The # of a figure's row opens its citation, to be copied. Without this script it is a plain link to the row, and the
// section "Citing" says how to cite. All words come from that section; those of the figure from its row.
(() => {
  "use strict";
  const words = document.getElementById("citing")?.dataset;
  if (!words || !window.HTMLDialogElement) return;
  const [before, after] = words.permalink.split("{name}");
  const text = (node) => node?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const full = (link) => {
    const label = link.dataset.name ?? link.getAttribute("aria-label");
    return label.slice(before.length, label.length - after.length);
  };
  const addressOf = (link) => {
    const canonical = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
    return canonical + link.getAttribute("href");
  };
  const total = (row) => {
    while (row.classList.contains("part") && row.previousElementSibling) row = row.previousElementSibling;
    return row;
  };
  const valueOf = (row) => {
    const cell = row.querySelector("td.value").cloneNode(true);
    cell.querySelectorAll("a, sup").forEach((mark) => mark.remove());
    const unit = total(row).querySelector("td.unit");
    const value = text(cell);
    // A cell marked data-own has its unit within the value, or needs none; a sign has none either.
    return unit.dataset.own !== undefined || /^(-|\.\.\.|x)$|%$/.test(value) ? value : `${value} ${text(unit)}`;
  };
  const sourceOf = (row) =>
    [...row.querySelectorAll("td.source .line")]
      .map((line) => {
        const entry = document.querySelector(line.querySelector("a").getAttribute("href"))?.cloneNode(true);
        entry?.querySelector(".sign")?.remove();
        const place = text(line.querySelector(".locator"));
        return text(entry).replace(/\.$/, "") + (place && `, ${place}`);
      })
      .join("; ");
  const citation = (link) => {
    const row = link.closest("tr");
    // Why a source's own error is printed belongs to the page, and is too long for a citation.
    const told = [...row.querySelectorAll(".circumstance")].filter((line) => !line.querySelector(".reason"));
    const parts = {
      figure: full(link) + (told.length ? ` (${told.map(text).join("; ")})` : ""),
      value: valueOf(row),
      source: sourceOf(row),
      address: addressOf(link),
    };
    return words.pattern.replace(/\{(figure|value|source|address)\}/g, (_, part) => parts[part]).replace(/\s+/g, " ");
  };

  const dialog = document.createElement("dialog");
  dialog.className = "cite";
  dialog.setAttribute("aria-labelledby", "cite-heading");
  const add = (parent, tag, content, attributes = {}) => {
    const node = Object.assign(document.createElement(tag), attributes);
    node.append(content);
    parent.append(node);
    return node;
  };
  add(dialog, "h2", words.heading, { id: "cite-heading" });
  const area = add(dialog, "textarea", "", { readOnly: true, rows: 8 });
  area.setAttribute("aria-labelledby", "cite-heading");
  const where = add(add(dialog, "p", `${words.address} `), "a", "");
  const actions = add(dialog, "p", "", { className: "cite-actions" });
  const copy = add(actions, "button", words.copy, { type: "button" });
  const close = add(actions, "button", words.close, { type: "button" });
  const said = add(actions, "span", "", { className: "cite-said" });
  said.setAttribute("role", "status");

  const copied = async () => {
    area.select();
    area.scrollTop = 0;
    try {
      await navigator.clipboard.writeText(area.value);
      said.textContent = words.copied;
    } catch {
      // No permission, or no clipboard on this address: the older way, else the marked text is there to be copied.
      said.textContent = document.execCommand("copy") ? words.copied : words.failed;
    }
  };
  copy.addEventListener("click", copied);
  let opener;
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => opener.focus({ preventScroll: true }));
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());

  for (const link of document.querySelectorAll("a.permalink")) {
    link.dataset.name = link.getAttribute("aria-label");
    link.setAttribute("aria-label", words.label.replace("{name}", full(link)));
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      if (!dialog.isConnected) document.body.append(dialog);
      area.value = citation(link);
      said.textContent = "";
      where.href = link.getAttribute("href");
      where.textContent = addressOf(link);
      // First to the row, as the link does: afterwards the jump would take the focus out of the dialog.
      event.preventDefault();
      location.hash = link.getAttribute("href");
      opener = link;
      dialog.showModal();
      area.setSelectionRange(0, 0);
      area.scrollTop = 0;
      copy.focus();
    });
  }
})();
