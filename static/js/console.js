// Brings the latest of a meeting in session, gently: never while somebody types or chooses. The page is complete without it.
const live = () => document.querySelector("[data-live]");

const changed = (box) =>
  box.options ? [...box.options].some((one) => one.selected !== one.defaultSelected) : box.type === "radio" || box.type === "checkbox" ? box.checked !== box.defaultChecked : box.value !== box.defaultValue;

function busy(part) {
  if (part.hasAttribute("data-kept")) return true;
  const here = document.activeElement;
  if (here && part.contains(here) && here.matches("input, textarea, select, button")) return true;
  return [...part.querySelectorAll("input:not([type=hidden]), textarea, select")].some(changed);
}

async function look() {
  const address = location.href.split("#")[0];
  const answer = await fetch(address, { credentials: "same-origin", cache: "no-store" });
  if (!answer.ok || answer.redirected) return false;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live]");
  const part = live();
  if (!fresh || !part) return false;
  if (fresh.dataset.live !== part.dataset.live && !busy(part)) {
    part.replaceChildren(...fresh.childNodes);
    part.dataset.live = fresh.dataset.live;
  }
  tick(part, fresh);
  return true;
}

// The time alone changes without anything else: it is written anew also while somebody types.
function tick(part, fresh) {
  const [here, now] = [part.querySelector("[data-clock]"), fresh.querySelector("[data-clock]")];
  if (!here || !now || here.textContent === now.textContent) return;
  here.textContent = now.textContent;
  here.parentElement.className = now.parentElement.className;
}

async function watch(pause) {
  await new Promise((done) => setTimeout(done, pause));
  const answered = document.hidden || (await look().catch(() => true));
  if (answered && live()) watch(pause);
}

if (live()) watch(Number(live().dataset.pause) || 4000);
