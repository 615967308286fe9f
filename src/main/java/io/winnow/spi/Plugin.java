package io.winnow.spi;

/** What every plug-in says of itself. */
public interface Plugin {
  /** Lower-case name, unique among plug-ins of its kind. */
  String id();

  /** Changes whenever the plug-in could answer differently. */
  String version();

  /**
   * Runs the plug-in's own known answers.
   *
   * @throws SelfTestException if an answer is not as known; nothing may run then
   */
  void selfTest();
}
