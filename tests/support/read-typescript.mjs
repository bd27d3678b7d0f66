// Lets Node read TypeScript, in each of its threads: `--import tsx` does so in the first one alone.
import { register } from "tsx/esm/api";

register();
