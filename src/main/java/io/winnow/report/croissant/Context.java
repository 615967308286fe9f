package io.winnow.report.croissant;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The {@code @context}: that of the specification's appendix 1, and PROV's prefix, which its part
 * on provenance asks for. Schema.org with https, as mlcroissant and the specification's own data
 * sets have it: to mlcroissant (1.1.1) the same words with http, as the appendix prints them, are
 * unknown.
 */
final class Context {
  private static final String[] CROISSANT = {
    "annotation",
    "arrayShape",
    "citeAs",
    "column",
    "containedIn",
    "equivalentProperty",
    "excludes",
    "extract",
    "field",
    "fileProperty",
    "fileObject",
    "fileSet",
    "format",
    "includes",
    "isArray",
    "isLiveDataset",
    "jsonPath",
    "key",
    "md5",
    "parentField",
    "path",
    "recordSet",
    "references",
    "regex",
    "readLines",
    "repeated",
    "replace",
    "samplingRate",
    "sdVersion",
    "separator",
    "source",
    "subField",
    "transform",
    "unArchive",
    "value"
  };

  private Context() {}

  static ObjectNode json() {
    ObjectNode context =
        Nodes.object()
            .put("@language", "en")
            .put("@vocab", "https://schema.org/")
            .put("sc", "https://schema.org/")
            .put("cr", "http://mlcommons.org/croissant/")
            .put("rai", "http://mlcommons.org/croissant/RAI/")
            .put("dct", "http://purl.org/dc/terms/")
            .put("prov", "http://www.w3.org/ns/prov#")
            .put("conformsTo", "dct:conformsTo");
    for (String term : CROISSANT) {
      context.put(term, "cr:" + term);
    }
    context.set("data", Nodes.object().put("@id", "cr:data").put("@type", "@json"));
    context.set("dataType", Nodes.object().put("@id", "cr:dataType").put("@type", "@vocab"));
    context.set("examples", Nodes.object().put("@id", "cr:examples").put("@type", "@json"));
    return context;
  }
}
