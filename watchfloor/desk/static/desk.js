// Keyboard for the desk. Without it everything works by links and forms.
"use strict";
(() => {
  const hits = [...document.querySelectorAll(".hit")];
  let at = -1;
  const move = (step) => {
    if (!hits.length) return;
    if (at >= 0) hits[at].classList.remove("here");
    at = Math.min(hits.length - 1, Math.max(0, at + step));
    hits[at].classList.add("here");
    const link = hits[at].querySelector("h2 a");
    link.focus({ preventScroll: true });
    hits[at].scrollIntoView({ block: "nearest" });
  };
  const follow = (selector) => {
    const link = document.querySelector(selector);
    if (link) link.click();
  };
  const actions = {
    "/": () => { const box = document.getElementById("q"); if (box) { box.focus(); box.select(); } else location.href = "/"; },
    j: () => move(1),
    k: () => move(-1),
    o: () => { if (at >= 0) hits[at].querySelector("h2 a").click(); },
    n: () => follow("a[rel=next]"),
    p: () => follow("a[rel=prev]"),
    "?": () => { location.href = "/help"; },
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "Escape" && typing) { typing.blur(); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actions[event.key];
    if (action) { event.preventDefault(); action(); }
  });
})();
