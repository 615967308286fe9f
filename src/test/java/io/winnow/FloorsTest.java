package io.winnow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesThat;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the floors of the house, and the rooms that a library may be seen in. */
class FloorsTest {
  private static final JavaClasses WINNOW =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.winnow");

  /** The rooms, from the ground up. A room is a package with everything under it. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("core"),
          List.of("spi"),
          List.of(
              "policy",
              "shard",
              "list",
              "document",
              "image",
              "fingerprint",
              "score",
              "table",
              "proof",
              "run",
              "review"),
          List.of("bind", "screen", "judge", "summary"),
          List.of("clean", "audit", "report", "evidence"),
          List.of("spark"),
          List.of("cli"));

  private static String room(JavaClass type) {
    String inside = type.getPackageName().substring("io.winnow".length());
    return inside.isEmpty() ? "" : inside.substring(1).split("\\.", 2)[0];
  }

  private static Map<String, Integer> floors() {
    Map<String, Integer> floors = new HashMap<>();
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      for (String room : FLOORS.get(floor)) {
        floors.put(room, floor);
      }
    }
    return floors;
  }

  @Test
  void everyClassLivesInARoomOfTheHouse() {
    TreeSet<String> unknown = new TreeSet<>();
    WINNOW.forEach(type -> unknown.add(room(type)));
    unknown.removeAll(floors().keySet());
    assertEquals(new TreeSet<String>(), unknown);
  }

  @Test
  void aRoomUsesLowerFloorsOnly() {
    Map<String, Integer> floors = floors();
    TreeSet<String> wrong = new TreeSet<>();
    for (JavaClass type : WINNOW) {
      String here = room(type);
      type.getDirectDependenciesFromSelf()
          .forEach(
              dependency -> {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (!target.getPackageName().startsWith("io.winnow")) {
                  return;
                }
                String there = room(target);
                boolean lower =
                    floors.getOrDefault(there, 99) < floors.getOrDefault(here, Integer.MAX_VALUE);
                if (!there.equals(here) && !lower) {
                  wrong.add(type.getName() + " uses " + target.getName());
                }
              });
    }
    assertEquals(new TreeSet<String>(), wrong);
  }

  @Test
  void coreIsPlainJava() {
    classes()
        .that()
        .resideInAPackage("io.winnow.core..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "io.winnow.core..")
        .check(WINNOW);
  }

  @Test
  void sparkIsSeenInSparkAlone() {
    only("spark").in("org.apache.spark..", "scala..").check(WINNOW);
  }

  @Test
  void hadoopAndParquetAreSeenWhereFilesAre() {
    only("table", "shard", "run", "spark")
        .in("org.apache.hadoop..", "org.apache.parquet..")
        .check(WINNOW);
  }

  @Test
  void parsersOfDocumentsAreSeenInDocumentAlone() {
    only("document")
        .in(
            "org.apache.tika..",
            "org.jsoup..",
            "com.carrotsearch..",
            "org.apache.pdfbox..",
            "org.apache.poi..")
        .check(WINNOW);
  }

  @Test
  void jwarcIsSeenInItsFormatAlone() {
    only("shard.warc").in("org.netpreserve.jwarc..").check(WINNOW);
  }

  @Test
  void onnxRuntimeIsSeenInItsModelAlone() {
    only("score.onnx").in("ai.onnxruntime..").check(WINNOW);
  }

  @Test
  void picocliIsSeenInCliAlone() {
    only("cli").in("picocli..").check(WINNOW);
  }

  @Test
  void theYamlEngineIsSeenInPolicyAlone() {
    only("policy").in("org.snakeyaml..", "org.yaml..").check(WINNOW);
  }

  @Test
  void theTemplateEngineIsSeenInReportAlone() {
    only("report").in("gg.jte..").check(WINNOW);
  }

  @Test
  void jacksonIsSeenWhereJsonIsReadAndWritten() {
    only("run", "score", "audit", "list", "summary", "report", "evidence")
        .in("com.fasterxml.jackson..")
        .check(WINNOW);
  }

  @Test
  void tinkIsSeenWhereFilesAreSealedAlone() {
    only("proof.seal").in("com.google.crypto..", "com.google.protobuf..").check(WINNOW);
  }

  @Test
  void connectionsAreOpenedByListsSyncAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.winnow.list.sync..")
        .should()
        .dependOnClassesThat(opensConnections())
        .orShould()
        .callMethod(java.net.URL.class, "openConnection")
        .orShould()
        .callMethod(java.net.URL.class, "openStream")
        .orShould()
        .callMethod(java.net.URL.class, "getContent")
        .check(WINNOW);
  }

  /** Outside of java.net.http: sockets of any kind and what URLs make of themselves. */
  private static DescribedPredicate<JavaClass> opensConnections() {
    return DescribedPredicate.describe(
        "open connections",
        type -> {
          String name = type.getName();
          return name.startsWith("java.net.http.")
              || name.startsWith("javax.net.")
              || name.startsWith("com.sun.net.")
              || (name.startsWith("java.net.")
                  && (name.contains("Socket") || name.endsWith("URLConnection")))
              || (name.startsWith("java.nio.channels.")
                  && (name.contains("Socket") || name.endsWith("DatagramChannel")));
        });
  }

