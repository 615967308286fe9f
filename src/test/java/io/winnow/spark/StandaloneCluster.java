package io.winnow.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** Spark's own standalone cluster on loopback: a master that takes submissions, two workers. */
final class StandaloneCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final Path folder;
  private final Path temporary;
  private final int port = freePort();
  private final int restPort = freePort();
  private final int uiPort = freePort();
  private final List<Child> daemons = new ArrayList<>();

  /**
   * Starts it and waits until both workers are there.
   *
   * @param temporary where all its processes put what is temporary
   */
  StandaloneCluster(Path folder, Path temporary) throws Exception {
    this.folder = folder;
    this.temporary = temporary;
    try {
      daemon(
          List.of(
              "-Dspark.master.rest.enabled=true",
              "-Dspark.master.rest.host=" + HOST,
              "-Dspark.master.rest.port=" + restPort),
          "org.apache.spark.deploy.master.Master",
          "--host " + HOST + " --port " + port + " --webui-port " + uiPort);
      // A worker that finds no master tries again only after seconds.
      Waiting.until("the master", Duration.ofSeconds(60), () -> status().contains("ALIVE"));
      for (int worker = 1; worker <= 2; worker++) {
        daemon(
            List.of(),
            "org.apache.spark.deploy.worker.Worker",
            "--host %s --cores 2 --memory 2500m --webui-port 0 --work-dir %s spark://%s:%d"
                .formatted(HOST, folder.resolve("worker-" + worker), HOST, port));
      }
      Waiting.until(
          "two workers",
          Duration.ofSeconds(60),
          () -> status().replace(" ", "").contains("\"aliveworkers\":2"));
    } catch (Exception | Error e) {
      close();
      throw e;
    }
  }

  private void daemon(List<String> options, String main, String arguments) throws IOException {
    daemons.add(start("-Xmx512m", options, main, List.of(arguments.split(" "))));
  }

  private Child start(String heap, List<String> options, String main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(Installation.java(), heap));
    command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(List.of(Installation.SHORT_LIVED, "-Djava.io.tmpdir=" + temporary));
    command.addAll(options);
    command.addAll(List.of("-cp", Installation.sparkHome().resolve("jars") + "/*", main));
    command.addAll(arguments);
    return Child.start(
        folder,
        Map.of(
            "SPARK_HOME",
            Installation.sparkHome().toString(),
            "SPARK_LOCAL_IP",
            HOST,
            "SPARK_SCALA_VERSION",
            "2.13"),
        command);
  }

  private String status() {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://%s:%d/json/".formatted(HOST, uiPort)))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      return ""; // Not up yet.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** Submits so that the driver runs in the submitting process. */
  Child submit(List<String> options, List<String> arguments) throws IOException {
    return submit("client", "spark://" + HOST + ":" + port, options, arguments);
  }

  /** Submits so that the driver runs on a worker; the submitting process ends at once. */
  Child submitDriver(List<String> arguments) throws IOException {
    return submit(
        "cluster",
        "spark://" + HOST + ":" + restPort,
        List.of("--conf", "spark.master.rest.enabled=true"),
        arguments);
  }

  private Child submit(String mode, String master, List<String> options, List<String> arguments)
      throws IOException {
    String java = Installation.SHORT_LIVED + " -Djava.io.tmpdir=" + temporary;
    List<String> all = new ArrayList<>(List.of("--master", master, "--deploy-mode", mode));
    for (String setting :
        List.of(
            "spark.driver.host=" + HOST,
            "spark.driver.bindAddress=" + HOST,
            "spark.driver.memory=1g",
            "spark.driver.extraJavaOptions=" + java,
            "spark.executor.memory=1g",
            "spark.executor.cores=1",
            "spark.cores.max=2",
            "spark.executor.extraJavaOptions=" + java)) {
      all.addAll(List.of("--conf", setting));
    }
    all.addAll(options);
    all.addAll(List.of("--class", "io.winnow.cli.Main", Installation.jar().toString()));
    all.addAll(arguments);
    return start("-Xmx1g", List.of(), "org.apache.spark.deploy.SparkSubmit", all);
  }

  /** The executors that run now. */
  List<ProcessHandle> executors() {
    return ofWorkers("CoarseGrainedExecutorBackend");
  }

  /** The drivers that run on workers now. */
  List<ProcessHandle> drivers() {
    return ofWorkers("DriverWrapper");
  }

  private List<ProcessHandle> ofWorkers(String main) {
    return daemons.stream()
        .flatMap(daemon -> daemon.handle().children())
        .filter(p -> p.info().commandLine().filter(c -> c.contains(main)).isPresent())
        .toList();
  }

  /** What all daemons said, for a failed assertion. */
  String log() throws IOException {
    StringBuilder log = new StringBuilder();
    for (Child daemon : daemons) {
      log.append(daemon.output());
    }
    return log.toString();
  }

  @Override
  public void close() {
    List<ProcessHandle> all =
        daemons.stream()
            .flatMap(d -> Stream.of(d.handle()))
            .flatMap(ProcessHandle::descendants)
            .toList();
    for (int i = daemons.size() - 1; i >= 0; i--) {
      daemons.get(i).close();
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
