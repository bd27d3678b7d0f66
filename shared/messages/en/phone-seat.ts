/** The codes in *Invite*, for a phone to read from this screen. */
export const phoneSeat = {
  title: "A phone as your seat",
  how: "Sitting before one screen? Scan the code with your phone: the board opens there, and you take your seat on the phone.",
  which: "Which link",
  edit: "Link to edit",
  watch: "Link to watch",
  show: "Show the code",
  hide: "Hide the code",
  codeToEdit: "Code with the link to edit",
  codeToWatch: "Code with the link to watch",
  secret:
    "Whoever scans this can take a seat, change both sides and delete the board. Closing this dialog hides it.",
  open: "Whoever scans this sees everything and can change nothing. Closing this dialog hides it.",
  otherwise: "No camera? Send the link above to the phone.",
  afterwards:
    "Once the phone is in your seat, let this screen just watch: About this board has a stage view for it.",
  /** `host` is a name that every device calls itself. */
  unreachable: (host: string) =>
    `These links and codes work on this computer only: no phone and no other computer reaches “${host}”, which is each device’s name for itself. Start the server with HOST=0.0.0.0 and open the board here by this computer’s name or address in the network, or by the address in PUBLIC_URL.`,
};
