import type { Messages } from "../messages.ts";

/** Where one's edits are, in a few words. */
export const saving: Messages["saving"] = {
  connecting: "Conectando…",
  saved: "Guardado",
  saving: "Guardando…",
  offline: "Sin conexión, guardado en este dispositivo",
  notSaved: "Sin guardar",
  watching: "Mirando en vivo",
  watchingOffline: "Sin conexión, se sigue intentando",
  notConnected: "Sin conectar",
  because: (state, why) => `${state}: ${why}`,
  why: {
    "not-kept": "sin conexión, y este navegador no guarda nada",
    "storage-failed": "el disco del servidor no lo acepta",
    damaged: "el tablero está dañado en el servidor",
    unavailable: "el servidor no puede abrir el tablero en este momento",
    "too-many": "demasiadas páginas lo tienen abierto",
    "unknown-board": "el servidor ya no tiene el tablero",
    deleted: "se eliminó el tablero",
    "read-only": "con este enlace solo se puede mirar",
    "forbidden-origin": "las páginas de esta dirección no pueden conectarse",
    "newer-version": "vuelve a cargar la página",
    "too-large": "el tablero está lleno",
    refused: "el servidor no aceptó lo que envió esta página",
  },
};
