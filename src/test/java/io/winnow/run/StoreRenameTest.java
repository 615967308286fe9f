package io.winnow.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreRenameTest {
  @TempDir private Path folder;

  private List<Store> stores() throws IOException {
    return List.of(
        new LocalStore(folder.resolve("local")),
        new HadoopStore(
            new org.apache.hadoop.fs.Path(folder.resolve("hadoop").toUri()),
            new Configuration(false)));
  }

  private static void write(Store store, String name, byte[] content) throws IOException {
    try (OutputStream out = store.create(name, false)) {
      out.write(content);
    }
  }

  @Test
  void aFileHasItsContentUnderItsNewNameAlone() throws IOException {
    for (Store store : stores()) {
      write(store, "a.new", new byte[] {1, 2});
      store.rename("a.new", "a");
      assertArrayEquals(new byte[] {1, 2}, store.read("a"));
      assertEquals(1, store.files("").stream().filter(f -> f.name().startsWith("a")).count());
    }
  }

  @Test
  void nothingIsReplaced() throws IOException {
    for (Store store : stores()) {
      write(store, "a.new", new byte[] {1});
      write(store, "a", new byte[] {2});
      assertThrows(FileAlreadyExistsException.class, () -> store.rename("a.new", "a"));
      assertArrayEquals(new byte[] {2}, store.read("a"));
      assertArrayEquals(new byte[] {1}, store.read("a.new"));
    }
  }
}
