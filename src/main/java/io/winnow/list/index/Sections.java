package io.winnow.list.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Named stretches of bytes that tables and indexes live in: parts of a mapped file, or memory that
 * was just filled. Little-endian, each under 2 GiB.
 *
 * <p>All are direct buffers that may be written (maps are private): look-ups then see one class of
 * buffer only, and the compiler inlines them.
 */
public final class Sections {
  private final Map<String, ByteBuffer> byName = new TreeMap<>();
  private final IntFunction<ByteBuffer> allocator;

  /** None yet; new ones are made in memory. */
  public Sections() {
    this(ByteBuffer::allocateDirect);
  }

  /**
   * None yet.
   *
   * @param allocator makes direct buffers of zeros
   */
  public Sections(IntFunction<ByteBuffer> allocator) {
    this.allocator = allocator;
  }

  /**
   * Makes a section of zeros.
   *
   * @throws IllegalArgumentException if there is one of that name
   * @throws ArithmeticException if it would be 2 GiB or more
   */
  public ByteBuffer allocate(String name, long bytes) {
    ByteBuffer buffer = allocator.apply(Math.toIntExact(bytes));
    put(name, buffer);
    return section(name);
  }

  /** Takes a direct buffer as it is, from its position to its limit. */
  public void put(String name, ByteBuffer buffer) {
    if (!buffer.isDirect() || buffer.isReadOnly()) {
      throw new IllegalArgumentException("sections are direct and not read-only");
    }
    if (byName.putIfAbsent(name, buffer.slice()) != null) {
      throw new IllegalArgumentException("there is a section " + name);
    }
  }

  /**
   * A section of its own position and limit, little-endian.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public ByteBuffer section(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("there is no section " + name));
  }

  public Optional<ByteBuffer> find(String name) {
    ByteBuffer buffer = byName.get(name);
    return buffer == null
        ? Optional.empty()
        : Optional.of(buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN));
  }

  /** Sorted. */
  public Set<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  /** Bytes of all sections. */
  public long bytes() {
    return byName.values().stream().mapToLong(ByteBuffer::capacity).sum();
  }
}
