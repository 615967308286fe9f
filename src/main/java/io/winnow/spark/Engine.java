package io.winnow.spark;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/** What Winnow sets on Spark, and what it asks of it. */
public final class Engine {
  private Engine() {}

  /**
   * The settings that every Winnow job needs; what the user has set stays.
   *
   * <p>{@code maxResultSize} counts all receipts of a run together, so it is off; the heartbeat is
   * what the progress line lives on.
   */
  public static SparkConf settings(String appName) {
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.app.name", appName);
    conf.setIfMissing("spark.driver.maxResultSize", "0");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    return conf;
  }

  /**
   * The same, and where to run unless spark-submit has said it: on this machine.
   *
   * @param slots units at a time
   * @param attempts how often a unit is tried
   */
  static SparkConf settings(String appName, int slots, int attempts) {
    SparkConf conf = settings(appName);
    if (!conf.contains("spark.master")) {
      conf.set("spark.master", "local[%d,%d]".formatted(slots, attempts));
      // One JVM, one user: nothing listens beyond this machine.
      conf.set("spark.driver.host", "127.0.0.1");
      conf.set("spark.driver.bindAddress", "127.0.0.1");
    }
    return conf;
  }

  /** True if driver and executor are one JVM. */
  public static boolean isLocal(SparkConf conf) {
    String master = conf.get("spark.master", "");
    return master.equals("local") || master.startsWith("local[");
  }

  /** The Hadoop configuration of a driver, {@code spark.hadoop.*} settings included. */
  public static Configuration configuration(SparkConf conf) {
    return SparkHadoopUtil.get().newConfiguration(conf);
  }

  /** The same on an executor. */
  static Configuration executorConfiguration() {
    return SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf());
  }
}
