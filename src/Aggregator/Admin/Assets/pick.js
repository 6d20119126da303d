// Picking by clicking: the numbers behind the elements do the same without it.
(() => {
  "use strict";
  const form = document.getElementById("pick-copy");
  if (!form) return;
  form.classList.add("by-click");
  const at = (target) => target.closest?.("[data-n]");
  let over = null;
  form.addEventListener("mouseover", (event) => {
    over?.classList.remove("over");
    over = at(event.target);
    over?.classList.add("over");
  });
  form.addEventListener("mouseleave", () => over?.classList.remove("over"));
  form.addEventListener("click", (event) => {
    if (event.target.closest("button")) return;
    const element = at(event.target);
    if (!element) return;
    event.preventDefault();
    for (const old of form.querySelectorAll(".chosen")) old.classList.remove("chosen");
    element.classList.add("chosen");
    const button = document.createElement("button");
    button.type = "submit";
    button.name = "element";
    button.value = element.dataset.n;
    button.hidden = true;
    form.append(button);
    form.requestSubmit(button);
    button.remove();
  });
})();
