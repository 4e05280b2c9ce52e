// Starts the design system's own scripts. Every page is complete without this file.
import { initAll } from "../vendor/nhsuk/nhsuk-frontend-10.6.1.min.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();
