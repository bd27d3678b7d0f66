import type { Messages } from "../messages.ts";

/** What every dialog has. */
export const dialog: Messages["dialog"] = {
  close: "Cerrar",
};
