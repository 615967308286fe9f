package io.winnow.spark;

import io.winnow.core.Receipt;

/** Told how a job goes on. Called from the job's threads, one at a time. */
public interface JobProgress {
  /**
   * The plan stands.
   *
   * @param units how many there are to clean
   * @param done how many of them an earlier attempt has done
   */
  void planned(int units, int done);

  /** A unit's receipt is committed. */
  void committed(Receipt receipt);

  /** A unit failed for good. */
  void failed(String shard, String why);

  /**
   * All units have ended and the ledger is summed up.
   *
   * @param rows how many rows were read
   * @param of how many there are
   */
  void summed(long rows, long of);

  /** Nobody listens. */
  JobProgress NONE =
      new JobProgress() {
        @Override
        public void planned(int units, int done) {}

        @Override
        public void committed(Receipt receipt) {}

        @Override
        public void failed(String shard, String why) {}

        @Override
        public void summed(long rows, long of) {}
      };
}
