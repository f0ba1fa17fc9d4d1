// Marks the posts of a list.

import { mark } from "./marks.js";
import { visited } from "./visits.js";

mark(document.querySelectorAll(".card"), visited());
