package io.winnow.document;

/**
 * Where bytes come from that are being taken apart.
 *
 * @param mediaType what they were detected to be
 * @param declaredType what was claimed, with parameters, or empty
 * @param url what addresses in them are resolved against, or empty
 * @param depth 0 for the payload, one more for each container around it
 */
record Source(String mediaType, String declaredType, String url, int depth) {
  /** Something inside this. */
  Source nested(String type) {
    return new Source(type, "", url, depth + 1);
  }
}
