package io.winnow.list.sync;

/** What came is no whole page. Says why without quoting it; asking again may help. */
final class BadPageException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Says why.
   *
   * @param message goes on from "the answer …"
   */
  BadPageException(String message) {
    super(message);
  }
}
