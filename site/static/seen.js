// Marks the posts of a list.

import { mark, visited } from "./marks.js";

mark(document.querySelectorAll(".card"), visited());
