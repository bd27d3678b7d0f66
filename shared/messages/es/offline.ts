import type { Messages } from "../messages.ts";

/** What works without a connection, and why it may not. */
export const offline: Messages["offline"] = {
  title: "Sin conexión",
  here: "Este tablero también se abre en este dispositivo sin conexión. Lo que hagas entonces se guarda aquí y llega al servidor por sí solo.",
  hereWatching:
    "Esta página también se abre sin conexión, pero un tablero que solo se mira no se guarda en este dispositivo.",
  coming: "Se está guardando una copia de esta página para que también se abra sin conexión.",
  needsHttps:
    "Para volver a cargar la página sin conexión hace falta https: en esta dirección los navegadores no guardan copias. En una página que sigue abierta, todo continúa.",
  none: "Este navegador no guarda ninguna copia de la página, así que no se puede volver a cargar sin conexión. En una página que sigue abierta, todo continúa.",
  newer: "Hay una versión más nueva de What Matters. Llega al volver a cargar la página; no se pierde nada.",
  reload: "Volver a cargar la página",
};