  @Test
  void onlyTheCommandStartsASync() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.winnow.list.sync..")
        .and()
        .haveNameNotMatching("io\\.winnow\\.cli\\.(ListsSyncCommand|SyncLine)")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.winnow.list.sync..")
        .check(WINNOW);
  }

  @Test
  void guavaIsInNoPublicSignature() {
    com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should()
        .notHaveRawReturnType(JavaClass.Predicates.resideInAPackage("com.google.common.."))
        .check(WINNOW);
  }

  @Test
  void nobodyPrintsButTheCommandLine() {
    noClasses()
        .that(areNotMains())
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(WINNOW);
  }

  @Test
  void nobodyEndsTheJvmButTheCommandLine() {
    noClasses()
        .that(areNotMains())
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(WINNOW);
  }

  @Test
  void thereIsOneLogger() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.util.logging..", "org.apache.logging..", "org.apache.commons.logging..")
        .check(WINNOW);
  }

  private static DescribedPredicate<JavaClass> areNotMains() {
    return DescribedPredicate.describe(
        "are neither in cli nor the screener's main class",
        type ->
            !room(type).equals("cli")
                && !type.getName().startsWith("io.winnow.screen.ScreenerMain"));
  }

  @Test
  void everyPackageIsNullMarkedAndHasACharter() {
    List<String> without = new ArrayList<>();
    TreeSet<String> packages = new TreeSet<>();
    WINNOW.forEach(type -> packages.add(type.getPackageName()));
    for (String name : packages) {
      JavaPackage found = WINNOW.getPackage(name);
      if (!found.isAnnotatedWith(NullMarked.class)) {
        without.add(name);
      }
    }
    assertTrue(packages.size() >= 20, packages::toString);
    assertEquals(List.of(), without);
  }

  @Test
  void everyRoomStandsOnOneFloor() {
    assertEquals(FLOORS.stream().mapToInt(List::size).sum(), floors().size());
  }

  private static Rooms only(String... rooms) {
    String[] packages = new String[rooms.length];
    for (int i = 0; i < rooms.length; i++) {
      packages[i] = "io.winnow." + rooms[i] + "..";
    }
    return new Rooms(packages);
  }

  /** The rooms that a library may be seen in. */
  private record Rooms(@SuppressWarnings("ArrayRecordComponent") String[] packages) {
    ArchRule in(String... libraries) {
      ClassesThat<GivenClassesConjunction> others = noClasses().that();
      return others
          .resideOutsideOfPackages(packages)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(libraries);
    }
  }
}
