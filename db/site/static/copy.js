// A button beside a field puts it on the clipboard. Without this file the fields can be marked and copied by hand.
for (const button of document.querySelectorAll("button[data-copies]")) {
  const label = button.firstChild;
  const said = label.data;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copies);
    field.select();
    let done = false;
    try {
      await navigator.clipboard.writeText(field.value);
      done = true;
    } catch {
      // No clipboard without TLS: the old way does it still.
      done = document.execCommand("copy");
    }
    label.data = done ? "Copied" : "Marked: copy it now";
    setTimeout(() => { label.data = said; }, 2500);
  });
}
