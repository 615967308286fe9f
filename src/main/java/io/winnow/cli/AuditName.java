package io.winnow.cli;

/** Who looks behind a mask, for the audit trail. */
final class AuditName {
  private AuditName() {}

  /** The owner of this process as the operating system says, which no option can change. */
  static String ofUser() {
    return ProcessHandle.current().info().user().orElse("unknown");
  }
}
