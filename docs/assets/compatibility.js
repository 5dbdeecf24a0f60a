// The filter above the table of all modules. Without this script the table is there, unfiltered.
"use strict";

(() => {
  const field = document.querySelector(".ew-compatibility");
  const table = field && field.querySelector("table");
  if (!table) return;

  const rows = [...table.tBodies[0].rows].map((row) => ({
    row,
    name: row.cells[0].textContent.trim(),
    words: [...row.cells].slice(1).map((cell) => cell.textContent.trim()),
  }));
  const heads = [...table.tHead.rows[0].cells];
  const families = heads.slice(1).map((head) => head.textContent.trim().split(" ")[0]);
  heads.forEach((head) => head.setAttribute("scope", "col"));

  // For each question: whether the words of the shown runtimes say so.
  const questions = {
    all: ["all modules", () => true],
    failing: ["what does not work", (words) => words.some((word) => word !== "works")],
    absent: [
      "what cannot be imported",
      (words) => words.some((word) => word === "missing" || word === "import fails"),
    ],
    differing: ["what differs between them", (words) => new Set(words).size > 1],
  };
  const choices = { all: "all", Workers: "Workers", Pyodide: "Pyodide" };

  const form = document.createElement("form");
  form.className = "ew-filter";
  form.setAttribute("role", "search");
  const options = (entries) =>
    entries.map(([value, text]) => `<option value="${value}">${text}</option>`).join("");
  form.innerHTML = `
    <label>Module <input type="search" name="q" autocomplete="off" spellcheck="false"></label>
    <label>Show <select name="show">${options(
      Object.entries(questions).map(([value, [text]]) => [value, text]),
    )}</select></label>
    <label>Runtimes <select name="runtimes">${options(Object.entries(choices))}</select></label>
    <label class="ew-check"><input type="checkbox" name="inner" checked> modules in packages</label>
    <output aria-live="polite"></output>`;
  field.before(form);
  field.tabIndex = 0;
  field.setAttribute("role", "region");
  field.setAttribute("aria-label", "The table of all modules");

  const { q, show, runtimes, inner } = form.elements;
  const asked = new URLSearchParams(location.search);
  const narrow = matchMedia("(max-width: 44.9375em)").matches;
  q.value = asked.get("q") || "";
  show.value = asked.get("show") in questions ? asked.get("show") : "all";
  const wanted = asked.get("runtimes");
  runtimes.value = wanted in choices ? wanted : narrow ? "Workers" : "all";
  inner.checked = asked.get("inner") !== "no";

  function apply() {
    const text = q.value.trim().toLowerCase();
    const shown = families.map((each) => runtimes.value === "all" || runtimes.value === each);
    const holds = questions[show.value][1];
    heads.slice(1).forEach((head, index) => (head.hidden = !shown[index]));
    let count = 0;
    for (const { row, name, words } of rows) {
      const visible =
        (text === "" || name.toLowerCase().includes(text)) &&
        (inner.checked || !name.includes(".")) &&
        holds(words.filter((_, index) => shown[index]));
      row.hidden = !visible;
      count += visible;
      [...row.cells].slice(1).forEach((cell, index) => (cell.hidden = !shown[index]));
    }
    form.querySelector("output").value = `${count} of ${rows.length} modules`;
  }

  function remember() {
    const said = new URLSearchParams();
    if (q.value.trim()) said.set("q", q.value.trim());
    if (show.value !== "all") said.set("show", show.value);
    if (runtimes.value !== (narrow ? "Workers" : "all")) said.set("runtimes", runtimes.value);
    if (!inner.checked) said.set("inner", "no");
    const query = said.toString();
    history.replaceState(null, "", location.pathname + (query ? `?${query}` : ""));
  }

  // The browser goes to the line by itself; here it comes to lie under the table's head.
  function mark() {
    const name = decodeURIComponent(location.hash.slice(1));
    for (const each of rows) each.row.classList.toggle("ew-named", each.name === name);
    const named = rows.find((each) => each.name === name);
    if (!named) return;
    field.scrollTop = named.row.offsetTop - field.clientHeight / 3;
    field.scrollIntoView({ block: "nearest" });
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    apply();
    remember();
  });
  addEventListener("hashchange", mark);
  addEventListener("load", () => setTimeout(mark, 100)); // after the browser has gone there
  apply();
  mark();
})();
