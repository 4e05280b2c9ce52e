// Starts the design system's own scripts. Every page is complete without this file.
import { initAll } from "../vendor/nhsuk/nhsuk-frontend-10.6.1.min.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
if (CSS.supports("selector(:has(*))")) {
  // Our style reveals what belongs to a chosen radio; the library would add an
  // attribute, aria-expanded, that a radio may not have.
  for (const radios of document.querySelectorAll('[data-module="nhsuk-radios"]')) {
    radios.removeAttribute("data-module");
  }
}
initAll();
