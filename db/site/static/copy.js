// A button beside each field that is there to be copied. Without this file they can be marked and copied by hand.
{
  const { document, navigator } = parent;  // the page that frames this
  for (const field of document.querySelectorAll(".field :is(input, textarea)[readonly]")) {
    const name = field.closest("label").querySelector("span").textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copies";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy: ${name}`);
    field.closest("label").after(button);
    button.addEventListener("click", async () => {
      field.select();
      let done = true;
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        done = document.execCommand("copy");  // where there is no TLS, there is only this
      }
      button.textContent = done ? "Copied" : "Marked: copy it now";
      setTimeout(() => { button.textContent = "Copy"; }, 2500);
    });
  }
}
