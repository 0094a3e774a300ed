// Runs before the search page is drawn, so that nothing on it moves: the page makes room for results where its address
// asks for something.
document.documentElement.classList.add("searching");
if (new URLSearchParams(location.search).get("q")?.trim()) document.documentElement.classList.add("asked");
