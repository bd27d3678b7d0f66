/** The dialog that takes a snapshot of the board, and how each way to take it away ended. */
export const exporting = {
  title: "Take a snapshot",
  drawing: "Drawing the picture…",
  cannotDraw: "The picture cannot be drawn here. Markdown, CSV, JSON and Copy text still work.",
  groups: { pictures: "Pictures", texts: "Text and data", rightAway: "Right away" },
  /** What is on the buttons. */
  ways: {
    png: "PNG",
    svg: "SVG",
    pdf: "PDF",
    md: "Markdown",
    csv: "CSV",
    json: "JSON",
    share: "Share",
    copyImage: "Copy image",
    copyText: "Copy text",
    print: "Print",
    email: "E-mail",
  },
  /** What each is for. */
  uses: {
    png: "For chat and slides",
    svg: "Sharp at any size",
    md: "For a wiki",
    csv: "For a spreadsheet",
    json: "To open here again",
    share: "With an app of this device",
    copyImage: "To paste into a chat",
    copyImageMissing: "Saves it: copying needs https",
    copyText: "With the numbers as a table",
    onPaper: (paper: string) => `On ${paper} paper`,
    email: "Opens your mail program",
  },
  paper: { a4: "A4", letter: "Letter" },
  options: {
    fold: "Choose what is in it",
    comparison: "The comparison",
    comparisonHint: "What is alike and what differs.",
    talk: "Talk about this first",
    talkHint: "In order, with the prompts.",
    talkNeedsComparison: "It comes from the comparison.",
    whiteboard: "Notes and ink",
    whiteboardHint: "From around the cards.",
    whiteboardIsBare: "There are none on this board.",
    initials: "Initials instead of names",
    initialsHint: "In the title and file name too. Notes and replies stay as written.",
    paper: "Paper",
    paperFor: "for PDF and print",
  },
  /** What is chosen, in few words. */
  chosen: {
    initials: "initials",
    names: "names",
    comparison: "comparison",
    talk: "talk list",
    whiteboard: "notes and ink",
  },
  /** What is in the snapshot, as a list behind its first words. */
  contents: {
    inIt: "In it:",
    title: "the title",
    date: "the date",
    initials: "both people’s initials",
    names: "both names",
    answers: "both rankings and points",
    answersWithFirst: "both rankings and points, and what they were when both were first complete",
    comparison: "what is alike and what differs",
    talk: "what to talk about first, with pins, ticks and replies",
    whiteboard: "all notes and ink (CSV: neither; Markdown and other text: the notes)",
    neverInIt: "Never in it:",
    never: "links and keys, who was here and when, cursors, undo steps, or anything private.",
  },
  /** How it ended. */
  outcomes: {
    saving: (file: string) => `Your browser is saving ${file}`,
    printing: (paper: string) => `The picture went to the print window, for ${paper} paper.`,
    pressShareAgain: "The picture is ready now. Press Share once more.",
    shared: "Handed over to the app you chose.",
    notShared: "Nothing was shared.",
    pictureCopied: "The picture is copied. Paste it where you want it.",
    savedAsRefused: (file: string) =>
      `The browser did not allow copying, so yours is saving ${file} instead.`,
    savedAsMissing: (file: string) =>
      `This browser cannot copy pictures, so yours is saving ${file} instead.`,
    savedAsInsecure: (file: string) =>
      `Browsers copy pictures only on https, so yours is saving ${file} instead.`,
    textCopied: "The text is copied. Paste it where you want it.",
    mailOpens: "Your mail program opens with the text, to nobody yet. If none opens, use Copy text.",
    mailOpensShort: (leftOut: string) =>
      `Your mail program opens with a short form, as such links have a limit. Left out: ${leftOut}. The whole text is copied, to paste.`,
    byHandRefused:
      "The browser did not allow copying. Here is the text, selected: press Ctrl+C or ⌘C, or hold it and choose Copy.",
    byHandInsecure:
      "Browsers copy by themselves only on https. Here is the text, selected: press Ctrl+C or ⌘C, or hold it and choose Copy.",
    textToCopy: "The text to copy",
    oneMoment: (way: string) => `One moment: ${way} is not ready yet.`,
  },
  /** Why a snapshot could not be made, and what can be done instead. */
  errors: {
    noLetters:
      "The letters of the picture could not be loaded. Try again when you are online; Markdown, CSV and JSON work without.",
    noPdf:
      "What writes a PDF could not be loaded. Try again when you are online; PNG, SVG, Print, Markdown, CSV and JSON work without.",
    noSurface: "This browser offers no surface to draw a PNG on. SVG works without.",
    emptyPicture: "This browser drew an empty picture. SVG works without drawing.",
    unreadPicture: "This browser could not read its own picture. SVG, Markdown and JSON still work.",
    unwrittenPicture: "This browser could not write a PNG. SVG works without drawing.",
    other:
      "This could not be made here. Try another button, or reload the page; nothing on the board is lost.",
  },
};
