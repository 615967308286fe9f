package io.winnow.list.sync;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A user and a password for HTTP basic authentication (RFC 7617). Never shown. */
public final class Credentials {
  private static final int LARGEST_FILE = 4096;

  private final String user;
  private final String password;

  private Credentials(String user, String password) {
    this.user = user;
    this.password = password;
  }

  /**
   * A user and a password that are there and can be sent.
   *
   * @param source what to name in a problem, such as a file
   * @throws ProblemsException if one of them is missing or cannot be sent
   */
  public static Credentials of(@Nullable String user, @Nullable String password, String source) {
    if (user == null || user.isBlank() || password == null || password.isEmpty()) {
      throw new ProblemsException(Problem.of(source, "no user and password"));
    }
    if (user.contains(":") || (user + password).chars().anyMatch(Character::isISOControl)) {
      throw new ProblemsException(
          Problem.of(source, "user and password cannot hold these characters"));
    }
    return new Credentials(user, password);
  }

  /**
   * Reads a file of one line, {@code user:password}, that only its owner may read.
   *
   * @throws ProblemsException if it is missing, open to others or of another form
   */
  public static Credentials read(Path file) {
    String name = file.toString();
    try {
      if (!Files.isRegularFile(file)) {
        throw new ProblemsException(Problem.of(name, "there is no such file"));
      }
      if (isOpenToOthers(file)) {
        throw new ProblemsException(
            Problem.of(name, "may be read by others than its owner; chmod 600 it"));
      }
      if (Files.size(file) > LARGEST_FILE) {
        throw new ProblemsException(Problem.of(name, "is too large for a user and a password"));
      }
      List<String> lines =
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
      int colon = lines.isEmpty() ? -1 : lines.get(0).indexOf(':');
      if (colon < 0 || lines.stream().skip(1).anyMatch(line -> !line.isBlank())) {
        throw new ProblemsException(Problem.of(name, "must be one line, user:password"));
      }
      return of(lines.get(0).substring(0, colon), lines.get(0).substring(colon + 1), name);
    } catch (IOException e) {
      throw new ProblemsException(Problem.of(name, "cannot be read"));
    }
  }

  private static boolean isOpenToOthers(Path file) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return false;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    return permissions.contains(PosixFilePermission.GROUP_READ)
        || permissions.contains(PosixFilePermission.OTHERS_READ);
  }

  /** The value of the {@code Authorization} header. */
  String authorization() {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Override
  public String toString() {
    return "credentials";
  }
}
