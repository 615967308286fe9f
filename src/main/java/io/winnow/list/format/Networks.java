package io.winnow.list.format;

import com.google.common.net.InetAddresses;
import java.util.regex.Pattern;

/**
 * Networks of IP addresses such as {@code 192.0.2.0/24}, which are not compared. Without a look at
 * them they would pass for an address whose path is a number.
 */
final class Networks {
  static final String NAME = "ip-network";

  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

  private Networks() {}

  static boolean isOne(String text) {
    int slash = text.indexOf('/');
    return slash > 0
        && LENGTH.matcher(text.substring(slash + 1)).matches()
        && InetAddresses.isInetAddress(text.substring(0, slash));
  }
}
