"use strict";
(() => {
  const items = Array.from(document.querySelectorAll(".item"));
  const search = document.getElementById("search");
  const units = document.getElementById("units");
  const chips = Array.from(document.querySelectorAll("#statuses button"));
  const count = document.getElementById("count");
  const nothing = document.getElementById("nothing");
  const texts = new Map();
  let status = "";

  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
  const textOf = (item) => {
    if (!texts.has(item)) texts.set(item, fold(item.textContent));
    return texts.get(item);
  };

  const apply = () => {
    const wanted = fold(search.value).split(" ").filter(Boolean);
    let shown = 0;
    for (const item of items) {
      const fits =
        (!status || item.dataset.status === status) &&
        (!units.value || item.dataset.unit === units.value) &&
        wanted.every((word) => textOf(item).includes(word));
      item.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const chip of chips) chip.setAttribute("aria-pressed", String(chip.dataset.status === status));
    count.textContent = count.dataset.words.replace("{shown}", shown).replace("{total}", items.length);
    nothing.hidden = shown > 0;
  };

  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  units.addEventListener("change", apply);
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      status = chip.dataset.status;
      apply();
    });
  }
  document.getElementById("reset").addEventListener("click", () => {
    search.value = "";
    units.value = "";
    status = "";
    apply();
  });
  document.getElementById("print").addEventListener("click", () => window.print());
  // A link may carry conditions: ledger.html#q=住房&status=overdue&unit=…
  const asked = new URLSearchParams(location.hash.slice(1));
  search.value = asked.get("q") ?? "";
  if (chips.some((chip) => chip.dataset.status === asked.get("status"))) status = asked.get("status");
  if (Array.from(units.options).some((option) => option.value === asked.get("unit"))) units.value = asked.get("unit");
  apply();
})();
