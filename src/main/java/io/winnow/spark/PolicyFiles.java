package io.winnow.spark;

import io.winnow.bind.FileOpener;
import io.winnow.bind.ReviewSignature;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.list.compiled.ListKey;
import io.winnow.policy.ListSpec;
import io.winnow.policy.Policy;
import io.winnow.proof.TokenKey;
import io.winnow.run.Locations;
import io.winnow.run.RunLocation;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** Reads what a policy and a request name: from the local disk or through Hadoop. */
public final class PolicyFiles {
  /** Largest policy, key or state file that is read whole. */
  private static final int MOST_BYTES = 2 << 20;

  private PolicyFiles() {}

  /** Opens files relative to a folder. */
  public static FileOpener opener(String folder, Configuration configuration) {
    return new FileOpener() {
      @Override
      public InputStream open(String path) throws IOException {
        return PolicyFiles.open(resolve(folder, path), configuration);
      }

      @Override
      public Optional<Path> local(String path) {
        URI uri = Locations.uri(resolve(folder, path));
        return uri.getScheme().equals("file")
            ? Optional.of(Path.of(uri.getPath()))
            : Optional.empty();
      }
    };
  }

  /** The same with Hadoop's settings as they are found on the class path. */
  public static FileOpener opener(String folder) {
    return opener(folder, new Configuration());
  }

  /** Opens files as the command line names them. */
  public static FileOpener asNamed() {
    return path -> open(path, new Configuration());
  }

  /** The folder that a file lies in, as a URI. */
  public static String folderOf(String location) {
    String uri = Locations.absolute(location);
    return uri.substring(0, uri.lastIndexOf('/'));
  }

  /** Where a file lies that a policy in a folder names. */
  public static String resolve(String folder, String path) {
    boolean absolute = path.startsWith("/") || path.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*");
    return absolute ? path : Locations.child(folder, path);
  }

  static InputStream open(String location, Configuration configuration) throws IOException {
    URI uri = Locations.uri(location);
    if (uri.getScheme().equals("file")) {
      return Files.newInputStream(Path.of(uri.getPath()));
    }
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(uri);
    FileSystem files = path.getFileSystem(configuration);
    return files.open(path);
  }

  /**
   * Reads a small file.
   *
   * @param what it is, for the message
   * @throws ProblemsException if there is none, or it cannot be read
   */
  public static byte[] read(String location, String what, Configuration configuration) {
    return read(location, what, MOST_BYTES, configuration);
  }

  private static byte[] read(String location, String what, int most, Configuration configuration) {
    try (InputStream in = open(location, configuration)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new ProblemsException(Problem.of(location, "is too large to be " + what));
      }
      return bytes;
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new ProblemsException(
          Problem.of(location, "there is no such file; " + what + " is expected here"));
    } catch (AccessDeniedException e) {
      throw new ProblemsException(Problem.of(location, "may not be read; check its permissions"));
    } catch (IOException e) {
      if ("Is a directory".equals(e.getMessage())) {
        throw new ProblemsException(
            Problem.of(location, "is a folder; " + what + " is expected here"));
      }
      throw new ProblemsException(
          Problem.of(
              location, "cannot be read as " + what + " (" + e.getClass().getSimpleName() + ")"));
    }
  }

  /** The same with Hadoop's settings as they are found on the class path. */
  public static byte[] read(String location, String what) {
    return read(location, what, new Configuration());
  }

  /** The same of a file that may have so many bytes. */
  public static byte[] read(String location, String what, int most) {
    return read(location, what, most, new Configuration());
  }

  /** The same with Hadoop's settings as they are found on the class path. */
  public static TokenKey tokenKey(String location) {
    return tokenKey(location, new Configuration());
  }

  /**
   * Reads a token key.
   *
   * @throws ProblemsException if it cannot be read or is none
   */
  public static TokenKey tokenKey(String location, Configuration configuration) {
    byte[] text = read(location, "a token key", configuration);
    try {
      return TokenKey.parse(new String(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new ProblemsException(
          Problem.of(location, e.getMessage() + "; make one with: winnow keys new FILE"));
    }
  }

  /**
   * Reads the key of sealed lists: from a file, else from the environment.
   *
   * @param location of the file, if one is named
   * @return empty if there is neither
   * @throws ProblemsException if it cannot be read or is none
   */
  public static Optional<ListKey> listKey(Optional<String> location, Configuration configuration) {
    String text;
    if (location.isPresent()) {
      text = new String(read(location.get(), "a list key", configuration), StandardCharsets.UTF_8);
    } else {
      text = System.getenv(ListKey.VARIABLE);
      if (text == null || text.isBlank()) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(ListKey.parse(text));
    } catch (IllegalArgumentException e) {
      throw new ProblemsException(
          Problem.of(
              location.orElse(ListKey.VARIABLE),
              e.getMessage() + "; make one with: winnow keys new FILE"));
    }
  }

  /** The same with Hadoop's settings as they are found on the class path. */
  public static Optional<ListKey> listKey(Optional<String> location) {
    return listKey(location, new Configuration());
  }

  /**
   * Local files and folders that the screener must not see: lists, what to skip, decisions, keys,
   * outputs.
   *
   * @param keys files of keys that the command was given
   */
  public static List<Path> hidden(
      String policyFolder, Policy policy, List<String> keys, RunLocation location) {
    List<Path> hidden = new ArrayList<>(hidden(keys, location));
    for (ListSpec list : policy.lists()) {
      local(resolve(policyFolder, list.path()), hidden);
    }
    policy.skip().ifPresent(skip -> local(resolve(policyFolder, skip.path()), hidden));
    policy
        .decisions()
        .map(decisions -> resolve(policyFolder, decisions.path()))
        .ifPresent(
            decisions -> {
              local(decisions, hidden);
              local(decisions + ReviewSignature.SUFFIX, hidden);
            });
    return hidden.stream().distinct().toList();
  }

  /** Files of keys that a job is given. */
  static List<String> keys(String tokenKey, Optional<String> listKey) {
    return listKey.map(key -> List.of(tokenKey, key)).orElse(List.of(tokenKey));
  }

  /** The same where no policy is at hand: keys and outputs. */
  public static List<Path> hidden(List<String> keys, RunLocation location) {
    List<Path> hidden = new ArrayList<>();
    keys.forEach(key -> local(key, hidden));
    local(location.out(), hidden);
    local(location.ledger(), hidden);
    local(location.evidence(), hidden);
    return hidden.stream().distinct().toList();
  }

  private static void local(String location, List<Path> hidden) {
    URI uri = Locations.uri(location);
    if (uri.getScheme().equals("file")) {
      hidden.add(Path.of(uri.getPath()));
    }
  }
}
