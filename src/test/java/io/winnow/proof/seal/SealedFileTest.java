package io.winnow.proof.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedFileTest {
  private static final OpeningKey KEY = OpeningKey.generate();
  private static final String NAME = "crawl-07.warc.gz-0011-000000000001.7.parquet.sealed";

  /** Bytes that the first segment takes: a segment less head, stream's head and tag. */
  private static final int FIRST = (1 << 20) - 148 - 16;

  private static final int NEXT = (1 << 20) - 16;

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] seal(String name, byte[] plain) throws IOException {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try (OutputStream out = KEY.sealingKey().seal(name, sealed)) {
      // In unlike pieces, as Parquet writes.
      for (int from = 0, n = 1; from < plain.length; from += n, n = n * 3 + 1) {
        n = Math.min(n, plain.length - from);
        out.write(plain, from, n);
      }
    }
    return sealed.toByteArray();
  }

  private static byte[] all(SeekableByteChannel channel) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(50_000);
    while (channel.read(buffer) >= 0) {
      all.write(buffer.array(), 0, buffer.position());
      buffer.clear();
    }
    return all.toByteArray();
  }

  private static byte[] open(String name, byte[] sealed) throws IOException {
    try (SeekableByteChannel channel = KEY.open(name, new Trickle(sealed))) {
      return all(channel);
    }
  }

  private static void refused(String why, String name, byte[] sealed) {
    Trickle file = new Trickle(sealed);
    SealException e =
        assertThrows(
            SealException.class,
            () -> {
              try (SeekableByteChannel channel = KEY.open(name, file)) {
                all(channel);
              }
            },
            why);
    assertFalse(file.isOpen(), why);
    assertFalse(String.valueOf(e.getMessage()).contains("crawl-07"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        15,
        16,
        17,
        4096,
        FIRST - 1,
        FIRST,
        FIRST + 1,
        FIRST + NEXT - 1,
        FIRST + NEXT,
        FIRST + NEXT + 1,
        5_000_000
      })
  void whatIsSealedIsOpened(int length) throws Exception {
    byte[] plain = bytes(length);
    byte[] sealed = seal(NAME, plain);
    assertArrayEquals(plain, open(NAME, sealed));
    int more = Math.max(0, length - FIRST);
    int segments = 1 + (more + NEXT - 1) / NEXT;
    assertEquals(148 + length + 16 * segments, sealed.length);
    try (SeekableByteChannel channel = KEY.open(NAME, new Trickle(sealed))) {
      assertEquals(length, channel.size());
      assertEquals(0, channel.position());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 300, FIRST, FIRST + 1, 3_000_000})
  void anotherToolOpensItFromTheDescription(int length) throws Exception {
    byte[] plain = bytes(length);
    byte[] secret = Hpke.generate();
    OpeningKey key = OpeningKey.parse(text(secret));
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try (OutputStream out = key.sealingKey().seal(NAME, sealed)) {
      out.write(plain);
    }
    byte[] opened = ForeignOpener.open(sealed.toByteArray(), NAME, secret, Hpke.publicOf(secret));
    assertArrayEquals(plain, opened);
  }

  private static String text(byte[] secret) throws Exception {
    return KeyText.write(KeyText.PRIVATE, Hpke.publicOf(secret), secret);
  }

  @Test
  void itIsReadFromAnyPlace() throws IOException {
    byte[] plain = bytes(3_500_000);
    byte[] sealed = seal(NAME, plain);
    Random random = new Random(7);
    List<Integer> places = new ArrayList<>(List.of(0, FIRST - 1, FIRST, FIRST + NEXT, 3_499_999));
    random.ints(60, 0, plain.length).forEach(places::add);
    try (SeekableByteChannel channel = KEY.open(NAME, new Trickle(sealed))) {
      for (int place : places) {
        ByteBuffer some = ByteBuffer.allocate(Math.min(70_000, plain.length - place));
        channel.position(place);
        while (some.hasRemaining()) {
          assertTrue(channel.read(some) > 0);
        }
        assertArrayEquals(Arrays.copyOfRange(plain, place, place + some.capacity()), some.array());
        assertEquals(place + some.capacity(), channel.position());
      }
      channel.position(plain.length);
      assertEquals(-1, channel.read(ByteBuffer.allocate(1)));
      channel.position(plain.length + 9L);
      assertEquals(-1, channel.read(ByteBuffer.allocate(1)));
    }
  }

  @Test
  void everyChangedByteIsNoticed() throws IOException {
    byte[] sealed = seal(NAME, bytes(200));
    for (int i = 0; i < sealed.length; i++) {
      for (int bit : new int[] {0x01, 0x80}) {
        byte[] altered = sealed.clone();
        altered[i] ^= (byte) bit;
        refused("byte " + i, NAME, altered);
      }
    }
  }

  @Test
  void aChangedByteIsNoticedInEverySegment() throws IOException {
    byte[] sealed = seal(NAME, bytes(2_500_000));
    for (int i : new int[] {148, FIRST, 1 << 20, (1 << 20) + 5, 2 << 20, sealed.length - 1}) {
      byte[] altered = sealed.clone();
      altered[i] ^= 1;
      refused("byte " + i, NAME, altered);
    }
  }

  @Test
  void everyCutIsNoticedBeforeAByteIsGivenOut() throws IOException {
    byte[] sealed = seal(NAME, bytes(200));
    for (int length = 0; length < sealed.length; length++) {
      Trickle cut = new Trickle(Arrays.copyOf(sealed, length));
      assertThrows(SealException.class, () -> KEY.open(NAME, cut), "cut to " + length);
      assertFalse(cut.isOpen());
    }
    byte[] empty = seal(NAME, new byte[0]);
    for (int length = 0; length < empty.length; length++) {
      Trickle cut = new Trickle(Arrays.copyOf(empty, length));
      assertThrows(SealException.class, () -> KEY.open(NAME, cut), "cut to " + length);
    }
  }

  /** Where whole segments remain, only the last one's mark tells that more followed. */
  @Test
  void aCutBetweenSegmentsIsNoticedBeforeAByteIsGivenOut() throws IOException {
    byte[] sealed = seal(NAME, bytes(FIRST + 2 * NEXT));
    assertEquals(3 << 20, sealed.length);
    for (int length : new int[] {1 << 20, 2 << 20, (2 << 20) + 16, (3 << 20) - 1}) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThrows(SealException.class, () -> KEY.open(NAME, new Trickle(cut)), "to " + length);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 200, FIRST, FIRST + NEXT})
  void whatIsAppendedIsNoticedBeforeAByteIsGivenOut(int length) throws IOException {
    byte[] sealed = seal(NAME, bytes(length));
    for (int more : new int[] {1, 15, 16, 17, 1 << 20}) {
      byte[] longer = Arrays.copyOf(sealed, sealed.length + more);
      assertThrows(SealException.class, () -> KEY.open(NAME, new Trickle(longer)), "by " + more);
    }
  }

  @Test
  void segmentsCannotBeSwapped() throws IOException {
    byte[] sealed = seal(NAME, bytes(FIRST + 3 * NEXT));
    byte[] swapped = sealed.clone();
    System.arraycopy(sealed, 1 << 20, swapped, 2 << 20, 1 << 20);
    System.arraycopy(sealed, 2 << 20, swapped, 1 << 20, 1 << 20);
    refused("swapped", NAME, swapped);
  }

  @Test
  void filesCannotBeSwapped() throws IOException {
    String other = NAME.replace("0011", "0012");
    byte[] one = seal(NAME, bytes(100));
    byte[] two = seal(other, bytes(100));
    refused("renamed", other, one);
    refused("renamed", NAME, two);
    refused("renamed", "", one);
    // Nor can the wrapped key of one file stand before the stream of another.
    byte[] mixed = one.clone();
    System.arraycopy(seal(NAME, bytes(100)), 0, mixed, 0, SealHead.BYTES);
    refused("mixed", NAME, mixed);
  }

  @Test
  void aFileSealedToAnotherKeySaysSo() throws IOException {
    OpeningKey other = OpeningKey.generate();
    byte[] sealed = seal(NAME, bytes(100));
    SealException e =
        assertThrows(SealException.class, () -> other.open(NAME, new Trickle(sealed)));
    assertEquals(
        "is sealed to key %s, this is key %s".formatted(KEY.id(), other.id()), e.getMessage());
    // Whoever forges the id in the head does not get further.
    byte[] forged = sealed.clone();
    System.arraycopy(HexFormat.of().parseHex(other.id()), 0, forged, 16, 8);
    assertThrows(SealException.class, () -> other.open(NAME, new Trickle(forged)));
  }

  @Test
  void whatIsNotSealedSaysSo() {
    for (byte[] file : List.of(new byte[0], bytes(5000), "PAR1".getBytes(StandardCharsets.UTF_8))) {
      SealException e = assertThrows(SealException.class, () -> KEY.open(NAME, new Trickle(file)));
      assertEquals("is no sealed file", e.getMessage());
    }
  }

  @Test
  void theSameBytesAreNeverSealedAlike() throws IOException {
    byte[] plain = bytes(1000);
    byte[] one = seal(NAME, plain);
    byte[] two = seal(NAME, plain);
    for (int from : new int[] {28, 108, 148, 1000}) {
      assertFalse(Arrays.equals(one, from, from + 32, two, from, from + 32), "from " + from);
    }
  }

  @Test
  void nothingOfThePlainBytesShows() throws IOException {
    String listed = "zz-listed-term at http://crawl.example/";
    byte[] sealed = seal(NAME, listed.repeat(100_000).getBytes(StandardCharsets.UTF_8));
    String text = new String(sealed, StandardCharsets.ISO_8859_1);
    assertFalse(text.contains("zz-listed"));
    assertFalse(text.contains("example"));
  }

  @Test
  void aFileThatCouldNotBeWrittenToItsEndIsClosedAndDoesNotOpen() throws IOException {
    for (int room : new int[] {50, 110, 1 << 20, (1 << 20) + 300_000}) {
      SmallDisk disk = new SmallDisk(room);
      byte[] plain = bytes(2_000_000);
      assertThrows(
          IOException.class,
          () -> {
            try (OutputStream out = KEY.sealingKey().seal(NAME, disk)) {
              out.write(plain, 0, 900_000);
              out.write(plain, 900_000, 1_100_000);
            }
          });
      // The head is written before there is a stream to close.
      assertEquals(room >= 148, disk.closed);
      refused("room for " + room, NAME, disk.written.toByteArray());
    }
  }

  /** After an error, closing must not write a last segment behind a hole. */
  @Test
  void aFileWithAHoleDoesNotGetALastSegment() throws IOException {
    SmallDisk disk = new SmallDisk(1 << 20);
    OutputStream out = KEY.sealingKey().seal(NAME, disk);
    assertThrows(IOException.class, () -> out.write(bytes(3_000_000)));
    disk.room = Integer.MAX_VALUE;
    assertThrows(IOException.class, () -> out.write(1));
    out.close();
    out.close();
    assertTrue(disk.closed);
    refused("with a hole", NAME, disk.written.toByteArray());
  }

  /** Takes so many bytes. */
  private static final class SmallDisk extends OutputStream {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int room;
    private boolean closed;

    SmallDisk(int room) {
      this.room = room;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int fits = Math.min(length, room - written.size());
      written.write(bytes, offset, fits);
      if (fits < length) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
