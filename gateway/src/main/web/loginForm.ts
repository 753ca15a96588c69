import { tokenIn } from "./access.ts";
import { element, say } from "./dom.ts";

/** The form in which the user enters a token if the gateway demands one. */
export class LoginForm {
  readonly form: HTMLFormElement;
  private readonly token = element("input", {
    id: "token",
    type: "password",
    autocomplete: "off",
    "aria-describedby": "token-failure",
    required: true,
  });
  /** Refusal that the form last showed. */
  private shown: string | null = null;
  private readonly failure = element("p", { id: "token-failure", class: "failure", role: "alert" });

  /**
   * Creates the form.
   *
   * @param signedIn called with the token that the user entered
   */
  constructor(signedIn: (token: string) => void) {
    this.form = element(
      "form",
      {
        class: "login",
        "aria-labelledby": "login-title",
        hidden: true,
        onsubmit: (event) => {
          event.preventDefault();
          const token = tokenIn(this.token.value);
          if (token === null) {
            say(this.failure, "This is not a token: it must be one word of letters, digits and -._~+/.");
            return;
          }
          this.token.value = "";
          this.shown = null;
          say(this.failure, "");
          signedIn(token);
        },
      },
      element("h2", { id: "login-title" }, "Sign in"),
      element(
        "p",
        {},
        "This gateway answers callers with a token. Whoever runs it creates one with ",
        element("code", {}, "ventral tokens create"),
        ". It is kept until you close this tab.",
      ),
      this.failure,
      element(
        "div",
        { class: "fields" },
        element("div", { class: "field" }, element("label", { for: "token" }, "Token"), this.token),
        element("button", { type: "submit" }, "Sign in"),
      ),
    );
  }

  /** Shows the form with the gateway's reason, or hides it if there is none. */
  show(refusal: string | null): void {
    const appears = refusal !== null && this.form.hidden;
    this.form.hidden = refusal === null;
    if (refusal !== null && refusal !== this.shown) say(this.failure, `The gateway answers: ${refusal}`);
    this.shown = refusal;
    if (appears) this.token.focus();
  }
}
