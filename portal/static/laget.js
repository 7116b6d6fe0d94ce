// What htmx does not do: nothing written is lost when the connection is, and nothing is sent twice.
// Nothing is stored: personal information has no place in the browser's storage.

const sent = new WeakSet();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  const warning = document.getElementById("offline");
  warning.hidden = navigator.onLine;
  if (!navigator.onLine) {
    event.preventDefault();
    warning.scrollIntoView({ block: "center" });
  } else if (event.submitter?.formTarget === "_blank") {
    return; // shown in another tab: the form itself is still to be sent
  } else if (sent.has(form)) {
    event.preventDefault();
  } else {
    sent.add(form);
    setTimeout(() => sent.delete(form), 8000);
  }
});

window.addEventListener("online", () => {
  document.getElementById("offline").hidden = true;
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
