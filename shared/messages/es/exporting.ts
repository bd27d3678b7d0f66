import type { Messages } from "../messages.ts";

/** The dialog that takes a snapshot of the board, and how each way to take it away ended. */
export const exporting: Messages["exporting"] = {
  title: "Sacar una copia",
  drawing: "Dibujando la imagen…",
  cannotDraw: "Aquí no se puede dibujar la imagen. Markdown, CSV, JSON y «Copiar texto» sí funcionan.",
  groups: { pictures: "Imágenes", texts: "Texto y datos", rightAway: "Al momento" },
  ways: {
    png: "PNG",
    svg: "SVG",
    pdf: "PDF",
    md: "Markdown",
    csv: "CSV",
    json: "JSON",
    share: "Compartir",
    copyImage: "Copiar imagen",
    copyText: "Copiar texto",
    print: "Imprimir",
    email: "Correo",
  },
  uses: {
    png: "Para chats y diapositivas",
    svg: "Siempre nítida",
    md: "Para una wiki",
    csv: "Para una hoja de cálculo",
    json: "Para abrirla aquí otra vez",
    share: "Con una aplicación de este dispositivo",
    copyImage: "Para pegarla en un chat",
    copyImageMissing: "La guarda: copiar requiere https",
    copyText: "Con los números en una tabla",
    onPaper: (paper) => `En papel ${paper}`,
    email: "Abre tu programa de correo",
  },
  paper: { a4: "A4", letter: "Carta" },
  options: {
    fold: "Elegir qué lleva",
    comparison: "La comparación",
    comparisonHint: "Lo que coincide y lo que difiere.",
    talk: "De esto conviene hablar primero",
    talkHint: "En orden, con las preguntas.",
    talkNeedsComparison: "Sale de la comparación.",
    whiteboard: "Notas y tinta",
    whiteboardHint: "Lo que hay alrededor de las tarjetas.",
    whiteboardIsBare: "En este tablero no hay.",
    initials: "Iniciales en lugar de nombres",
    initialsHint:
      "También en el título y en el nombre del archivo. Las notas y las respuestas escritas no cambian.",
    paper: "Papel",
    paperFor: "para PDF e impresión",
  },
  chosen: {
    initials: "iniciales",
    names: "nombres",
    comparison: "comparación",
    talk: "de qué hablar",
    whiteboard: "notas y tinta",
  },
  contents: {
    inIt: "Lleva:",
    title: "el título",
    date: "la fecha",
    initials: "las iniciales de las dos personas",
    names: "los dos nombres",
    answers: "los dos órdenes y los puntos",
    answersWithFirst:
      "los dos órdenes y los puntos, y cómo eran cuando ambas respuestas estuvieron completas por primera vez",
    comparison: "lo que coincide y lo que difiere",
    talk: "de qué conviene hablar primero, con lo fijado, lo marcado y las respuestas escritas",
    whiteboard: "todas las notas y la tinta (CSV: ninguna; Markdown y los demás textos: las notas)",
    neverInIt: "Nunca lleva:",
    never: "enlaces ni claves, quién estuvo aquí ni cuándo, punteros, pasos de deshacer ni nada privado.",
  },
  outcomes: {
    saving: (file) => `Tu navegador está guardando ${file}`,
    printing: (paper) => `La imagen está en la ventana de impresión, para papel ${paper}.`,
    pressShareAgain: "La imagen ya está lista. Pulsa «Compartir» otra vez.",
    shared: "Entregada a la aplicación que elegiste.",
    notShared: "No se compartió nada.",
    pictureCopied: "La imagen está copiada. Pégala donde quieras.",
    savedAsRefused: (file) => `El navegador no permitió copiar, así que está guardando ${file}.`,
    savedAsMissing: (file) => `Este navegador no puede copiar imágenes, así que está guardando ${file}.`,
    savedAsInsecure: (file) =>
      `Los navegadores solo copian imágenes con https, así que el tuyo está guardando ${file}.`,
    textCopied: "El texto está copiado. Pégalo donde quieras.",
    mailOpens:
      "Tu programa de correo se abre con el texto, todavía sin destinatario. Si no se abre ninguno, usa «Copiar texto».",
    mailOpensShort: (leftOut) =>
      `Tu programa de correo se abre con una versión corta, porque esos enlaces tienen un límite. Queda fuera: ${leftOut}. El texto entero está copiado, listo para pegar.`,
    byHandRefused:
      "El navegador no permitió copiar. Aquí está el texto, seleccionado: pulsa Ctrl+C o ⌘C, o mantenlo pulsado y elige «Copiar».",
    byHandInsecure:
      "Los navegadores solo copian por sí mismos con https. Aquí está el texto, seleccionado: pulsa Ctrl+C o ⌘C, o mantenlo pulsado y elige «Copiar».",
    textToCopy: "El texto para copiar",
    oneMoment: (way) => `Un momento: «${way}» todavía no está listo.`,
  },
  errors: {
    noLetters:
      "No se pudieron cargar las letras de la imagen. Prueba otra vez cuando tengas conexión; Markdown, CSV y JSON funcionan sin ellas.",
    noPdf:
      "No se pudo cargar lo que escribe el PDF. Prueba otra vez cuando tengas conexión; PNG, SVG, «Imprimir», Markdown, CSV y JSON funcionan sin ello.",
    noSurface: "Este navegador no ofrece dónde dibujar un PNG. El SVG funciona sin eso.",
    emptyPicture: "Este navegador dibujó una imagen vacía. El SVG funciona sin dibujar.",
    unreadPicture: "Este navegador no pudo leer su propia imagen. SVG, Markdown y JSON sí funcionan.",
    unwrittenPicture: "Este navegador no pudo escribir un PNG. El SVG funciona sin dibujar.",
    other:
      "Aquí no se pudo hacer. Prueba otro botón o vuelve a cargar la página; en el tablero no se pierde nada.",
  },
};
