package io.winnow.core;

/**
 * An item cannot be checked, and why. It ends as an unscannable verdict.
 *
 * <p>It is not a failure of the machine (that is an {@code IOException}) nor of the program. It
 * carries no message, because messages of parsers quote what they parse.
 */
public final class UnscannableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  public UnscannableException(Reason reason) {
    super(reason.id(), null, false, false);
    if (!reason.isUnscannable()) {
      throw new IllegalArgumentException(reason + " is not a reason of an unscannable item");
    }
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
