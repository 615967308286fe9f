package io.winnow.spark;

import io.winnow.core.Limits;
import io.winnow.core.Shard;
import io.winnow.spi.ShardEntry;
import io.winnow.spi.ShardFormat;
import io.winnow.spi.ShardReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;

/** A plug-in whose shards take down the JVM that reads them, as a bug in a native library would. */
public final class HaltingFormat implements ShardFormat {
  @Override
  public String id() {
    return "halt";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public boolean recognises(String fileName) {
    return fileName.endsWith(".halt");
  }

  @Override
  public ShardReader open(Shard shard, InputStream in, Limits limits) {
    return new Halting(in);
  }

  @Override
  public void selfTest() {}

  private record Halting(InputStream in) implements ShardReader {
    @Override
    public @Nullable ShardEntry next() {
      Runtime.getRuntime().halt(9);
      return null;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /** Packs it as a user would a plug-in. */
  static Path jar(Path file) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      jar.putNextEntry(new JarEntry("META-INF/services/" + ShardFormat.class.getName()));
      jar.write(HaltingFormat.class.getName().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      for (Class<?> type : new Class<?>[] {HaltingFormat.class, Halting.class}) {
        String name = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(name));
        try (InputStream in = HaltingFormat.class.getClassLoader().getResourceAsStream(name)) {
          java.util.Objects.requireNonNull(in).transferTo(jar);
        }
      }
    }
    return file;
  }
}
