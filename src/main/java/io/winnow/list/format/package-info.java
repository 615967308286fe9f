/**
 * Floor 2: a class for each way to write a list down.
 *
 * <p>Formats decode and give places; they do not judge, index or count. A value that cannot be
 * decoded is reported by its place and never quoted.
 */
@NullMarked
package io.winnow.list.format;

import org.jspecify.annotations.NullMarked;
