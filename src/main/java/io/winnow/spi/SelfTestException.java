package io.winnow.spi;

/**
 * A plug-in or model does not give its known answers. The run stops before it reads anything; it is
 * never a verdict on an item.
 */
public final class SelfTestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SelfTestException(String message) {
    super(message);
  }

  public SelfTestException(String message, Throwable cause) {
    super(message, cause);
  }
}
