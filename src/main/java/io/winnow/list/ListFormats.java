package io.winnow.list;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.spi.Catalogue;
import io.winnow.spi.ListFormat;
import java.util.Locale;
import java.util.Optional;

/** Chooses the format of a list: the one that the policy names, or the one that its name shows. */
final class ListFormats {
  private ListFormats() {}

  static ListFormat of(ListSource source) {
    Catalogue<ListFormat> formats = Catalogue.load(ListFormat.class);
    Optional<ListFormat> format =
        source
            .format()
            .map(formats::byId)
            .orElseGet(
                () ->
                    formats.all().stream()
                        .filter(f -> f.recognises(bareName(source.fileName())))
                        .findFirst());
    return format
        .map(found -> found.forFile(bareName(source.fileName())))
        .orElseThrow(
            () ->
                new ProblemsException(
                    Problem.of(
                        source.fileName(),
                        "list %s: %s; say `format:` in the policy (lists build: --format), one of %s"
                            .formatted(
                                source.id(),
                                source
                                    .format()
                                    .map(f -> "there is no list format " + f)
                                    .orElse("its name shows no list format"),
                                String.join(
                                    ", ", formats.all().stream().map(ListFormat::id).toList())))));
  }

  private static String bareName(String fileName) {
    String name = fileName.substring(fileName.lastIndexOf('/') + 1);
    boolean gzip = name.toLowerCase(Locale.ROOT).endsWith(".gz");
    return gzip ? name.substring(0, name.length() - 3) : name;
  }
}
