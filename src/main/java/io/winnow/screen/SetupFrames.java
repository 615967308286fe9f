package io.winnow.screen;

import io.winnow.core.Algorithm;
import io.winnow.core.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The body of a SETUP frame. The child trusts its parent, but not that both are of one build. */
final class SetupFrames {
  private SetupFrames() {}

  static FrameOutput.Body write(ScreenerSetup setup) {
    Limits limits = setup.limits();
    FrameOutput.Body body =
        new FrameOutput.Body()
            .int32(FrameLimits.PROTOCOL)
            .int64(limits.recordBytes())
            .int64(limits.pixels())
            .int32(limits.scans())
            .int32(limits.parts())
            .int64(limits.partBytes())
            .int64(limits.cpu().toNanos())
            .int64(limits.heapBytes())
            .int32(setup.hashings().size());
    for (Hashing hashing : setup.hashings()) {
      body.text(hashing.algorithm().id())
          .int32(hashing.algorithm().byteLength())
          .bool(hashing.turned());
    }
    body.int32(setup.modelIds().size());
    setup.modelIds().forEach(body::text);
    return body.bool(setup.texts())
        .text(setup.natives().toString())
        .text(setup.scratch().toString());
  }

  static ScreenerSetup read(FrameInput in) throws IOException, FrameException {
    if (in.int32() != FrameLimits.PROTOCOL) {
      throw new FrameException("the other side speaks another version of the protocol");
    }
    Limits limits =
        new Limits(
            in.int64(),
            in.int64(),
            in.int32(),
            in.int32(),
            in.int64(),
            Duration.ofNanos(in.int64()),
            in.int64());
    int hashers = in.count(FrameLimits.HASHERS, 9);
    List<Hashing> hashings = new ArrayList<>(hashers);
    for (int i = 0; i < hashers; i++) {
      Algorithm algorithm = new Algorithm(in.text(FrameLimits.NAME), in.int32());
      hashings.add(new Hashing(algorithm, in.bool()));
    }
    int count = in.count(FrameLimits.MODELS, 4);
    List<String> models = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      models.add(in.text(FrameLimits.NAME));
    }
    boolean texts = in.bool();
    Path natives = Path.of(in.text(FrameLimits.LINE));
    Path scratch = Path.of(in.text(FrameLimits.LINE));
    in.end();
    return new ScreenerSetup(limits, hashings, models, texts, natives, scratch);
  }
}
