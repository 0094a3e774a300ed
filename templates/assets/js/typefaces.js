// Runs before a page is drawn whose script the machine may have no typeface for. Until the site's own has come, words
// would stand as boxes of other widths, and all would move when it comes: the page waits, but for no more than 3 s.
(() => {
  const page = document.documentElement;
  const { family } = document.currentScript.dataset;
  const faces = [...document.fonts].filter((face) => face.family.replaceAll('"', "") === family);
  const draw = () => page.classList.remove("typeface-awaited");
  page.classList.add("typeface-awaited");
  setTimeout(draw, 3000);
  Promise.all(faces.map((face) => face.load())).then(draw, draw);
})();
