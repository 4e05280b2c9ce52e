// Renews the progress of papers in place, until each is ready or failed. The page is complete without it.
const settled = (part) => ["ready", "failed"].includes(part.dataset.progress);
const waiting = () => [...document.querySelectorAll("[data-progress]")].filter((part) => !settled(part));

// With this script the page renews itself, so the link that asks for it is not needed.
const unneeded = () => document.querySelectorAll("[data-watch]").forEach((link) => link.remove());

async function look() {
  const answer = await fetch(location.href, { credentials: "same-origin", cache: "no-store" });
  if (!answer.ok || answer.redirected) return false;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of waiting()) {
    const now = fresh.getElementById(part.id);
    if (!now) return false;
    now.querySelectorAll("[data-watch]").forEach((link) => link.remove());
    if (now.innerHTML === part.innerHTML) continue;
    part.replaceChildren(...now.childNodes);
    part.dataset.progress = now.dataset.progress;
  }
  return true;
}

async function watch(pause) {
  await new Promise((done) => setTimeout(done, pause));
  const answered = document.hidden || (await look().catch(() => true));
  if (answered && waiting().length) watch(Math.min(pause * 1.3, 8000));
}

unneeded();
if (waiting().length) watch(700);
