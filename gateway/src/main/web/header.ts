import { type Connection, connectionWords } from "./connection.ts";
import { element, say } from "./dom.ts";
import { setTheme, type ThemeWish, themeWish } from "./theme.ts";

/** Shows the title, the state of the connection, and the switch for light and dark. */
export class Header {
  private readonly status = element("p", { class: "connection", role: "status" });
  private readonly signOut: HTMLButtonElement;

  /**
   * Creates the header.
   *
   * @param themed called after another theme was chosen
   * @param signedOut called when the user signs out
   */
  constructor(place: HTMLElement, themed: () => void, signedOut: () => void) {
    this.signOut = element("button", { type: "button", hidden: true, onclick: signedOut }, "Sign out");
    const wishes: [ThemeWish, string][] = [
      ["system", "As the system"],
      ["light", "Light"],
      ["dark", "Dark"],
    ];
    const theme = element(
      "select",
      {
        id: "theme",
        onchange: () => {
          setTheme(theme.value as ThemeWish, document.documentElement, localStorage);
          themed();
        },
      },
      ...wishes.map(([value, label]) => element("option", { value }, label)),
    );
    theme.value = themeWish(localStorage);
    setTheme(themeWish(localStorage), document.documentElement, localStorage);
    place.append(
      element(
        "div",
        { class: "name" },
        element("h1", {}, "Ventral"),
        element("p", {}, "Which latent variables must a network learn to see like the primate ventral stream?"),
      ),
      this.status,
      this.signOut,
      element("label", { class: "theme", for: "theme" }, "Theme ", theme),
    );
  }

  /**
   * Shows the state of the connection.
   *
   * @param isSignedIn whether there is a token to sign out with
   */
  show(connection: Connection, isSignedIn: boolean): void {
    this.signOut.hidden = !isSignedIn;
    this.status.dataset["kind"] = connection.kind;
    say(this.status, connectionWords(connection));
  }
}
