// Groups the bulletins once, as pages look them up: by language, then by place, oldest first.
module.exports = function (config) {
  config.addPassthroughCopy("style.css");
  config.addCollection("byPlace", (api) => {
    const grouped = {};
    for (const page of api.getFilteredByTag("bulletin")) {
      const { lang, place } = page.data;
      ((grouped[lang] ??= {})[place] ??= []).push(page);
    }
    for (const places of Object.values(grouped)) {
      for (const own of Object.values(places)) {
        own.sort((one, other) => one.data.order - other.data.order);
      }
    }
    return grouped;
  });
  return {
    dir: { input: "content", includes: "../_includes", data: "../_data", output: "output" },
    markdownTemplateEngine: false,
  };
};
